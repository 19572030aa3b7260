import type { Severity } from '../types';

/** What a rule found in a magic or shell line, or in a cell of another language. */
export interface ILineFinding {
  readonly severity: Severity;
  /** Where in the text, as UTF-16 offsets. */
  readonly start: number;
  readonly end: number;
  readonly symbol: string;
  readonly message: string;
  /** Text to put in place of the match to settle it; only where that is safe. */
  readonly fix?: string;
}

/**
 * A rule for what is not Python: magics, shell lines, whole `%%bash` or
 * `%%writefile` cells. It reports, offers a fix at most, and changes nothing by itself. One file each.
 */
export interface ILineRule {
  /** Kebab-case; also the name of its file and of its page in docs/rules. */
  readonly name: string;
  /**
   * Look at a text.
   *
   * @param text one magic or shell line, or a whole cell.
   */
  check(text: string): readonly ILineFinding[];
}

/** A finding for each match of a pattern. */
export function eachMatch(
  text: string,
  pattern: RegExp,
  make: (match: RegExpExecArray) => Omit<ILineFinding, 'start' | 'end'> | null
): ILineFinding[] {
  const found: ILineFinding[] = [];
  for (let m = pattern.exec(text); m; m = pattern.exec(text)) {
    const finding = make(m);
    if (finding) {
      found.push({ ...finding, start: m.index, end: m.index + m[0].length });
    }
    if (m[0] === '') {
      pattern.lastIndex++;
    }
  }
  return found;
}
