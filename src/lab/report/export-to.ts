import { Notification } from '@jupyterlab/apputils';
import type { NotebookPanel } from '@jupyterlab/notebook';
import type { TranslationBundle } from '@jupyterlab/translation';

import { reveal } from '../reveal';
import { insertReport, reportFile } from './export';
import type { ReportModel } from './model';

/** Where a report may go: a file of a kind, or a cell of its notebook. */
export type Format = 'html' | 'json' | 'text' | 'cell';

/** Take the report of a notebook elsewhere. */
export async function exportReport(
  model: ReportModel,
  panel: NotebookPanel,
  format: Format,
  trans: TranslationBundle
): Promise<void> {
  if (format !== 'cell') {
    const file = reportFile(model, format, trans);
    if (file) {
      download(file.name, new Blob([file.text], { type: file.type }));
    }
    return;
  }
  const id = insertReport(model, trans);
  if (id === null) {
    Notification.warning(
      trans.__('This notebook is read-only: nothing was written.')
    );
    return;
  }
  const cell = panel.content.widgets.find(widget => widget.model.id === id);
  if (cell && 'rendered' in cell) {
    cell.rendered = true;
  }
  await reveal(panel, id, null);
}

/** Hand a file to the browser, as if a link to it was clicked. */
function download(name: string, content: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // The browser reads it after the click.
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
