import type { ICellResult, IEdit, IFinding } from '../types';

/**
 * The edits of a cell without those of changes that are not wanted.
 *
 * Changes that share an edit (a call whose name, keywords and order change) stand
 * or fall together, so that no call is left half converted.
 *
 * @param wanted asked for each finding that was applied.
 * @returns indices into `result.edits`, in order.
 */
export function chooseEdits(
  result: Pick<ICellResult, 'edits' | 'findings'>,
  wanted: (finding: IFinding) => boolean
): number[] {
  const applied = result.findings.filter(f => f.applied);
  const dropped = new Set(
    applied.filter(f => !wanted(f)).flatMap(f => f.edits)
  );
  for (let before = -1; before !== dropped.size;) {
    before = dropped.size;
    for (const { edits } of applied) {
      if (edits.some(index => dropped.has(index))) {
        edits.forEach(index => dropped.add(index));
      }
    }
  }
  return result.edits.flatMap((_: IEdit, index) =>
    dropped.has(index) ? [] : [index]
  );
}
