import {
  EditorState,
  RangeSetBuilder,
  type Extension
} from '@codemirror/state';
import { Decoration, EditorView, WidgetType } from '@codemirror/view';

import type { ISpan } from '../../engine/types';

/**
 * Put a button in the place of runs of lines.
 *
 * CodeMirror's merge view can fold what is unchanged, but not all of it: lines
 * that something is said of are to be seen. And its folds are for the mouse alone.
 *
 * @param runs - the lines, from 0, `end` one past the last
 * @param show - called when a person wants to see them
 */
export function collapseLines(
  runs: readonly ISpan[],
  show: () => void
): Extension {
  return EditorView.decorations.compute(['doc'], state => {
    const builder = new RangeSetBuilder<Decoration>();
    for (const { start, end } of runs) {
      const from = state.doc.line(start + 1).from;
      const to = state.doc.line(end).to;
      const widget = new Fold(end - start, show);
      builder.add(from, to, Decoration.replace({ widget, block: true }));
    }
    return builder.finish();
  });
}

/** Stands for lines that are not shown. */
class Fold extends WidgetType {
  constructor(
    private readonly _lines: number,
    private readonly _show: () => void
  ) {
    super();
  }

  override eq(other: Fold): boolean {
    return this._lines === other._lines;
  }

  override toDOM(view: EditorView): HTMLElement {
    const button = document.createElement('button');
    button.className = 'jp-TfUpgradePreview-fold';
    button.textContent = phrase(view.state, this._lines);
    button.addEventListener('click', this._show);
    return button;
  }

  override get estimatedHeight(): number {
    return 24;
  }

  override ignoreEvent(): boolean {
    return true;
  }
}

/** What the button says; the translation comes with the editor. */
function phrase(state: EditorState, lines: number): string {
  return state.phrase(FOLD_PHRASE, lines);
}

/** The key of the phrase in `EditorState.phrases`. */
export const FOLD_PHRASE = '$ unchanged lines';
