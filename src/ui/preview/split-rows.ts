import type { ISpan } from '../../engine/types';
import type { IDiffInput } from './diff-input';
import { isLineEnd, isLineStart, type ISameLines } from './lines';
import {
  byLine,
  Lines,
  notesByLine,
  partsOf,
  placed,
  type ILine,
  type IPiece,
  type IPlacedEdit,
  type IRow
} from './rows';
import { wholeWords } from './whole-words';

/** Lines of both texts that stand for each other. `end` is one past the last. */
interface IChunk {
  readonly before: ISpan;
  readonly after: ISpan;
}

/**
 * Show the two texts side by side, each line beside the one that it became.
 *
 * @param folds - the lines that are not shown
 */
export function splitRows(
  input: IDiffInput,
  folds: readonly ISameLines[]
): IRow[] {
  const before = new Lines(input.before);
  const after = new Lines(input.after);
  const edits = placed(wholeWords(input.before, input.edits));
  const left = side(
    before,
    edits.map(({ start, end }) => ({ kind: 'gone', from: start, to: end }))
  );
  const right = side(
    after,
    edits.map(({ at, text }) => ({
      kind: 'new',
      from: at,
      to: at + text.length
    }))
  );
  const notesOf = notesByLine(after, input.notes);
  const hidden = new Map(folds.map(fold => [fold.before.start, fold]));
  const rows: IRow[] = [];
  const pair = (
    a: number | null,
    b: number | null,
    isChanged: boolean
  ): void => {
    rows.push({
      kind: 'pair',
      left: a === null ? null : left(a, isChanged),
      right: b === null ? null : right(b, isChanged)
    });
    const findings = b === null ? undefined : notesOf.get(b);
    if (findings) {
      rows.push({ kind: 'notes', findings });
    }
  };
  let a = 0;
  let b = 0;
  const same = (end: number): void => {
    while (a < end) {
      const fold = hidden.get(a);
      if (fold) {
        const lines = fold.before.end - fold.before.start;
        rows.push({ kind: 'fold', lines });
        a += lines;
        b += lines;
      } else {
        pair(a++, b++, false);
      }
    }
  };
  for (const chunk of chunksOf(before, after, edits)) {
    same(chunk.before.start);
    while (a < chunk.before.end || b < chunk.after.end) {
      const hasA = a < chunk.before.end;
      const hasB = b < chunk.after.end;
      pair(hasA ? a++ : null, hasB ? b++ : null, true);
    }
  }
  same(before.length);
  return rows;
}

/** Makes the lines of one of the texts. */
function side(
  lines: Lines,
  pieces: readonly IPiece[]
): (index: number, isChanged: boolean) => ILine {
  const piecesOf = byLine(lines, pieces);
  return (index, isChanged) => ({
    parts: partsOf(lines, lines.span(index), piecesOf.get(index) ?? []),
    isChanged
  });
}

/** The lines that change, together where edits share one. */
function chunksOf(
  before: Lines,
  after: Lines,
  edits: readonly IPlacedEdit[]
): IChunk[] {
  const chunks: IChunk[] = [];
  const join = (a: ISpan, b: ISpan): ISpan => ({
    start: Math.min(a.start, b.start),
    end: Math.max(a.end, b.end)
  });
  for (const edit of joined(edits)) {
    const chunk = chunkOf(before, after, edit);
    const last = chunks[chunks.length - 1];
    if (
      last &&
      (chunk.before.start < last.before.end ||
        chunk.after.start < last.after.end)
    ) {
      chunks[chunks.length - 1] = {
        before: join(last.before, chunk.before),
        after: join(last.after, chunk.after)
      };
    } else {
      chunks.push(chunk);
    }
  }
  return chunks;
}

/** The same edits, as one where they touch. */
function joined(edits: readonly IPlacedEdit[]): IPlacedEdit[] {
  const found: IPlacedEdit[] = [];
  for (const edit of edits) {
    const last = found[found.length - 1];
    if (last?.end === edit.start) {
      const { start, at } = last;
      const text = last.text + edit.text;
      found[found.length - 1] = { start, end: edit.end, at, text };
    } else {
      found.push(edit);
    }
  }
  return found;
}

/** The lines of an edit. One that adds or takes whole lines has no others. */
function chunkOf(
  before: Lines,
  after: Lines,
  { start, end, text, at }: IPlacedEdit
): IChunk {
  const gone = before.text.slice(start, end);
  const both = (is: (some: string) => boolean): boolean =>
    [gone, text].every(some => some === '' || is(some));
  // The line before is no part of it where it begins with a line end, nor is the line
  // after where it ends with one.
  const skips =
    isLineEnd(before.text, end) && both(some => some.startsWith('\n'));
  const leaves =
    !skips &&
    isLineStart(before.text, start) &&
    both(some => some.endsWith('\n'));
  const span = (lines: Lines, from: number, to: number): ISpan => ({
    start: lines.indexOf(from) + (skips ? 1 : 0),
    end: lines.indexOf(to) + (leaves ? 0 : 1)
  });
  return {
    before: span(before, start, end),
    after: span(after, at, at + text.length)
  };
}
