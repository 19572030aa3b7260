import type { ICellResult } from '../types';
import { applyEdits, SpanMap } from './apply';

/**
 * What a cell becomes where only some of its edits are made.
 *
 * Findings whose change is left out are left out as well: nothing was done, and
 * the next migration tells of it anew.
 *
 * @param source the cell's text.
 * @param result what the engine made of that text.
 * @param chosen indices into `result.edits`, ascending, as `chooseEdits` gives them.
 */
export function narrowResult(
  source: string,
  result: ICellResult,
  chosen: readonly number[]
): ICellResult {
  if (chosen.length === result.edits.length) {
    return result;
  }
  const edits = chosen.map(index => result.edits[index]);
  const moved = new Map(chosen.map((index, place) => [index, place]));
  const spans = new SpanMap(edits);
  return {
    ...result,
    status: edits.length === 0 ? 'unchanged' : result.status,
    edits,
    output: applyEdits(source, edits),
    findings: result.findings
      .filter(finding => finding.edits.every(index => moved.has(index)))
      .map(finding => ({
        ...finding,
        outputSpan: spans.map(finding.span),
        edits: finding.edits.map(index => moved.get(index) ?? index)
      }))
  };
}
