import type { CellUnit } from './cell-unit';

/**
 * The first name that is not used.
 *
 * @param wanted the names to try first.
 * @param other makes more, for 3 and up.
 */
export function freeName(
  wanted: readonly string[],
  other: (n: number) => string,
  isUsed: (name: string) => boolean
): string {
  const free = wanted.find(name => !isUsed(name));
  if (free !== undefined) {
    return free;
  }
  let n = 3;
  while (isUsed(other(n))) {
    n++;
  }
  return other(n);
}

/** Whether a cell speaks of a name, be it in a comment. */
export function isUsed(name: string, { text, mask }: CellUnit): boolean {
  return (
    text.words.has(name) &&
    new RegExp(`(?<![\\w.])${name}\\b`).test(
      // In an import, `tensorflow` may be the module's name alone.
      mask.text.replace(/\bfrom\s+tensorflow\b|\btensorflow[\w.]*\s+as\b/g, '')
    )
  );
}
