import type { TranslationBundle } from '@jupyterlab/translation';

import { Positions } from '../../engine/text/positions';
import type { IFinding } from '../../engine/types';
import { htmlReport } from '../../report/html';
import { jsonReport } from '../../report/json';
import { markdownReport } from '../../report/markdown';
import type { IRunResult } from '../../report/result';
import { textReport } from '../../report/text';
import { VERSION } from '../../report/version';
import type { ICellView, IFindingView } from './build';
import type { ReportModel } from './model';

/** The forms of a report that can be had as a file. */
export type FileFormat = 'text' | 'json' | 'html';

/** A report as a file. */
export interface IReportFile {
  readonly name: string;
  readonly type: string;
  readonly text: string;
}

const FILES: Record<
  FileFormat,
  { ending: string; type: string; write: (run: IRunResult) => string }
> = {
  text: { ending: '.txt', type: 'text/plain', write: textReport },
  json: { ending: '.json', type: 'application/json', write: jsonReport },
  html: { ending: '.html', type: 'text/html', write: htmlReport }
};

/** The report of a notebook as a file, as the command writes it; null where there is none. */
export function reportFile(
  model: ReportModel,
  format: FileFormat,
  trans: TranslationBundle
): IReportFile | null {
  const run = runOf(model, trans);
  const { ending, type, write } = FILES[format];
  const stem = model.session.host.name.replace(/\.ipynb$/, '');
  return run && { name: `${stem}-tf2-report${ending}`, type, text: write(run) };
}

/** The metadata of the cell that a report is put into, by which it is known again. */
const MARK = { tf_upgrade: { report: true } };

/**
 * Put the report into the notebook, as a markdown cell at its top, in place of one that
 * was put there before. It is one step of the notebook to undo.
 *
 * @returns the id of the cell; null where there is no report, or nothing may be written
 */
export function insertReport(
  model: ReportModel,
  trans: TranslationBundle
): string | null {
  const run = runOf(model, trans);
  const { shared, readOnly } = model.session.host;
  if (!run || !shared || readOnly) {
    return null;
  }
  const old = shared.cells.findIndex(cell => {
    const ours = cell.getMetadata('tf_upgrade') as
      { report?: unknown } | undefined;
    return cell.cell_type === 'markdown' && ours?.report === true;
  });
  const source = markdownReport(below(run, old < 0 ? Infinity : old + 1));
  shared.transact(() => {
    if (old >= 0) {
      shared.deleteCell(old);
    }
    shared.insertCell(0, { cell_type: 'markdown', source, metadata: MARK });
  });
  return shared.cells[0].getId();
}

/** The report with the numbers that cells have once a cell is put on top of them. */
function below(run: IRunResult, until: number): IRunResult {
  const moved = (finding: IFinding): IFinding =>
    finding.cell === null || finding.cell >= until
      ? finding
      : { ...finding, cell: finding.cell + 1 };
  return {
    ...run,
    files: run.files.map(file => ({
      ...file,
      findings: file.findings.map(moved)
    }))
  };
}

/** A finding with the place where it stands now, if it stands anywhere still. */
function asItIs(
  { finding, span }: IFindingView,
  { number }: ICellView,
  positions: Positions
): IFinding {
  return {
    ...finding,
    cell: number,
    ...(span && {
      line: positions.line(span.start),
      column: positions.column(span.start),
      endLine: positions.line(span.end),
      endColumn: positions.column(span.end)
    })
  };
}

/** What there is to say of a notebook, in the form that every report is made from. */
function runOf(
  model: ReportModel,
  trans: TranslationBundle
): IRunResult | null {
  const { state, session } = model;
  if (state.kind !== 'report' || !session.analysis) {
    return null;
  }
  const { mode, targetVersion, packages } = session.analysis.migration;
  const { path } = session.host;
  const sources = new Map(
    session.notebook?.cells.map(({ id, source }) => [id, source])
  );
  const { report, selection, steps } = state;
  const notes: string[] = [];
  if (!report.upgraded && report.pending > 0) {
    notes.push(
      trans.__('This is what an upgrade would do. Nothing is changed yet.')
    );
  }
  const ignored = selection.ignored.reduce((n, c) => n + c.findings.length, 0);
  if (ignored > 0) {
    notes.push(
      trans._n(
        '%1 finding that is ignored is left out.',
        '%1 findings that are ignored are left out.',
        ignored
      )
    );
  }
  return {
    ...{ version: VERSION, mode, targetVersion, trees: [], notes },
    files: [
      {
        path,
        output: path,
        status: report.upgraded ? 'changed' : 'unchanged',
        findings: selection.kept.flatMap(cell => {
          const positions = new Positions(sources.get(cell.id) ?? '');
          return cell.findings.map(view => asItIs(view, cell, positions));
        }),
        steps,
        packages
      }
    ]
  };
}
