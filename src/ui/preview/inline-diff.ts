import type { Extension, Range, Text } from '@codemirror/state';
import { Decoration, EditorView, WidgetType } from '@codemirror/view';

import type { IEdit } from '../../engine/types';

/**
 * Show edits in the text that they lead to: what is new is marked, and what is gone stands
 * struck out in its place.
 *
 * CodeMirror's merge view does that only where as many lines come as go. Else it shows all
 * lines of a change twice; and to it, changes with one blank line between are one.
 *
 * @param before - the text before
 * @param edits - lead from it to the document; sorted, and single line ends
 */
export function inlineDiff(before: string, edits: readonly IEdit[]): Extension {
  return [
    EditorView.editorAttributes.of({ class: 'cm-merge-b' }),
    EditorView.decorations.compute(['doc'], ({ doc }) =>
      Decoration.set(decorations(before, byWords(before, edits), doc), true)
    )
  ];
}

/**
 * The same edits, with the rest of each name that one replaces a part of: edits are as
 * small as can be, and `to_floa` for `cas` before a `t` cannot be read.
 */
function byWords(before: string, edits: readonly IEdit[]): IEdit[] {
  let least = 0;
  return edits.map(({ start, end, text }, index) => {
    if (start === end || text === '') {
      least = end;
      return { start, end, text };
    }
    const most = edits[index + 1]?.start ?? before.length;
    const inWord = (at: number): boolean => /\w/.test(before.charAt(at));
    let from = start;
    let to = end;
    if (inWord(start) || /^\w/.test(text)) {
      while (from > least && inWord(from - 1)) {
        from--;
      }
    }
    if (inWord(end - 1) || /\w$/.test(text)) {
      while (to < most && inWord(to)) {
        to++;
      }
    }
    least = to;
    return {
      start: from,
      end: to,
      text: before.slice(from, start) + text + before.slice(end, to)
    };
  });
}

const INSERTED = Decoration.mark({ class: 'cm-changedText', tagName: 'ins' });
const LINE = Decoration.line({ class: 'cm-changedLine' });

function decorations(
  before: string,
  edits: readonly IEdit[],
  doc: Text
): Range<Decoration>[] {
  const found: Range<Decoration>[] = [];
  const lines = new Set<number>();
  let moved = 0;
  for (const { start, end, text } of edits) {
    const at = start + moved;
    moved += text.length - (end - start);
    const gone = before.slice(start, end);
    const isBlock = gone !== '' && isLines(before, start, end);
    if (gone !== '') {
      const widget = new Deleted(gone, isBlock);
      // Lines go above the line that comes for them, or below the one before them.
      const side = isBlock && gone.startsWith('\n') ? 1 : -1;
      found.push(Decoration.widget({ widget, side, block: isBlock }).range(at));
    }
    // A line end at either side is no change of the line before or after it.
    const from = at + (text.startsWith('\n') ? 1 : 0);
    const to = at + text.length - (text.endsWith('\n') ? 1 : 0);
    if (from < to) {
      found.push(INSERTED.range(from, to));
    }
    if (from < to || (gone !== '' && !isBlock)) {
      const last = doc.lineAt(Math.max(from, to)).number;
      for (let line = doc.lineAt(from).number; line <= last; line++) {
        lines.add(line);
      }
    }
  }
  return [...found, ...[...lines].map(line => LINE.range(doc.line(line).from))];
}

/** Whether a range holds whole lines, with the line end before or after them. */
function isLines(text: string, start: number, end: number): boolean {
  const isStart = (at: number): boolean => at === 0 || text[at - 1] === '\n';
  const isEnd = (at: number): boolean =>
    at === text.length || text[at] === '\n';
  return isStart(start)
    ? isEnd(end) || isStart(end)
    : text[start] === '\n' && isEnd(end);
}

/** What an edit took away. */
class Deleted extends WidgetType {
  constructor(
    private readonly _text: string,
    private readonly _isBlock: boolean
  ) {
    super();
  }

  override eq(other: Deleted): boolean {
    return this._text === other._text && this._isBlock === other._isBlock;
  }

  override toDOM(): HTMLElement {
    const text = document.createElement('del');
    text.className = 'cm-deletedText';
    if (!this._isBlock) {
      text.textContent = this._text;
      return text;
    }
    text.textContent = this._text.replace(/^\n|\n$/g, '');
    const chunk = document.createElement('div');
    chunk.className = 'cm-deletedChunk';
    chunk.append(text);
    return chunk;
  }

  override get lineBreaks(): number {
    return this._isBlock ? 0 : this._text.split('\n').length - 1;
  }
}
