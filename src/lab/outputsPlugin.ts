import type { JupyterFrontEnd } from '@jupyterlab/application';
import type { CodeCell } from '@jupyterlab/cells';
import { INotebookTracker, type NotebookPanel } from '@jupyterlab/notebook';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';

import { IMigrationReports } from '../tokens';
import type { ILatePlugin } from './loadedPlugins';
import type { ReportModel } from './report/model';

/** The attribute (`data-...`) whose text the style sheet shows above an output. */
const ATTRIBUTE = 'tfUpgradeStale';

/** Marks the outputs of cells that were changed and not run again. */
export const outputsPlugin: ILatePlugin = {
  requires: [IMigrationReports],
  optional: [INotebookTracker, ITranslator],
  activate: (
    app: JupyterFrontEnd,
    reports: IMigrationReports,
    tracker: INotebookTracker | null,
    translator: ITranslator | null
  ): void => {
    if (!tracker) {
      return; // Such as a console: no notebooks.
    }
    const trans = (translator ?? nullTranslator).load('jupyterlab_tf_upgrade');
    const words = trans.__(
      'Output of the code before it was changed. Run the cell again.'
    );
    const marked = new WeakMap<NotebookPanel, ReadonlySet<string>>();
    const follow = (report: ReportModel | null): void => {
      tracker.forEach(panel => {
        const shared = panel.model?.sharedModel;
        if (!report || !shared || report.session.host.shared !== shared) {
          return;
        }
        const stale = report.session.staleCells;
        // Most often there are none, before and after.
        if (stale.size + (marked.get(panel)?.size ?? 0) > 0) {
          mark(panel, stale, words);
          marked.set(panel, stale);
        }
      });
    };
    reports.changed.connect((_, report) => follow(report), tracker);
    follow(reports.active);
  }
};

function mark(
  panel: NotebookPanel,
  stale: ReadonlySet<string>,
  words: string
): void {
  for (const cell of panel.content.widgets) {
    if (cell.model.type === 'code') {
      const { dataset } = (cell as CodeCell).outputArea.node;
      if (stale.has(cell.model.id)) {
        dataset[ATTRIBUTE] = words;
      } else {
        delete dataset[ATTRIBUTE];
      }
    }
  }
}
