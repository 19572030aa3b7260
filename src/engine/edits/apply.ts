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
 * edit covers or cuts becomes the whole of that edit's new text.
 */
export function mapSpan(span: ISpan, edits: readonly IEdit[]): ISpan {
  let shift = 0;
  let start: number | null = null;
  let end: number | null = null;
  for (const edit of edits) {
    const before = shift;
    shift += edit.text.length - (edit.end - edit.start);
    if (start === null && edit.end > span.start) {
      start =
        edit.start <= span.start && edit.end > span.start
          ? edit.start + before
          : span.start + before;
    }
    if (end === null && edit.end >= span.end && edit.start < span.end) {
      end = edit.end + shift;
    } else if (end === null && edit.start >= span.end) {
      // An insertion right behind the span belongs to what follows it.
      end = span.end + before;
    }
  }
  const from = start ?? span.start + shift;
  return { start: from, end: Math.max(from, end ?? span.end + shift) };
}
