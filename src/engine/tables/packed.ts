/**
 * The tables' texts in a page, where they come in the parser's file; elsewhere the tables are
 * JSON files, and nothing asks here. scripts/builder/pack-tables.js writes the texts.
 */
let texts: readonly string[] = [];

/**
 * Hand in the tables. To be done before anything is imported that needs one.
 *
 * @param text all of them, with form feeds between.
 */
export function setTables(text: string): void {
  texts = text.split('\f');
}

/** @param index the place of a table among the texts. */
export function packedTable(index: number): string {
  return texts[index];
}
