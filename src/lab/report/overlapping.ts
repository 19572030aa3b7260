import type { ISpan } from '../../engine/types';
import { countBelow } from '../count-below';

/** Something that stands in a text, or nowhere in it any more. */
export interface IPlaced {
  readonly span: ISpan | null;
}

/**
 * Finds those of many things whose spans share at least a character with another one.
 *
 * @param items - in any order
 * @returns what does so; it finds nothing for null
 */
export function overlapping<T extends IPlaced>(
  items: readonly T[]
): (span: ISpan | null) => readonly T[] {
  const sorted = items
    .flatMap(item => (item.span ? [{ item, ...item.span }] : []))
    .sort((a, b) => a.start - b.start);
  const starts = sorted.map(({ start }) => start);
  // The furthest end of one and of all before it.
  let furthest = 0;
  const ends = sorted.map(({ end }) => (furthest = Math.max(furthest, end)));
  return span => {
    const found: T[] = [];
    if (span) {
      let at = countBelow(starts, span.end) - 1;
      for (; at >= 0 && ends[at] > span.start; at--) {
        if (sorted[at].end > span.start) {
          found.push(sorted[at].item);
        }
      }
    }
    return found;
  };
}
