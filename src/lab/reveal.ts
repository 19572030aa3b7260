import { NotebookActions, type NotebookPanel } from '@jupyterlab/notebook';

import type { ISpan } from '../engine/types';
import { follow } from './textDiff';

/**
 * Go to a cell and select a range of its text.
 *
 * @param panel - the notebook
 * @param cellId - the cell
 * @param span - the range, in UTF-16 units of the cell's source; null goes to
 * the cell alone
 * @param text - the text that the range is of, where the cell may have been edited since:
 * what stands there now is selected; null: it is of the cell as it is
 * @returns false where the notebook has no such cell
 */
export async function reveal(
  panel: NotebookPanel,
  cellId: string,
  span: ISpan | null,
  text: string | null = null
): Promise<boolean> {
  const notebook = panel.content;
  const index = notebook.widgets.findIndex(
    widget => widget.model.id === cellId
  );
  if (index < 0) {
    return false;
  }
  const cell = notebook.widgets[index];
  notebook.deselectAll();
  notebook.activeCellIndex = index;
  cell.inputHidden = false;
  // It may be below a heading that is folded.
  NotebookActions.expandParent(cell, notebook);
  // With windowing, the cell has no editor until it is in view.
  await notebook.scrollToCell(cell, 'smart');
  await cell.ready;
  const editor = cell.editor;
  const source = cell.model.sharedModel.getSource();
  const place = span && follow(span, text ?? source, source);
  if (!place || !editor) {
    notebook.activate();
    return true;
  }
  notebook.mode = 'edit';
  const start = toPosition(source, place.start);
  editor.focus();
  editor.setSelection({ start, end: toPosition(source, place.end) });
  editor.revealPosition(start);
  return true;
}

/**
 * The line and column, both from 0, of an offset. Counted by line rather than
 * handed to the editor as an offset, because the editor counts CRLF as one.
 */
export function toPosition(
  source: string,
  offset: number
): { line: number; column: number } {
  const lines = source.slice(0, offset).split(/\r\n|\r|\n/);
  return { line: lines.length - 1, column: lines[lines.length - 1].length };
}
