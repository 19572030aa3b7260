import type { IEdit } from '../types';

/**
 * Fewer edits that do the same: neighbours as one, with what is between them.
 *
 * @param text - what they are for
 * @param edits - sorted, not overlapping
 * @param most - how many there may be at most
 */
export function joinEdits(
  text: string,
  edits: readonly IEdit[],
  most: number
): readonly IEdit[] {
  if (edits.length <= most) {
    return edits;
  }
  const size = Math.ceil(edits.length / most);
  const joined: IEdit[] = [];
  for (let first = 0; first < edits.length; first += size) {
    const some = edits.slice(first, first + size);
    const { start } = some[0];
    let at = start;
    let written = '';
    for (const edit of some) {
      written += text.slice(at, edit.start) + edit.text;
      at = edit.end;
    }
    joined.push({ start, end: at, text: written });
  }
  return joined;
}
