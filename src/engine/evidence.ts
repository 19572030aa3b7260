import type { IReference } from './references';
import type { Era } from './rules/context';
import { isAmbiguous, isStepSummary, renamed } from './rules/symbols';
import type { PyNode } from './syntax/py-node';
import { everHad } from './tables/api-table';
import { remembered } from './tables/remembered';
import { MAX_PARTS, upgradeTables } from './tables/upgrade-tables';

/** Signs, in one cell, of what it was written for. */
export interface IEvidence {
  tf1: boolean;
  tf2: boolean;
}

/**
 * Read the signs in a cell's references. TF1 is what a migration changes for
 * good: names and keywords that TF2 lacks. So converted code shows none, and is
 * not converted a second time where a name means something in both.
 */
export function evidenceOf(references: Iterable<IReference>): IEvidence {
  const found: IEvidence = { tf1: false, tf2: false };
  for (const reference of references) {
    const { name } = reference;
    if (name === '') {
      continue;
    }
    if (name.startsWith('compat.')) {
      found.tf2 = true;
      continue;
    }
    if (isOld(name)) {
      found.tf1 = true;
    }
    const had = everHad(name);
    if (had.v2 && !had.v1) {
      found.tf2 = true;
    }
    if (reference.call) {
      readKeywords(name, reference.call, found);
    }
  }
  return found;
}

/** Whether a migration replaces a name or the beginning of it. */
const isOld = remembered(name => {
  const parts = name.split('.');
  for (let n = Math.min(parts.length, MAX_PARTS); n > 0; n--) {
    const prefix = parts.slice(0, n).join('.');
    if (isConverted(prefix) && !isAmbiguous(prefix)) {
      return true;
    }
  }
  return false;
});

/** Whether a migration replaces a name, so that it is gone afterwards. */
function isConverted(name: string): boolean {
  return (
    renamed(name) !== null ||
    upgradeTables.transformers.has(name) ||
    upgradeTables.transformers.has(name.replace(/^contrib\./, ''))
  );
}

function readKeywords(name: string, call: PyNode, found: IEvidence): void {
  const known = upgradeTables.keywords.get(name);
  const kind = upgradeTables.transformers.get(name)?.kind;
  const list = call.child('arguments')?.children ?? [];
  for (const argument of list) {
    if (argument.type !== 'keyword_argument') {
      continue;
    }
    const keyword = argument.child('name')?.text ?? '';
    if (known?.has(keyword)) {
      found.tf1 = true;
    }
    if (kind === 'dropout') {
      found.tf1 ||= keyword === 'keep_prob';
      found.tf2 ||= keyword === 'rate';
    }
    if (kind === 'string-split-rtype' && keyword === 'result_type') {
      found.tf1 = true;
    }
    if (kind === 'name-scope') {
      found.tf1 ||= keyword === 'default_name';
    }
    found.tf2 ||= keyword === 'step' && isStepSummary(name);
  }
  if (kind === 'name-scope' && list[0]?.type === 'none') {
    // tf.name_scope(None, 'default')
    found.tf1 = true;
  }
}

/** What a cell was written for, from its own signs or else the notebook's. */
export function eraOf(cell: IEvidence, notebook: IEvidence): Era {
  if (cell.tf1) {
    return 'tf1';
  }
  if (cell.tf2) {
    return 'tf2';
  }
  return notebook.tf1 ? 'tf1' : notebook.tf2 ? 'tf2' : 'unknown';
}
