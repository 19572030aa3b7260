import type { IEdit } from '../../engine/types';

/**
 * The same edits, with the rest of each name that one replaces a part of: edits are as
 * small as can be, and `to_floa` for `cas` before a `t` cannot be read.
 *
 * @param before - the text that they are for
 * @param edits - sorted, not overlapping
 */
export function wholeWords(before: string, edits: readonly IEdit[]): IEdit[] {
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
