/** A table of the report. */
export interface ITable {
  /** What docs/performance.md calls the place of this table. */
  readonly name: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A table in Markdown, with columns in line for who reads the file. */
export function markdown({ head, rows }: ITable): string {
  const widths = head.map((_, column) =>
    Math.max(3, ...[head, ...rows].map(row => row[column].length))
  );
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, i) => cell.padEnd(widths[i])).join(' | ')} |`;
  const rule = `| ${widths.map(width => '-'.repeat(width)).join(' | ')} |`;
  return [line(head), rule, ...rows.map(line)].join('\n');
}

/**
 * Put tables into a page, each between `<!-- NAME -->` and `<!-- /NAME -->`.
 *
 * @throws Error where the page has no place for one.
 */
export function place(page: string, tables: readonly ITable[]): string {
  return tables.reduce((text, table) => {
    const [open, close] = [`<!-- ${table.name} -->`, `<!-- /${table.name} -->`];
    const [start, end] = [text.indexOf(open), text.indexOf(close)];
    if (start < 0 || end < start) {
      throw new Error(`the page has no place for ${table.name}`);
    }
    return `${text.slice(0, start + open.length)}\n\n${markdown(table)}\n\n${text.slice(end)}`;
  }, page);
}
