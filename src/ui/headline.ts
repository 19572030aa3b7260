import type { TranslationBundle } from '@jupyterlab/translation';

import { nothingLeft, type IReportView } from '../lab/report/build';

/** Where a notebook stands, in a sentence or two. */
export function headline(
  report: IReportView,
  trans: TranslationBundle
): string {
  const { upgraded, pending, counts } = report;
  if (!report.usesTensorflow && report.cells.length === 0) {
    return trans.__('No TensorFlow in this notebook: nothing to upgrade.');
  }
  if (nothingLeft(report)) {
    return upgraded
      ? trans.__('Upgraded to TF2. Nothing is left to do.')
      : trans.__('Nothing left to do: all TensorFlow names here are of TF2.');
  }
  if (upgraded && pending === 0) {
    return counts.errors + counts.warnings > 0
      ? trans.__('Upgraded to TF2. What is left for you to look at:')
      : trans.__('Upgraded to TF2. See what was done:');
  }
  if (upgraded) {
    return trans._n(
      'Upgraded to TF2. %1 more change can be made: upgrade again.',
      'Upgraded to TF2. %1 more changes can be made: upgrade again.',
      pending
    );
  }
  return pending > 0
    ? trans.__('This is what an upgrade would do. Nothing is changed yet.')
    : trans.__('Nothing here can be changed for you. What to look at:');
}
