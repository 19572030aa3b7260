/** True for the names of files that can be converted. */
export function isConvertible(name: string): boolean {
  return /\.(py|ipynb)$/.test(name);
}

/** What Python looks for in the first two lines (PEP 263). */
const COOKIE = /^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)/;

/**
 * Encodings that hold each letter in one byte and agree with ASCII. Whatever the
 * letters beyond ASCII are, their bytes come back as they were, for only ASCII is
 * ever written between them.
 */
const ONE_BYTE =
  /^(latin-?1|l1|(us-)?ascii|iso-?8859-?\d+(-.*)?|cp(125\d|437|850|866)|windows-125\d|koi8-[ru]|mac-?roman)$/;

/**
 * The encoding that the coding line of Python source names, in small letters with
 * dashes; "utf-8" where there is none.
 *
 * @param source The source, or its first 1,024 bytes, a byte a letter.
 */
export function codingOf(source: string): string {
  const lines = source.slice(0, 1024).split(/\r\n|\r|\n/);
  // A second line counts only below one that is a comment or blank.
  const cookie =
    COOKIE.exec(lines[0]) ??
    (/^[ \t\f]*(#|$)/.test(lines[0]) ? COOKIE.exec(lines[1] ?? '') : null);
  return cookie?.[1].toLowerCase().replace(/_/g, '-') ?? 'utf-8';
}

/** True for encodings whose bytes can be kept without knowing their letters. */
export function isOneByte(coding: string): boolean {
  return ONE_BYTE.test(coding);
}
