import type { IDiffInput } from './diff-input';
import { isLineEnd, isLineStart, type ISameLines } from './lines';
import {
  byLine,
  Lines,
  listAt,
  notesByLine,
  partsOf,
  placed,
  type IPiece,
  type IRow
} from './rows';
import { wholeWords } from './whole-words';

/**
 * Show edits in the text that they lead to: what is new is marked, and what is gone stands
 * struck out in its place, or above and below where whole lines are gone.
 *
 * @param folds - the lines that are not shown
 */
export function unifiedRows(
  { before, after, edits, notes }: IDiffInput,
  folds: readonly ISameLines[]
): IRow[] {
  const lines = new Lines(after);
  const pieces: IPiece[] = [];
  const changed = new Set<number>();
  const above = new Map<number, string[]>();
  const below = new Map<number, string[]>();
  for (const { start, end, text, at } of placed(wholeWords(before, edits))) {
    const gone = before.slice(start, end);
    const isBlock = gone !== '' && isLines(before, start, end);
    if (isBlock) {
      // Above the line that comes for them, or below the one before them.
      const place = gone.startsWith('\n') ? below : above;
      const line = lines.indexOf(at);
      listAt(place, line).push(gone.replace(/^\n|\n$/g, ''));
    } else if (gone !== '') {
      pieces.push({ kind: 'gone', from: at, to: at, text: gone });
    }
    // A line end at either side is no change of the line before or after it.
    const from = at + (text.startsWith('\n') ? 1 : 0);
    const to = at + text.length - (text.endsWith('\n') ? 1 : 0);
    if (from < to) {
      pieces.push({ kind: 'new', from, to });
    }
    if (from < to || (gone !== '' && !isBlock)) {
      const last = lines.indexOf(Math.max(from, to));
      for (let line = lines.indexOf(from); line <= last; line++) {
        changed.add(line);
      }
    }
  }
  const piecesOf = byLine(lines, pieces);
  const notesOf = notesByLine(lines, notes);
  const hidden = new Map(
    folds.map(({ after: { start, end } }) => [start, end - start])
  );
  const rows: IRow[] = [];
  for (let index = 0; index < lines.length; index++) {
    const fold = hidden.get(index);
    if (fold !== undefined) {
      rows.push({ kind: 'fold', lines: fold });
      index += fold - 1;
      continue;
    }
    const push = (text: string): number => rows.push({ kind: 'gone', text });
    above.get(index)?.forEach(push);
    rows.push({
      kind: 'line',
      line: {
        parts: partsOf(lines, lines.span(index), piecesOf.get(index) ?? []),
        isChanged: changed.has(index)
      }
    });
    below.get(index)?.forEach(push);
    const findings = notesOf.get(index);
    if (findings) {
      rows.push({ kind: 'notes', findings });
    }
  }
  return rows;
}

/** Whether a range holds whole lines, with the line end before or after them. */
function isLines(text: string, start: number, end: number): boolean {
  return isLineStart(text, start)
    ? isLineEnd(text, end) || isLineStart(text, end)
    : text[start] === '\n' && isLineEnd(text, end);
}
