import type { TranslationBundle } from '@jupyterlab/translation';
import React from 'react';

import type { CountName } from '../lab/report/build';
import type { ReportModel, ReportState } from '../lab/report/model';
import { isFiltering, NO_FILTER } from '../lab/report/selection';
import type { IReportActions } from './actions';
import { ExportMenu } from './export-menu';
import { Find, type GroupBy } from './find';
import { Findings } from './findings';
import { FixCounts } from './fix-all';
import { headline } from './headline';
import { Ignored } from './ignored';
import { Packages } from './packages';
import { MigrationPath } from './path';
import { Progress } from './progress';
import { Summary } from './summary';

/** Props of `ReportBody`. */
export interface IReportBodyProps {
  readonly model: ReportModel;
  readonly state: Extract<ReportState, { kind: 'report' }>;
  readonly trans: TranslationBundle;
  readonly actions: IReportActions;
  readonly groupBy: GroupBy;
  readonly onGroupBy: (groupBy: GroupBy) => void;
}

/** The report of a notebook. */
export function ReportBody(props: IReportBodyProps): JSX.Element {
  const { model, state, trans, actions, groupBy, onGroupBy } = props;
  const { report, selection } = state;
  const { filter, ignored, session } = model;
  const isEmpty = !report.usesTensorflow && report.cells.length === 0;
  const { stale } = report;
  // The same at each drawing, so that what they are handed to is not drawn again.
  const toggle = React.useCallback(
    (name: CountName): void => {
      const names = new Set(model.filter.names);
      if (!names.delete(name)) {
        names.add(name);
      }
      model.filter = { ...model.filter, names };
    },
    [model]
  );
  const setText = React.useCallback(
    (text: string): void => {
      model.filter = { ...model.filter, text };
    },
    [model]
  );
  return (
    <FixCounts.Provider value={model.fixCounts}>
      <p role="status">
        {headline({ ...report, counts: selection.counts }, trans)}
      </p>
      {stale > 0 && (
        <p className="jp-TfUpgrade-note">
          {trans._n(
            '%1 cell was not run again since it was changed.',
            '%1 cells were not run again since they were changed.',
            stale
          )}
        </p>
      )}
      {state.packages.length > 0 && (
        <Packages
          packages={state.packages}
          trans={trans}
          actions={actions}
          canInsert={!session.host.readOnly && !state.installs}
        />
      )}
      {!isEmpty && (
        <Summary
          counts={selection.counts}
          upgraded={report.upgraded}
          trans={trans}
          names={filter.names}
          onToggle={toggle}
        />
      )}
      {state.progress.names > 0 && (
        <Progress progress={state.progress} trans={trans} />
      )}
      {state.steps.length > 0 && (
        <MigrationPath steps={state.steps} trans={trans} actions={actions} />
      )}
      {!isEmpty && (
        <ExportMenu
          trans={trans}
          actions={actions}
          canInsert={!session.host.readOnly}
        />
      )}
      {(selection.total > 0 || isFiltering(filter)) && (
        <Find
          trans={trans}
          text={filter.text}
          onText={setText}
          groupBy={groupBy}
          onGroupBy={onGroupBy}
        />
      )}
      {isFiltering(filter) && (
        <p className="jp-TfUpgrade-note" aria-live="polite">
          {trans._n(
            '%1 of %2 findings is shown.',
            '%1 of %2 findings are shown.',
            selection.shown,
            selection.total
          )}{' '}
          <button
            className="jp-TfUpgrade-link"
            onClick={() => (model.filter = NO_FILTER)}
          >
            {trans.__('Show all')}
          </button>
        </p>
      )}
      <Findings
        model={model}
        selection={selection}
        groupBy={groupBy}
        trans={trans}
        actions={actions}
      />
      {selection.ignored.length > 0 && (
        <Ignored
          cells={selection.ignored}
          trans={trans}
          actions={actions}
          inNotebook={ignored.isInNotebook}
          onInNotebook={
            session.host.readOnly ? null : on => (ignored.isInNotebook = on)
          }
          onRestoreAll={() => ignored.clear()}
        />
      )}
    </FixCounts.Provider>
  );
}
