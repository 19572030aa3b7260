import type { Program } from '../fixes/program';
import type { IReference } from '../references';
import { presence, Presence } from '../tables/api-table';
import { remembered } from '../tables/remembered';
import { isTarget } from '../values/infer';
import type { IRuleContext } from './context';
import { meantName } from './safety-import';

/**
 * Say of an attribute that the code itself puts on a module of TensorFlow's, as
 * `tf.model = ...` does, that it is not TensorFlow's. It works, so nothing is changed.
 *
 * @param reference a name that the target lacks.
 * @returns whether it is such an attribute, or what is below one.
 */
export function ownAttribute(
  reference: IReference,
  context: IRuleContext
): boolean {
  const owned = ownPart(reference, context.targetVersion);
  const how = owned && howSet(owned, reference, context);
  if (!owned || !how) {
    return false;
  }
  const shown = `tf.${owned}`;
  context.report({
    rule: 'own-attribute',
    severity: 'WARNING',
    at: reference.node,
    symbol: `tf.${meantName(reference, context)}`,
    message: `TensorFlow ${context.targetVersion} has no ${shown}: the code ${how}. That works until TensorFlow has such a name; keep it in a variable of your own.`
  });
  return true;
}

/** The first part of a name that the target lacks. */
function ownPart({ name }: IReference, version: string): string | null {
  const parts = name.split('.');
  for (let n = 1; n <= parts.length; n++) {
    const part = parts.slice(0, n).join('.');
    if (presence(part, version) === Presence.Missing) {
      return part;
    }
  }
  return null;
}

/** A full name; in broken code brackets can be left in what stands for one. */
const NAME = /^[\p{XIDC}.]+$/u;

/** A pattern that matches a text and nothing else. */
function literally(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

/** In words, how the code sets an attribute of TensorFlow's; null where it does not. */
function howSet(
  owned: string,
  { base }: IReference,
  { program }: IRuleContext
): string | null {
  if (!NAME.test(owned)) {
    return null;
  }
  const { attribute, assigned, name } = waysToSet(owned);
  // Asked of the text first: who asks for references is worked on again with each edit.
  if (program.mentions(assigned, attribute)) {
    const found = program.references(name).find(({ node }) => isTarget(node));
    if (found) {
      return `sets it itself, ${placeOf(found, program)}`;
    }
  }
  if (!program.mentions(SETATTR)) {
    return null;
  }
  const handed = new RegExp(
    `\\bsetattr\\(\\s*${literally(base.text)}\\s*,\\s*['"]${attribute}['"]`
  );
  return program.mentions(handed, attribute)
    ? 'sets it itself, with setattr'
    : null;
}

const SETATTR = /\bsetattr\(/;

/** How code that sets a name looks, and references to it. */
const waysToSet = remembered(owned => {
  const bare = owned.replace(/^compat\.v1\./, '');
  const attribute = bare.split('.').pop() ?? bare;
  return {
    attribute,
    assigned: new RegExp(
      `\\.\\s*${attribute}\\s*(?:,[^=\\n()]*|:[^=\\n]*)?=(?!=)`
    ),
    name: new RegExp(`^(?:compat\\.v1\\.)?${bare.replace(/\./g, '\\.')}$`)
  };
});

/** `in cell 3`, or `on line 7` of a file. */
function placeOf({ node, at }: IReference, { units }: Program): string {
  const unit = units.find(
    ({ base, cell }) => at >= base && at < base + cell.source.length
  );
  const cell = unit?.cell.number ?? null;
  return cell === null
    ? `on line ${unit?.positions.line(node.start) ?? 1}`
    : `in cell ${cell}`;
}
