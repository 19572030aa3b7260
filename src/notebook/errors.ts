/**
 * Thrown where a text is not a notebook that can be read. The message is whole
 * sentences' worth for a person; `line` and `cell` are there for programs.
 */
export class NotebookError extends Error {
  /**
   * @param problem What is wrong, without its place.
   * @param line Line of the JSON text, from 1.
   * @param cell Cell it belongs to, from 1 over all cells; null outside cells.
   */
  constructor(
    readonly problem: string,
    readonly line: number,
    readonly cell: number | null = null
  ) {
    super(
      cell === null
        ? `not a readable notebook: line ${line}: ${problem}`
        : `not a readable notebook: cell ${cell}, line ${line}: ${problem}`
    );
    this.name = 'NotebookError';
  }
}

/**
 * The line of an offset, from 1. CRLF, LF and CR each end a line.
 * Costs a walk over the text, so it is for error messages only.
 */
export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let i = 0; i < offset && i < text.length; i++) {
    const code = text.charCodeAt(i);
    const crlf = code === 13 && text.charCodeAt(i + 1) === 10;
    if (code === 10 || (code === 13 && !crlf)) {
      line++;
    }
  }
  return line;
}
