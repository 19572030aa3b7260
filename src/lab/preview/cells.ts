import { chooseEdits } from '../../engine/edits/choose';
import { narrowResult } from '../../engine/edits/narrow';
import type { ICellResult } from '../../engine/types';
import { kindOf, type ChangeKind } from './kinds';

/** One cell of a preview. Never changed: where anything differs, there is a new one. */
export interface IPreviewCell {
  readonly id: string;
  /** Position among all cells of the notebook, from 1. */
  readonly number: number | null;
  /** The text that the changes are for. */
  readonly source: string;
  /** All that the engine would do to it. */
  readonly result: ICellResult;
  /** What is left of that without the kinds that are not ticked. */
  readonly chosen: ICellResult;
  readonly ticked: boolean;
  /** True while the cell's text is not the one that the changes are for. */
  readonly stale: boolean;
  /** True where its text changed after the preview was opened. */
  readonly edited: boolean;
}

/** Leave out of a result the changes of some kinds. */
export function withoutKinds(
  source: string,
  result: ICellResult,
  off: ReadonlySet<ChangeKind>
): ICellResult {
  if (off.size === 0) {
    return result;
  }
  const applied = result.findings.filter(finding => finding.applied);
  const wanted = applied.filter(finding => !off.has(kindOf(finding)));
  if (wanted.length === applied.length) {
    return result;
  }
  const keep = new Set(wanted);
  const chosen =
    wanted.length === 0 ? [] : chooseEdits(result, f => keep.has(f));
  return narrowResult(source, result, chosen);
}

/** True where two results say and do the same to the same text. */
export function sameResult(a: ICellResult, b: ICellResult): boolean {
  return (
    a === b ||
    (a.number === b.number &&
      a.output === b.output &&
      a.edits.length === b.edits.length &&
      a.findings.length === b.findings.length &&
      a.findings.every(
        ({ message, span, applied }, index) =>
          message === b.findings[index].message &&
          applied === b.findings[index].applied &&
          span.start === b.findings[index].span.start
      ))
  );
}

/** How many changes a result makes. */
export function countChanges({ findings }: ICellResult): number {
  return findings.filter(finding => finding.applied).length;
}
