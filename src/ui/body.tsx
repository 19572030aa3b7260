import type { TranslationBundle } from '@jupyterlab/translation';
import React from 'react';

import type { INotebookSession } from '../lab/model';
import { explain } from '../lab/words';
import { CellReport, type GoTo } from './cell';
import { buildReport, nothingLeft, type IReportView } from './report';
import { Summary } from './summary';

/** Props of `Body`. */
export interface IBodyProps {
  readonly session: INotebookSession;
  readonly trans: TranslationBundle;
  readonly goTo: GoTo;
}

/** How many cells are listed at once: thousands at a time would hold up the page. */
const CELLS_AT_ONCE = 100;

/** What there is to say of a notebook: its report, or in words why there is none. */
export function Body(props: IBodyProps): JSX.Element {
  const { session, trans, goTo } = props;
  const { notebook, analysis, error, record } = session;
  const [shown, setShown] = React.useState(CELLS_AT_ONCE);
  if (error !== null) {
    return (
      <Failure error={error} trans={trans} retry={() => session.analyse()} />
    );
  }
  if (!notebook || !analysis) {
    return <p role="status">{trans.__('Looking at the notebook…')}</p>;
  }
  const { foreignLanguage } = analysis.migration;
  if (foreignLanguage !== null) {
    return (
      <p role="status">
        {trans.__(
          'This is a notebook for %1. Only Python notebooks can be upgraded; it was left as it is.',
          foreignLanguage
        )}
      </p>
    );
  }
  if (notebook.cells.every(cell => cell.source.trim() === '')) {
    return (
      <p role="status">{trans.__('This notebook has no code in it yet.')}</p>
    );
  }
  const report = buildReport({
    notebook,
    analysis,
    records: record.cells,
    upgraded: record.isLive
  });
  const locked = new Set(
    notebook.cells.filter(cell => cell.readOnly).map(cell => cell.id)
  );
  const more = Math.min(CELLS_AT_ONCE, report.cells.length - shown);
  return (
    <>
      <p role="status">{headline(report, trans)}</p>
      {(report.usesTensorflow || report.cells.length > 0) && (
        <Summary report={report} trans={trans} />
      )}
      {report.cells.slice(0, shown).map(cell => (
        <CellReport
          key={cell.id}
          cell={cell}
          trans={trans}
          goTo={goTo}
          fix={
            session.host.readOnly || locked.has(cell.id)
              ? null
              : fix => void session.applyFixes([fix])
          }
        />
      ))}
      {more > 0 && (
        <button
          className="jp-mod-styled"
          onClick={() => setShown(shown + CELLS_AT_ONCE)}
        >
          {trans._n('Show %1 more cell', 'Show %1 more cells', more)}
        </button>
      )}
    </>
  );
}

/** Where the notebook stands, in a sentence or two. */
function headline(report: IReportView, trans: TranslationBundle): string {
  const { upgraded, pending, counts } = report;
  if (!report.usesTensorflow && report.cells.length === 0) {
    return trans.__('No TensorFlow in this notebook: nothing to upgrade.');
  }
  if (nothingLeft(report)) {
    return upgraded
      ? trans.__('Upgraded to TF2. Nothing is left to do.')
      : trans.__('Nothing left to do: all TensorFlow names here are of TF2.');
  }
  if (upgraded && pending === 0) {
    return counts.errors + counts.warnings > 0
      ? trans.__('Upgraded to TF2. What is left for you to look at:')
      : trans.__('Upgraded to TF2. See what was done:');
  }
  if (upgraded) {
    return trans._n(
      'Upgraded to TF2. %1 more change can be made: upgrade again.',
      'Upgraded to TF2. %1 more changes can be made: upgrade again.',
      pending
    );
  }
  return pending > 0
    ? trans.__('This is what an upgrade would do. Nothing is changed yet.')
    : trans.__('Nothing here can be changed for you. What to look at:');
}

function Failure(props: {
  error: unknown;
  trans: TranslationBundle;
  retry: () => void;
}): JSX.Element {
  const { what, next, detail } = explain(props.error, props.trans);
  return (
    <div role="alert" className="jp-TfUpgrade-failure">
      <p>
        <strong>{what}</strong>
      </p>
      <p>{next}</p>
      <p>
        <code>{detail}</code>
      </p>
      <button className="jp-mod-styled" onClick={props.retry}>
        {props.trans.__('Try again')}
      </button>
    </div>
  );
}
