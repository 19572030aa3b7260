/**
 * Lists told by what is new in them: the page and the worker have both the list of the
 * last time, so that a keystroke in a notebook of a thousand cells sends one of them.
 */

import { differing } from '../engine/incremental/differing';

/** Some of the items of a list: a run of those it had before, or new ones. */
export type Part<T> =
  /** `shift` is to be added to the numbers of the items; see `IItems`. */
  | { readonly from: number; readonly count: number; readonly shift: number }
  | { readonly items: readonly T[] };

/** What must be known of the items of a list. */
export interface IItems<T> {
  /** What an item goes by in its list. */
  key(item: T): string;
  /**
   * What to add to an item's number for it to be another one; null where they differ in
   * more than that.
   */
  shift(before: T, now: T): number | null;
  /** The item with its number shifted. */
  shifted(item: T, shift: number): T;
}

/** Tell a list by another one. */
export function deltaOf<T>(
  before: readonly T[],
  now: readonly T[],
  items: IItems<T>
): Part<T>[] {
  const news = differing(before, now);
  if (news && news.length <= FEW) {
    return fewNews(news, now);
  }
  let places: Map<string, number> | null = null;
  const placeOf = (item: T, index: number): number => {
    // Most often it stands where it stood.
    const there = before[index] as T | undefined;
    if (
      there === item ||
      (there !== undefined && items.key(there) === items.key(item))
    ) {
      return index;
    }
    places ??= new Map(before.map((one, i) => [items.key(one), i]));
    return places.get(items.key(item)) ?? -1;
  };
  const parts: Part<T>[] = [];
  let run = { from: 0, count: 0, shift: 0 };
  let fresh: T[] = [];
  const close = (): void => {
    if (run.count > 0) {
      parts.push(run);
    }
    if (fresh.length > 0) {
      parts.push({ items: fresh });
    }
    run = { from: 0, count: 0, shift: 0 };
    fresh = [];
  };
  now.forEach((item, index) => {
    const place = placeOf(item, index);
    const shift = place < 0 ? null : items.shift(before[place], item);
    if (shift === null) {
      if (run.count > 0) {
        close();
      }
      fresh.push(item);
    } else if (
      run.count > 0 &&
      run.from + run.count === place &&
      run.shift === shift
    ) {
      run.count++;
    } else {
      close();
      run = { from: place, count: 1, shift };
    }
  });
  close();
  return parts;
}

/** Up to how many items are sent one by one, without a look at those around them. */
const FEW = 8;

/** Tell a list in which items are others than they were in their places. */
function fewNews<T>(places: readonly number[], now: readonly T[]): Part<T>[] {
  const parts: Part<T>[] = [];
  let from = 0;
  for (const place of [...places, now.length]) {
    if (place > from) {
      parts.push({ from, count: place - from, shift: 0 });
    }
    if (place < now.length) {
      parts.push({ items: [now[place]] });
    }
    from = place + 1;
  }
  return parts;
}

/** The list that was told by another one. */
export function applyDelta<T>(
  before: readonly T[],
  parts: readonly Part<T>[],
  items: IItems<T>
): T[] {
  const told = parts.map(part => {
    if ('items' in part) {
      return part.items;
    }
    const { from, count, shift } = part;
    const run = before.slice(from, from + count);
    return shift === 0 ? run : run.map(item => items.shifted(item, shift));
  });
  return ([] as T[]).concat(...told);
}
