import type { IFinding } from '../../engine/types';

/**
 * Makes the keys of one cell's findings, to be asked for in their order.
 *
 * A key is made of the rule, the name and the text of the line, not of the line's
 * number: it outlasts edits elsewhere in the cell, and an edit of the line, which
 * may have changed what there is to say, makes another.
 *
 * @param source - the text that the findings are of
 */
export function keyMaker(source: string): (finding: IFinding) => string {
  const lines = source.split(/\r\n|\r|\n/);
  const seen = new Map<string, number>();
  return ({ rule, symbol, line }) => {
    const text = (lines[line - 1] ?? '').trim();
    const key = [rule, symbol, text].join(' | ');
    const before = seen.get(key) ?? 0;
    seen.set(key, before + 1);
    return before > 0 ? `${key} | ${before + 1}` : key;
  };
}
