import type { IEdit, ISpan } from '../../engine/types';
import { countBelow } from '../../lab/count-below';

/** Where each line of a text begins. */
export function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    starts.push(at + 1);
  }
  return starts;
}

/** Whether a line begins at an offset. */
export function isLineStart(text: string, at: number): boolean {
  return at === 0 || text[at - 1] === '\n';
}

/** Whether a line ends at an offset. */
export function isLineEnd(text: string, at: number): boolean {
  return at === text.length || text[at] === '\n';
}

/**
 * A run of lines that are the same before and after. Lines count from 0; `end`
 * is one past the last.
 */
export interface ISameLines {
  readonly before: ISpan;
  readonly after: ISpan;
}

/** How many lines are shown around each change. */
const AROUND = 2;

/** Fewer lines than these are not worth hiding. */
const FEWEST = 4;

/**
 * The lines that nothing happens to and nothing is said of.
 *
 * @param before - the text before; its lines end in \n
 * @param edits - what changes it, sorted
 * @param spots - offsets in it that are to be seen
 */
export function dullLines(
  before: string,
  edits: readonly IEdit[],
  spots: readonly number[]
): ISameLines[] {
  const starts = lineStarts(before);
  const lineOf = (offset: number): number => countBelow(starts, offset + 1) - 1;
  const seen = [
    ...edits.map(({ start, end, text }) => ({
      start: lineOf(start),
      end: lineOf(end),
      added: newlines(text) - newlines(before.slice(start, end))
    })),
    ...spots.map(lineOf).map(line => ({ start: line, end: line, added: 0 }))
  ].sort((a, b) => a.start - b.start);
  const dull: ISameLines[] = [];
  let line = 0;
  let moved = 0;
  const close = (end: number): void => {
    if (end - line >= FEWEST) {
      dull.push({
        before: { start: line, end },
        after: { start: line + moved, end: end + moved }
      });
    }
  };
  for (const { start, end, added } of seen) {
    close(start - AROUND);
    line = Math.max(line, end + AROUND + 1);
    moved += added;
  }
  close(starts.length);
  return dull;
}

function newlines(text: string): number {
  return text.split('\n').length - 1;
}
