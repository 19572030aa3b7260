import type { IFinding } from '../../engine/types';

/** What a change does, as a person would sort them. In the order they are shown. */
export const CHANGE_KINDS = [
  'imports',
  'names',
  'arguments',
  'calls',
  'contrib',
  'compat-v1',
  'run-ready'
] as const;

export type ChangeKind = (typeof CHANGE_KINDS)[number];

const IMPORTS = new Set([
  'compat-v1-import',
  'examples-module',
  'from-import',
  'safety-import'
]);

const ARGUMENTS = new Set([
  'add-argument',
  'argument-order',
  'keyword-rename',
  'removed-argument'
]);

/** Rules that change a name and nothing else. */
const NAMES = new Set(['symbol-rename']);

/** The kind of a change, from what its rule says of it. */
export function kindOf(finding: IFinding): ChangeKind {
  const { rule, fallback, symbol } = finding;
  if (rule === 'run-ready') {
    return 'run-ready';
  }
  if (IMPORTS.has(rule)) {
    return 'imports';
  }
  if (
    /^tf\.(?:compat\.v1\.)?contrib\b/.test(symbol) ||
    rule.startsWith('contrib')
  ) {
    return 'contrib';
  }
  if (fallback) {
    return 'compat-v1';
  }
  if (NAMES.has(rule)) {
    return 'names';
  }
  return ARGUMENTS.has(rule) ? 'arguments' : 'calls';
}
