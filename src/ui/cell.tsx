import type { TranslationBundle } from '@jupyterlab/translation';
import React from 'react';

import type { IFix, ISpan } from '../engine/types';
import { Finding } from './finding';
import type { ICellView, IFindingView } from './report';

/** Goes to a cell, and to a range in it where one is given. */
export type GoTo = (cellId: string, span: ISpan | null) => void;

/** Props of `CellReport`. */
export interface ICellReportProps {
  readonly cell: ICellView;
  readonly trans: TranslationBundle;
  readonly goTo: GoTo;
  /** Makes a fix; null where nothing is written. */
  readonly fix: ((fix: IFix) => void) | null;
}

/** What there is to say of one cell: what needs a person first, plain changes last. */
export function CellReport(props: ICellReportProps): JSX.Element {
  const { cell, trans, goTo, fix } = props;
  const { errors, warnings, fallbacks, notes, changes } = sort(cell.findings);
  const loud = [...errors, ...warnings, ...fallbacks, ...notes];
  const list = (views: readonly IFindingView[]): JSX.Element => (
    <ul className="jp-TfUpgrade-findings">
      {views.map((view, index) => (
        <Finding
          key={index}
          view={view}
          trans={trans}
          onClick={() => goTo(cell.id, view.span)}
          onFix={fix && view.fix ? fix.bind(null, view.fix) : null}
        />
      ))}
    </ul>
  );
  return (
    <section
      className="jp-TfUpgrade-cell"
      aria-label={trans.__('Cell %1', cell.number)}
    >
      <h3>
        <button
          className="jp-TfUpgrade-cellLink"
          onClick={() => goTo(cell.id, null)}
        >
          {trans.__('Cell %1', cell.number)}
        </button>
      </h3>
      {cell.edited && (
        <p className="jp-TfUpgrade-note">
          {trans.__('Edited since it was upgraded.')}
        </p>
      )}
      {cell.brokenLine !== null && (
        <p className="jp-TfUpgrade-note">
          {trans.__('Line %1 is not valid Python.', cell.brokenLine)}
        </p>
      )}
      {loud.length > 0 && list(loud)}
      {changes.length > 0 && (
        <details className="jp-TfUpgrade-changes">
          <summary>
            {trans._n('%1 change', '%1 changes', changes.length)}
          </summary>
          {list(changes)}
        </details>
      )}
    </section>
  );
}

/** Each finding once, under what matters most about it. */
function sort(
  views: readonly IFindingView[]
): Record<
  'errors' | 'warnings' | 'fallbacks' | 'notes' | 'changes',
  IFindingView[]
> {
  const sorted: ReturnType<typeof sort> = {
    errors: [],
    warnings: [],
    fallbacks: [],
    notes: [],
    changes: []
  };
  for (const view of views) {
    const { severity, fallback, applied } = view.finding;
    const kind =
      severity === 'ERROR'
        ? 'errors'
        : severity === 'WARNING'
          ? 'warnings'
          : fallback
            ? 'fallbacks'
            : applied
              ? 'changes'
              : 'notes';
    sorted[kind].push(view);
  }
  return sorted;
}
