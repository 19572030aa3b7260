import type { TranslationBundle } from '@jupyterlab/translation';

import type { IFindingView } from '../lab/report/build';

/** How much a finding matters, in words: one, or two where it is a fallback as well. */
export function severityWords(
  { finding }: IFindingView,
  trans: TranslationBundle
): string[] {
  const { severity, fallback, applied } = finding;
  const words: string[] = [];
  if (severity === 'ERROR') {
    words.push(trans.__('Error'));
  } else if (severity === 'WARNING') {
    words.push(trans.__('Warning'));
  }
  if (fallback) {
    words.push(trans.__('compat.v1'));
  } else if (words.length === 0) {
    words.push(applied ? trans.__('Change') : trans.__('Note'));
  }
  return words;
}
