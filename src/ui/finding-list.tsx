import type { TranslationBundle } from '@jupyterlab/translation';
import React from 'react';

import type { IFindingView } from '../lab/report/build';
import type { IReportActions } from './actions';
import { useAtOnce } from './at-once';
import { useElementKeys } from './element-keys';
import { Finding } from './finding';

/** Props of `FindingList` and `FoldedChanges`. */
export interface IFindingListProps {
  readonly cellId: string;
  readonly views: readonly IFindingView[];
  readonly trans: TranslationBundle;
  readonly actions: IReportActions;
  /** True where the cell says already that its changes are yet to be made. */
  readonly noPending: boolean;
}

/** Findings of one cell. */
export function FindingList(props: IFindingListProps): JSX.Element {
  const { cellId, views, trans, actions, noPending } = props;
  const { limit, more, showMore } = useAtOnce(views.length);
  const keys = useElementKeys(views);
  return (
    <>
      <ul className="jp-TfUpgrade-findings">
        {views.slice(0, limit).map(view => (
          <Finding
            key={keys.get(view.key)}
            cellId={cellId}
            view={view}
            trans={trans}
            actions={actions}
            noPending={noPending}
          />
        ))}
      </ul>
      {more > 0 && (
        <button className="jp-TfUpgrade-link" onClick={showMore}>
          {trans._n('Show %1 more finding', 'Show %1 more findings', more)}
        </button>
      )}
    </>
  );
}

/** Plain changes of one cell: folded, and drawn when they are unfolded for the first time. */
export function FoldedChanges(props: IFindingListProps): JSX.Element {
  const { views, trans } = props;
  const [isWanted, setWanted] = React.useState(false);
  return (
    <details className="jp-TfUpgrade-changes" onToggle={() => setWanted(true)}>
      <summary>{trans._n('%1 change', '%1 changes', views.length)}</summary>
      {isWanted && <FindingList {...props} />}
    </details>
  );
}
