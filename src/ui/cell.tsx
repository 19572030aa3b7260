import type { TranslationBundle } from '@jupyterlab/translation';
import React from 'react';

import type { ICellView } from '../lab/report/build';
import { kindOf, KINDS } from '../lab/report/kinds';
import type { IReportActions } from './actions';
import { FindingList, FoldedChanges } from './finding-list';

/** Props of `CellReport`. */
export interface ICellReportProps {
  readonly cell: ICellView;
  readonly trans: TranslationBundle;
  readonly actions: IReportActions;
}

/**
 * What there is to say of one cell: what needs a person first, plain changes last.
 * Drawn anew only where something of it changed.
 */
export const CellReport = React.memo(function CellReport(
  props: ICellReportProps
): JSX.Element {
  const { cell, trans, actions } = props;
  const loud = KINDS.filter(kind => kind !== 'change').flatMap(kind =>
    cell.findings.filter(view => kindOf(view) === kind)
  );
  const changes = cell.findings.filter(view => kindOf(view) === 'change');
  // Said once where it holds for all of the cell.
  const isPending = !cell.upgraded && cell.findings.some(view => view.pending);
  const shared = { cellId: cell.id, trans, actions, noPending: isPending };
  return (
    <section
      className="jp-TfUpgrade-cell"
      aria-label={trans.__('Cell %1', cell.number)}
    >
      <div className="jp-TfUpgrade-cellHead">
        <h3>
          <button
            className="jp-TfUpgrade-cellLink"
            onClick={() => actions.goTo(cell.id, null)}
          >
            {trans.__('Cell %1', cell.number)}
          </button>
        </h3>
        {cell.upgraded && (
          <button
            className="jp-TfUpgrade-cellLink"
            aria-label={trans.__('Revert cell %1', cell.number)}
            title={trans.__('Put the code of this cell back as it was')}
            onClick={() => actions.revert(cell.id)}
          >
            {trans.__('Revert')}
          </button>
        )}
      </div>
      {isPending && (
        <p className="jp-TfUpgrade-note">
          {trans.__('Not changed yet: upgrade again.')}
        </p>
      )}
      {cell.edited && (
        <p className="jp-TfUpgrade-note">
          {trans.__('Edited since it was upgraded.')}
        </p>
      )}
      {cell.stale && (
        <p className="jp-TfUpgrade-note">
          {trans.__('Not run again since it was changed.')}
        </p>
      )}
      {cell.brokenLine !== null && (
        <p className="jp-TfUpgrade-note">
          {trans.__('Line %1 is not valid Python.', cell.brokenLine)}
        </p>
      )}
      {loud.length > 0 && <FindingList views={loud} {...shared} />}
      {changes.length > 0 && <FoldedChanges views={changes} {...shared} />}
    </section>
  );
});
