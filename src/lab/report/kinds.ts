import type { IFindingView } from './build';

/** What a finding is to its reader, by what matters most about it. */
export type FindingKind = 'error' | 'warning' | 'fallback' | 'note' | 'change';

/** The kinds, what needs a person first, plain changes last. */
export const KINDS: readonly FindingKind[] = [
  'error',
  'warning',
  'fallback',
  'note',
  'change'
];

/** Sort a finding: each is of one kind. */
export function kindOf({ finding }: IFindingView): FindingKind {
  const { severity, fallback, applied } = finding;
  if (severity === 'ERROR') {
    return 'error';
  }
  if (severity === 'WARNING') {
    return 'warning';
  }
  return fallback ? 'fallback' : applied ? 'change' : 'note';
}

/**
 * Whether there is something left to say of a finding's place, so that it is marked in
 * the editor: there is not where the name there was converted to one of TensorFlow 2.
 */
export function isOpen({ finding, done }: IFindingView): boolean {
  return !done || finding.fallback || finding.severity !== 'INFO';
}
