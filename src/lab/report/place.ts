import type { ICellResult, IFinding, ISpan } from '../../engine/types';

/**
 * Where a change that was made is to be seen, in the text that it was made in. Of lines
 * that were added, such as those that let code run, it is these lines: the place that
 * asked for them is another one, and "take the line out" is not said of that.
 */
export function madeSpan(result: ICellResult, finding: IFinding): ISpan {
  const [first] = finding.edits;
  const edit = result.edits[first];
  if (!finding.applied || !edit || !isLines(edit.text, edit)) {
    return finding.outputSpan;
  }
  const moved = result.edits
    .slice(0, first)
    .reduce((sum, { start, end, text }) => sum + text.length - end + start, 0);
  const lead = edit.text.length - edit.text.trimStart().length;
  const start = edit.start + moved + lead;
  return { start, end: start + edit.text.trim().length };
}

/** Whether an edit adds whole lines, and takes nothing away. */
function isLines(text: string, { start, end }: ISpan): boolean {
  return start === end && /[\r\n]/.test(text) && text.trim() !== '';
}
