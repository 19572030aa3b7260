import type { IEdit, ISpan } from '../engine/types';

/** The one region in which two texts differ, as a span of each. */
export interface IChangedRegion {
  readonly before: ISpan;
  readonly after: ISpan;
}

/**
 * The smallest single region outside which two texts are the same, or null
 * where they are equal.
 */
export function changedRegion(
  before: string,
  after: string
): IChangedRegion | null {
  if (before === after) {
    return null;
  }
  const limit = Math.min(before.length, after.length);
  let start = 0;
  while (start < limit && before[start] === after[start]) {
    start++;
  }
  let tail = 0;
  while (
    tail < limit - start &&
    before[before.length - 1 - tail] === after[after.length - 1 - tail]
  ) {
    tail++;
  }
  return {
    before: { start, end: before.length - tail },
    after: { start, end: after.length - tail }
  };
}

/**
 * Where a span of an older text stands in a newer one, or null where it lies in
 * the region that changed.
 */
export function shift(span: ISpan, older: string, newer: string): ISpan | null {
  return shifted(span, changedRegion(older, newer));
}

function shifted(
  { start, end }: ISpan,
  region: IChangedRegion | null
): ISpan | null {
  if (!region || end <= region.before.start) {
    return { start, end };
  }
  const { before, after } = region;
  const by = after.end - before.end;
  return start >= before.end ? { start: start + by, end: end + by } : null;
}

/**
 * As `shift`, but with a guess: in the region that changed, the same text counts
 * as the same place if it stands there once. Good enough to point at.
 */
export function relocate(
  span: ISpan,
  older: string,
  newer: string
): ISpan | null {
  return relocator(older, newer)(span);
}

/** `relocate` for many spans of one text: it looks through both once, and once for a name. */
export function relocator(
  older: string,
  newer: string
): (span: ISpan) => ISpan | null {
  const region = changedRegion(older, newer);
  const places = new Map<string, ISpan | null>();
  return span => {
    const place = shifted(span, region);
    const text = older.slice(span.start, span.end);
    if (place || !text) {
      return place;
    }
    let only = places.get(text);
    if (only === undefined) {
      only = onlyPlace(text, newer);
      places.set(text, only);
    }
    return only;
  };
}

/** Where a text stands in another one; null where that is nowhere, or more than once. */
function onlyPlace(text: string, within: string): ISpan | null {
  const start = within.indexOf(text);
  return start >= 0 && within.indexOf(text, start + 1) < 0
    ? { start, end: start + text.length }
    : null;
}

/**
 * Where a span of an older text stands in a newer one that was edited by hand: what was
 * typed into a name, or at either end of it, belongs to it. Null where nothing is left.
 */
export function follow(
  span: ISpan,
  older: string,
  newer: string
): ISpan | null {
  const region = changedRegion(older, newer);
  if (!region) {
    return span;
  }
  const { before, after } = region;
  const isWider = before.end - before.start > span.end - span.start;
  if (isWider && before.start <= span.start && span.end <= before.end) {
    // More than one place was edited.
    const guess = relocate(span, older, newer);
    return guess && grownSpan(newer, guess);
  }
  const by = after.end - before.end;
  const start =
    span.start >= before.end
      ? span.start + by
      : Math.min(span.start, after.start);
  const end =
    span.end <= before.start ? span.end : Math.max(span.end + by, after.start);
  return start < end ? grownSpan(newer, { start, end }) : null;
}

/** A span with the letters that adjoin it, where it begins or ends with a letter. */
export function grownSpan(text: string, { start, end }: ISpan): ISpan {
  const isLetter = (at: number): boolean =>
    /[\w\x80-\uffff]/.test(text.charAt(at));
  let [from, to] = [start, end];
  while (isLetter(from) && isLetter(from - 1)) {
    from--;
  }
  while (isLetter(to - 1) && isLetter(to)) {
    to++;
  }
  return { start: from, end: to };
}

/**
 * The edits that lead back: applied to the output of `edits`, they give `source`.
 */
export function inverse(source: string, edits: readonly IEdit[]): IEdit[] {
  let moved = 0;
  return edits.map(edit => {
    const start = edit.start + moved;
    moved += edit.text.length - (edit.end - edit.start);
    return {
      start,
      end: start + edit.text.length,
      text: source.slice(edit.start, edit.end)
    };
  });
}
