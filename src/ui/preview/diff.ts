import { Change, MergeView } from '@codemirror/merge';
import { EditorState, type Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import type { TranslationBundle } from '@jupyterlab/translation';

import type { IEdit } from '../../engine/types';
import { collapseLines, FOLD_PHRASE } from './collapse';
import type { IDiffInput } from './diff-input';
import { diffTheme } from './diff-theme';
import { inlineDiff } from './inline-diff';
import { dullLines } from './lines';
import { lineNotes } from './notes';

/** unified: the changes in the text; split: the two texts side by side. */
export type DiffLayout = 'unified' | 'split';

/** How diffs are shown. */
export interface IDiffStyle {
  readonly layout: DiffLayout;
  /** The language and theme of JupyterLab's editors. */
  readonly look: Extension;
  readonly trans: TranslationBundle;
}

/** What one diff is. */
export interface IDiffOptions {
  readonly input: IDiffInput;
  /** What it is called, for a screen reader. */
  readonly name: string;
  /** Whether the lines that nothing happens to are shown. */
  readonly whole: boolean;
  /** Called when a person wants to see those. */
  readonly showWhole: () => void;
}

/**
 * Show a diff.
 *
 * @returns takes it away again
 */
export function showDiff(
  parent: HTMLElement,
  style: IDiffStyle,
  options: IDiffOptions
): () => void {
  const { input, whole, showWhole, name } = options;
  const { layout, trans } = style;
  const { before, after, edits, notes } = input;
  const dull = whole
    ? []
    : dullLines(
        before,
        edits,
        notes.map(note => note.before)
      );
  const shared = (label: string): Extension => [
    style.look,
    diffTheme,
    EditorView.lineWrapping,
    EditorView.editable.of(false),
    EditorState.readOnly.of(true),
    EditorState.phrases.of({ [FOLD_PHRASE]: trans.__('$ unchanged lines') }),
    EditorView.contentAttributes.of({ role: 'group', 'aria-label': label })
  ];
  const right = [
    lineNotes(notes, trans),
    collapseLines(
      dull.map(run => run.after),
      showWhole
    )
  ];
  if (layout === 'split') {
    const view = new MergeView({
      parent,
      // The engine knows what it changed: nothing is to be guessed from the texts.
      diffConfig: { override: () => changesOf(edits) },
      gutter: false,
      a: {
        doc: before,
        extensions: [
          shared(trans.__('%1, before', name)),
          collapseLines(
            dull.map(run => run.before),
            showWhole
          )
        ]
      },
      b: {
        doc: after,
        extensions: [shared(trans.__('%1, after', name)), right]
      }
    });
    asText(view.a);
    asText(view.b);
    return () => view.destroy();
  }
  const view = new EditorView({
    parent,
    doc: after,
    extensions: [
      shared(trans.__('%1, with its changes', name)),
      right,
      inlineDiff(before, edits)
    ]
  });
  asText(view);
  return () => view.destroy();
}

/** It is text to be read, with lists in it, and no text box, as editors say they are. */
function asText({ contentDOM }: EditorView): void {
  contentDOM.removeAttribute('aria-multiline');
  contentDOM.removeAttribute('aria-readonly');
}

/** Edits as changes of the merge view. */
function changesOf(edits: readonly IEdit[]): Change[] {
  let moved = 0;
  return edits.map(({ start, end, text }) => {
    const from = start + moved;
    moved += text.length - (end - start);
    return new Change(start, end, from, from + text.length);
  });
}
