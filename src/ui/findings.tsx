import type { TranslationBundle } from '@jupyterlab/translation';
import React from 'react';

import type { ICellView } from '../lab/report/build';
import type { ReportModel } from '../lab/report/model';
import type { ISelection } from '../lab/report/selection';
import type { IReportActions } from './actions';
import { useAtOnce } from './at-once';
import { CellReport } from './cell';
import type { GroupBy } from './find';
import { GroupReport } from './group';
import { useProgressive } from './progressive';

/** Props of `Findings`. */
export interface IFindingsProps {
  readonly model: ReportModel;
  readonly selection: ISelection;
  readonly groupBy: GroupBy;
  readonly trans: TranslationBundle;
  readonly actions: IReportActions;
}

/** The findings that are shown, by cell or by message. */
export function Findings(props: IFindingsProps): JSX.Element {
  const { model, selection, groupBy, trans, actions } = props;
  const { cells } = selection;
  const groups = groupBy === 'message' ? model.groups : [];
  const total = groupBy === 'message' ? groups.length : cells.length;
  const { limit, more, showMore } = useAtOnce(total);
  const count = useProgressive(Math.min(total, limit));
  // The very element of before where its cell is: React does not look at it again.
  const elements = React.useMemo(
    () => new WeakMap<ICellView, JSX.Element>(),
    [trans, actions]
  );
  const elementOf = (cell: ICellView): JSX.Element => {
    let element = elements.get(cell);
    if (!element) {
      element = (
        <CellReport key={cell.id} cell={cell} trans={trans} actions={actions} />
      );
      elements.set(cell, element);
    }
    return element;
  };
  return (
    <>
      {groupBy === 'message' ? (
        <ul
          className="jp-TfUpgrade-groups"
          aria-label={trans.__('Findings by message')}
        >
          {groups.slice(0, count).map(group => (
            <GroupReport
              key={group.key}
              group={group}
              trans={trans}
              actions={actions}
            />
          ))}
        </ul>
      ) : (
        cells.slice(0, count).map(elementOf)
      )}
      {more > 0 && (
        <button className="jp-mod-styled" onClick={showMore}>
          {groupBy === 'message'
            ? trans._n('Show %1 more message', 'Show %1 more messages', more)
            : trans._n('Show %1 more cell', 'Show %1 more cells', more)}
        </button>
      )}
    </>
  );
}
