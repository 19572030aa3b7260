import type { TranslationBundle } from '@jupyterlab/translation';
import React from 'react';

import type { IFinding, IFix } from '../engine/types';
import type { IReportActions } from './actions';
import { FixAll } from './fix-all';

/** Props of `FindingActions`. */
export interface IFindingActionsProps {
  readonly finding: IFinding;
  /** What one click may do about it; null where nothing can be done. */
  readonly fix: IFix | null;
  readonly trans: TranslationBundle;
  readonly actions: IReportActions;
  readonly ignore: (button: HTMLElement) => void;
}

/** What can be done about a finding. */
export function FindingActions(props: IFindingActionsProps): JSX.Element {
  const { finding, fix, trans, actions, ignore } = props;
  return (
    <div className="jp-TfUpgrade-actions">
      {fix && (
        <>
          <button
            className="jp-TfUpgrade-fix jp-mod-styled"
            onClick={() => actions.fix(fix)}
            title={fix.action}
          >
            {trans.__('Fix')}
          </button>
          <FixAll fix={fix} trans={trans} actions={actions} />
        </>
      )}
      <button
        className="jp-TfUpgrade-link"
        onClick={() => actions.help(finding.help)}
        title={trans.__('What this is about, with examples')}
      >
        {trans.__('Help')}
      </button>
      <button
        className="jp-TfUpgrade-link"
        title={trans.__('Hide this; it can be brought back')}
        onClick={event => ignore(event.currentTarget)}
      >
        {trans.__('Ignore')}
      </button>
    </div>
  );
}
