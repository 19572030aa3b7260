import type { TranslationBundle } from '@jupyterlab/translation';
import React from 'react';

import type { IFindingView } from '../lab/report/build';
import type { IReportActions } from './actions';
import { FindingHead } from './finding-head';
import { FindingActions } from './finding-actions';

/** Props of `Finding`. */
export interface IFindingProps {
  readonly cellId: string;
  readonly view: IFindingView;
  readonly trans: TranslationBundle;
  readonly actions: IReportActions;
  /** True where its cell says already that its changes are yet to be made. */
  readonly noPending?: boolean;
}

/**
 * One finding, as a button that goes to its place. All that comes from the
 * notebook is a React text node, never markup.
 */
export function Finding(props: IFindingProps): JSX.Element {
  const { cellId, view, trans, actions, noPending } = props;
  const { finding } = view;
  return (
    <li className="jp-TfUpgrade-finding" data-severity={finding.severity}>
      <button
        className="jp-TfUpgrade-findingButton"
        onClick={() => actions.goTo(cellId, view.span)}
        title={trans.__('Go to this place in the notebook')}
      >
        <FindingHead view={view} trans={trans} />{' '}
        <span className="jp-TfUpgrade-message">{finding.message}</span>
        <FindingNotes view={view} trans={trans} noPending={noPending} />
      </button>
      <FindingActions
        finding={finding}
        fix={view.fix}
        trans={trans}
        actions={actions}
        ignore={button => actions.ignore(cellId, view, button)}
      />
    </li>
  );
}

/** What is special about one place. */
export function FindingNotes(props: {
  view: IFindingView;
  trans: TranslationBundle;
  noPending?: boolean;
}): JSX.Element {
  const { view, trans, noPending } = props;
  return (
    <>
      {view.pending && !noPending && (
        <span className="jp-TfUpgrade-note">
          {trans.__('Not made yet: upgrade again.')}
        </span>
      )}
      {view.span === null && (
        <span className="jp-TfUpgrade-note">
          {trans.__('This place was edited since.')}
        </span>
      )}
    </>
  );
}
