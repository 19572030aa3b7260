const TOKEN =
  /('''|""")[\s\S]*?\1|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|#[^\n]*|\\\n|[([{]|[)\]}]|\n/g;

/**
 * The lines of a text put together where brackets, strings or backslashes tie
 * them. Roughly: it is for showing and sorting differences, not for changing code.
 *
 * @returns half-open ranges of lines, from 0.
 */
export function statements(lines: readonly string[]): [number, number][] {
  const found: [number, number][] = [];
  let depth = 0;
  let line = 0;
  let from = 0;
  for (const [token] of lines.join('\n').matchAll(TOKEN)) {
    if ('([{'.includes(token)) {
      depth++;
    } else if (')]}'.includes(token)) {
      depth = Math.max(0, depth - 1);
    } else if (token === '\n' && depth === 0) {
      found.push([from, ++line]);
      from = line;
    } else {
      line += token.split('\n').length - 1;
    }
  }
  found.push([from, lines.length]);
  return found;
}

/** The statement that a line (from 1) is a part of. */
export function statementAt(lines: readonly string[], line: number): string {
  const range = statements(lines).find(([, to]) => line <= to);
  return lines.slice(...(range ?? [0, 0])).join('\n');
}
