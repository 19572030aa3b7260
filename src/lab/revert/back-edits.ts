import { applyEdits } from '../../engine/edits/apply';
import type { ICellResult, IEdit, ISpan } from '../../engine/types';
import { inverse } from '../textDiff';
import type { Diff, IBackEdit } from './merge';

/** What is known of how a cell's text was written. */
export interface IWritten {
  readonly before: string;
  readonly written: string;
  readonly result: ICellResult;
}

/** The edits that lead from what was written back to what was before. */
export function backEdits(record: IWritten, diff: Diff): IBackEdit[] {
  const { before, written, result } = record;
  const known = knownEdits(record);
  if (known) {
    const shared = result.findings
      .filter(finding => finding.applied)
      .map(finding => finding.edits);
    return grouped(known, written, shared);
  }
  // It was upgraded twice, or a fix was made since.
  const edits = diff(written, before).map(({ fromA, toA, fromB, toB }) => ({
    start: fromA,
    end: toA,
    text: before.slice(fromB, toB)
  }));
  return grouped(edits, written, []);
}

/** The engine's own edits, turned round; null where they are not the whole story. */
function knownEdits({ before, written, result }: IWritten): IEdit[] | null {
  const edits = inverse(before, result.edits);
  try {
    return applyEdits(written, edits) === before ? edits : null;
  } catch {
    return null;
  }
}

/**
 * Put edits into groups: those of one finding, and those that meet in a line.
 *
 * @param shared - lists of indices of edits that belong together
 */
function grouped(
  edits: readonly IEdit[],
  text: string,
  shared: readonly (readonly number[])[]
): IBackEdit[] {
  const parents = edits.map((_, index) => index);
  const rootOf = (index: number): number => {
    let root = index;
    while (parents[root] !== root) {
      root = parents[root];
    }
    return (parents[index] = root);
  };
  const join = (a: number, b: number): void => {
    parents[rootOf(a)] = rootOf(b);
  };
  for (let index = 1; index < edits.length; index++) {
    if (meetInLine(text, edits[index - 1], edits[index])) {
      join(index, index - 1);
    }
  }
  for (const [first, ...others] of shared) {
    others.forEach(index => join(index, first));
  }
  return edits.map((edit, index) => ({ ...edit, group: rootOf(index) }));
}

function meetInLine(text: string, a: ISpan, b: ISpan): boolean {
  return !text.slice(a.end, b.start).includes('\n');
}
