import type { TranslationBundle } from '@jupyterlab/translation';
import React from 'react';

import type { IPathStep } from '../engine/types';
import type { IReportActions } from './actions';

/** Props of `MigrationPath`. */
export interface IMigrationPathProps {
  readonly steps: readonly IPathStep[];
  readonly trans: TranslationBundle;
  readonly actions: IReportActions;
}

/** The steps of the way to TensorFlow 2, each ticked from what the notebook shows. */
export const MigrationPath = React.memo(function MigrationPath(
  props: IMigrationPathProps
): JSX.Element {
  const { steps, trans, actions } = props;
  const all = steps.filter(step => step.status !== 'not-applicable');
  const done = all.filter(step => step.status === 'done');
  const next = all.find(step => step.status === 'todo');
  const words: Record<IPathStep['status'], [string, string]> = {
    done: ['✓', trans.__('done')],
    todo: ['○', trans.__('to do')],
    'not-applicable': ['–', trans.__('does not apply')]
  };
  return (
    <details className="jp-TfUpgrade-path">
      <summary>
        {trans.__(
          'Migration path: %1 of %2 steps done',
          done.length,
          all.length
        )}
        {next && (
          <span className="jp-TfUpgrade-next">
            {trans.__('Next: %1', next.title)}
          </span>
        )}
      </summary>
      <ol>
        {steps.map(({ id, title, status, next: what, help }) => (
          <li key={id} data-status={status} aria-current={id === next?.id}>
            <span
              className="jp-TfUpgrade-tick"
              role="img"
              aria-label={words[status][1]}
            >
              {words[status][0]}
            </span>
            <button
              className="jp-TfUpgrade-link"
              onClick={() => actions.help(help)}
              title={trans.__('How this step is taken')}
            >
              {title}
            </button>
            <p>{what}</p>
          </li>
        ))}
      </ol>
    </details>
  );
});
