import type { TranslationBundle } from '@jupyterlab/translation';
import React from 'react';

import type { ICellView } from '../lab/report/build';
import type { IReportActions } from './actions';
import { FindingHead } from './finding-head';

/** Props of `Ignored`. */
export interface IIgnoredProps {
  /** The cells, with their findings that are ignored. */
  readonly cells: readonly ICellView[];
  readonly trans: TranslationBundle;
  readonly actions: IReportActions;
  /** Whether they are kept in the notebook. */
  readonly inNotebook: boolean;
  /** Keeps them there or not; null where the notebook may not be written. */
  readonly onInNotebook: ((on: boolean) => void) | null;
  readonly onRestoreAll: () => void;
}

/** How many are listed; when some of them are restored, others follow. */
const AT_ONCE = 100;

/** The findings that a person chose to ignore, folded away, each to be brought back. */
export const Ignored = React.memo(function Ignored(
  props: IIgnoredProps
): JSX.Element {
  const { cells, trans, actions, inNotebook, onInNotebook } = props;
  const all = cells.flatMap(({ id, number, findings }) =>
    findings.map(view => ({ id, number, view }))
  );
  return (
    <details className="jp-TfUpgrade-ignored">
      <summary>{trans._n('%1 ignored', '%1 ignored', all.length)}</summary>
      {onInNotebook && (
        <label className="jp-TfUpgrade-keep">
          <input
            type="checkbox"
            checked={inNotebook}
            onChange={event => onInNotebook(event.target.checked)}
          />
          {trans.__('Keep this choice in the notebook, for all who open it')}
        </label>
      )}
      <button className="jp-TfUpgrade-link" onClick={props.onRestoreAll}>
        {trans.__('Restore all')}
      </button>
      <ul className="jp-TfUpgrade-findings">
        {all.slice(0, AT_ONCE).map(({ id, number, view }) => (
          <li
            key={`${id} ${view.key}`}
            className="jp-TfUpgrade-finding"
            data-severity={view.finding.severity}
          >
            <FindingHead view={view} trans={trans} noLine />
            <div className="jp-TfUpgrade-actions">
              <button
                className="jp-TfUpgrade-link"
                onClick={() => actions.goTo(id, view.span)}
              >
                {trans.__('Cell %1', number)}
              </button>
              <button
                className="jp-TfUpgrade-link"
                onClick={() => actions.restore(id, view)}
              >
                {trans.__('Restore')}
              </button>
            </div>
          </li>
        ))}
      </ul>
    </details>
  );
});
