import type { ICellResult, IFinding, ISpan } from '../../engine/types';

/**
 * Where a change that was made is to be seen, in the text that it was made in. Of lines
 * that were added, such as those that let code run, it is these lines, or the one of them
 * that has the finding's name: the place that asked for them is another one, and "take the
 * line out" is not said of that.
 */
export function madeSpan(result: ICellResult, finding: IFinding): ISpan {
  const { applied, edits, symbol, outputSpan } = finding;
  if (!applied || edits.some(index => !addsLines(result, index))) {
    return outputSpan;
  }
  // Findings of one place share their edits.
  const name = symbol.slice(symbol.lastIndexOf('.') + 1);
  const named = edits.filter(
    index => name !== '' && result.edits[index].text.includes(name)
  );
  const [index, ...others] = named.length > 0 ? named : edits;
  if (index === undefined || others.length > 0) {
    return outputSpan;
  }
  const { start, text } = result.edits[index];
  const lines = named.length > 0 ? lineWith(text, name) : whole(text);
  const at = result.edits
    .slice(0, index)
    .reduce(
      (sum, edit) => sum + edit.text.length - edit.end + edit.start,
      start
    );
  return { start: at + lines.start, end: at + lines.end };
}

/** Whether an edit adds whole lines, and takes nothing away. */
function addsLines({ edits }: ICellResult, index: number): boolean {
  const { start, end, text } = edits[index];
  return start === end && /[\r\n]/.test(text) && text.trim() !== '';
}

/** A text without the blanks around it. */
function whole(text: string): ISpan {
  const start = text.length - text.trimStart().length;
  return { start, end: start + text.trim().length };
}

/** The line of a text that has a name in it. */
function lineWith(text: string, name: string): ISpan {
  const at = text.indexOf(name);
  const start = Math.max(
    text.lastIndexOf('\n', at),
    text.lastIndexOf('\r', at)
  );
  const line = text.slice(start + 1).split(/[\r\n]/, 1)[0];
  const { start: from, end: to } = whole(line);
  return { start: start + 1 + from, end: start + 1 + to };
}
