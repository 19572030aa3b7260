import { Notification } from '@jupyterlab/apputils';
import type { CodeMirrorEditor } from '@jupyterlab/codemirror';
import type { NotebookPanel } from '@jupyterlab/notebook';
import type { TranslationBundle } from '@jupyterlab/translation';

import type { IFindingView } from '../../lab/report/build';
import { isOpen } from '../../lab/report/kinds';
import type { ReportModel } from '../../lab/report/model';
import { neighbour, type IPosition } from '../../lab/report/navigate';
import { reveal } from '../../lab/reveal';
import { openMenu } from '../menu';
import { severityWords } from '../severity-words';
import type { MarkedEditors } from './editors';
import { cellItems, type IMarksOptions } from './host';
import { sourceOffset } from './marks';

/** Go to the next finding (1) or the one before (-1), show it, and have it said. */
export async function goToStop(
  step: 1 | -1,
  panel: NotebookPanel,
  model: ReportModel,
  editors: MarkedEditors,
  { trans, announcer }: IMarksOptions
): Promise<void> {
  const { state } = model;
  const stop =
    state.kind === 'report'
      ? neighbour(state.selection.kept, positionIn(panel), step)
      : null;
  if (!stop) {
    tell(trans.__('There is no finding in this notebook.'));
    return;
  }
  const text = model.textOf(stop.cellId);
  await reveal(panel, stop.cellId, stop.view.span, text);
  const editor = panel.content.activeCell?.editor as
    CodeMirrorEditor | null | undefined;
  if (editor) {
    editors.pin(editor.editor);
  }
  announcer.say(spoken(stop.cell, stop.view, trans));
}

/** Open a menu with what can be done about the findings at the cursor. */
export function offerActions(
  panel: NotebookPanel,
  model: ReportModel,
  options: IMarksOptions
): void {
  const { trans } = options;
  const cell = panel.content.activeCell;
  const editor = cell?.editor as CodeMirrorEditor | null | undefined;
  const views = cell && editor ? viewsAt(panel, model) : [];
  if (!cell || !editor || views.length === 0) {
    tell(trans.__('There is no finding at the cursor.'));
    return;
  }
  const { sharedModel } = cell.model;
  const items = views.flatMap(view =>
    cellItems(sharedModel, view, options).map(({ label, execute }) => ({
      label: views.length > 1 ? `${nameOf(view)}: ${label}` : label,
      execute
    }))
  );
  const view = editor.editor;
  const at = view.coordsAtPos(view.state.selection.main.head);
  const box = view.dom.getBoundingClientRect();
  openMenu(
    { x: at?.left ?? box.left, y: at?.bottom ?? box.top },
    view.contentDOM,
    items
  );
}

/** The findings that the selection of the active cell touches; with a fix first. */
function viewsAt(panel: NotebookPanel, model: ReportModel): IFindingView[] {
  const { state } = model;
  const cell = panel.content.activeCell;
  if (state.kind !== 'report' || !cell) {
    return [];
  }
  const { main } = (cell.editor as CodeMirrorEditor).editor.state.selection;
  const source = cell.model.sharedModel.getSource();
  const from = sourceOffset(source, main.from);
  const to = sourceOffset(source, main.to);
  const findings = state.selection.keptOf(cell.model.id)?.findings ?? [];
  return findings
    .filter(
      view =>
        view.span &&
        isOpen(view) &&
        view.span.start <= to &&
        from <= view.span.end
    )
    .sort((a, b) => Number(b.fix !== null) - Number(a.fix !== null))
    .slice(0, 3);
}

function positionIn({ content }: NotebookPanel): IPosition {
  const cell = content.activeCell;
  const editor = cell?.editor as CodeMirrorEditor | null | undefined;
  const isIn = content.mode === 'edit' && cell && editor;
  return {
    cell: content.activeCellIndex + 1,
    offset: isIn
      ? sourceOffset(
          cell.model.sharedModel.getSource(),
          editor.editor.state.selection.main.from
        )
      : -1
  };
}

function spoken(
  cell: number,
  view: IFindingView,
  trans: TranslationBundle
): string {
  return [
    ...severityWords(view, trans),
    view.line === null
      ? trans.__('Cell %1', cell)
      : trans.__('Cell %1, line %2', cell, view.line),
    view.finding.message
  ].join('. ');
}

function nameOf({ finding }: IFindingView): string {
  return finding.symbol || finding.rule;
}

/** Say something that there is nothing to do about. */
function tell(text: string): void {
  Notification.info(text, { autoClose: 3000 });
}
