import type { IEdit, ISpan } from '../types';

/**
 * Apply edits to a text.
 *
 * @param edits sorted by start, not overlapping; offsets are UTF-16.
 * @throws RangeError where they overlap, are out of order or out of range.
 */
export function applyEdits(text: string, edits: readonly IEdit[]): string {
  let out = '';
  let at = 0;
  for (const edit of edits) {
    if (edit.start < at || edit.end < edit.start || edit.end > text.length) {
      throw new RangeError(
        `Edit ${edit.start}-${edit.end} overlaps another or lies outside the text.`
      );
    }
    out += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return out + text.slice(at);
}

/**
 * Where a span of the source lies once the edits are applied. A span that an
 * edit covers or cuts takes in the whole of that edit's new text.
 */
export function mapSpan(span: ISpan, edits: readonly IEdit[]): ISpan {
  return new SpanMap(edits).map(span);
}

/** The same for many spans: each costs a binary search. */
export class SpanMap {
  /** How far text in front of each edit moves; one more for the end. */
  private readonly _shifts: number[] = [0];

  /** @param _edits sorted by start, not overlapping. */
  constructor(private readonly _edits: readonly IEdit[]) {
    for (const { start, end, text } of _edits) {
      const last = this._shifts[this._shifts.length - 1];
      this._shifts.push(last + text.length - (end - start));
    }
  }

  map(span: ISpan): ISpan {
    const first = this._firstEnding(span.start + 1);
    const head = this._edits[first];
    const start =
      Math.min(span.start, head?.start ?? span.start) + this._shifts[first];
    const last = this._firstEnding(span.end);
    const tail = this._edits[last];
    // An insertion right behind the span belongs to what follows it.
    const end =
      tail && tail.start < span.end
        ? tail.end + this._shifts[last + 1]
        : span.end + this._shifts[last];
    return { start, end: Math.max(start, end) };
  }

  /** Index of the first edit whose end is at or behind an offset. */
  private _firstEnding(offset: number): number {
    let low = 0;
    let high = this._edits.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this._edits[middle].end >= offset) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
