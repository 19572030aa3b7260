import type { TranslationBundle } from '@jupyterlab/translation';
import React from 'react';

import type { CountName, ICounts } from '../lab/report/build';

/** Props of `Summary`. */
export interface ISummaryProps {
  readonly counts: ICounts;
  /** Whether the changes have been made. */
  readonly upgraded: boolean;
  readonly trans: TranslationBundle;
  /** The counts whose findings are shown; none: all findings are. */
  readonly names: ReadonlySet<CountName>;
  readonly onToggle: (name: CountName) => void;
}

/** The four counts of a report. Each is a switch: on, only what it counts is shown. */
export const Summary = React.memo(function Summary(
  props: ISummaryProps
): JSX.Element {
  const { counts, upgraded, trans, names, onToggle } = props;
  const rows: [CountName, string][] = [
    [
      'changes',
      upgraded ? trans.__('Changes made') : trans.__('Changes to make')
    ],
    ['warnings', trans.__('Warnings')],
    ['errors', trans.__('Errors')],
    ['fallbacks', trans.__('compat.v1 fallbacks')]
  ];
  return (
    <dl className="jp-TfUpgrade-summary" aria-label={trans.__('Summary')}>
      {rows.map(([name, label]) => (
        <div key={name} data-count={name} data-on={names.has(name)}>
          <dt>
            <button
              className="jp-TfUpgrade-count"
              aria-pressed={names.has(name)}
              disabled={counts[name] === 0 && !names.has(name)}
              onClick={() => onToggle(name)}
              title={
                names.has(name)
                  ? trans.__('Show the others as well')
                  : trans.__('Show these alone')
              }
            >
              {label}
            </button>
          </dt>
          <dd>{counts[name]}</dd>
        </div>
      ))}
    </dl>
  );
});
