import type { TranslationBundle } from '@jupyterlab/translation';
import React from 'react';

import type { CountName, IReportView } from './report';

/** Props of `Summary`. */
export interface ISummaryProps {
  readonly report: IReportView;
  readonly trans: TranslationBundle;
}

/** The four counts of a report. */
export function Summary({ report, trans }: ISummaryProps): JSX.Element {
  const rows: [CountName, string][] = [
    [
      'changes',
      report.upgraded ? trans.__('Changes made') : trans.__('Changes to make')
    ],
    ['warnings', trans.__('Warnings')],
    ['errors', trans.__('Errors')],
    ['fallbacks', trans.__('compat.v1 fallbacks')]
  ];
  return (
    <dl className="jp-TfUpgrade-summary" aria-label={trans.__('Summary')}>
      {rows.map(([name, label]) => (
        <div key={name} data-count={name}>
          <dt>{label}</dt>
          <dd>{report.counts[name]}</dd>
        </div>
      ))}
    </dl>
  );
}
