/**
 * Stands in for plain.ts in a page, where the download and the first use count for more
 * than the parse of a whole folder: its code takes longer to load and to get going than the
 * parse of the cells in one notebook that it would save.
 *
 * @returns that everything is to be parsed.
 */
export function isPlain(): boolean {
  return false;
}
