import type { TranslationBundle } from '@jupyterlab/translation';

import { htmlReport } from '../../report/html';
import { jsonReport } from '../../report/json';
import { markdownReport } from '../../report/markdown';
import type { IRunResult } from '../../report/result';
import { textReport } from '../../report/text';
import { VERSION } from '../../report/version';
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
  const source = markdownReport(run);
  const old = shared.cells.findIndex(cell => {
    const ours = cell.getMetadata('tf_upgrade') as
      { report?: unknown } | undefined;
    return cell.cell_type === 'markdown' && ours?.report === true;
  });
  shared.transact(() => {
    if (old >= 0) {
      shared.deleteCell(old);
    }
    shared.insertCell(0, { cell_type: 'markdown', source, metadata: MARK });
  });
  return shared.cells[0].getId();
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
        findings: [...selection.kept.values()].flatMap(cell =>
          cell.findings.map(view => view.finding)
        ),
        steps,
        packages
      }
    ]
  };
}
