/** Kinds of tokens; `other` is whatever is not known here. */
export type TokenKind = 'name' | 'literal' | 'sign' | 'line' | 'end' | 'other';

const BLANKS = /(?:[ \t]+|#[^\r\n]*)+/y;
const ALL_BLANKS = /(?:[ \t\r\n]+|#[^\r\n]*)+/y;
const NAME = /[A-Za-z_]\w*/y;
/** Those that every version of Python reads alike, and that nothing is glued to. */
const NUMBER =
  /(?:0[xX][\da-fA-F]+|(?:(?:0|[1-9]\d*)(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?)(?![\w.])/y;
/** Of any kind but those with code in them. */
const STRING =
  /(?:[bBuU]|[bB]?[rR])?(?:"""(?:[^"\\]|\\[^]|"(?!""))*"""|'''(?:[^'\\]|\\[^]|'(?!''))*'''|"(?!"")(?:[^"\\\r\n]|\\[^\r])*"|'(?!'')(?:[^'\\\r\n]|\\[^\r])*')/y;
const SIGN =
  /->|:=|\.\.\.|(?:\*\*|\/\/|<<|>>|[-+*/%&|^@<>=!])=?|[~.,:;()[\]{}]/y;

/** Reads the tokens of code, one after the other. Nothing is read before `next`. */
export class PlainTokens {
  kind: TokenKind = 'line';
  /** Offsets of the token. */
  start = 0;
  end = 0;
  /** How many brackets are open: ends of lines mean nothing within. */
  depth = 0;
  /**
   * The column that statements begin in: the grammar may lose its way where a line within
   * brackets begins further left.
   */
  margin = 0;
  private _word: string | null = null;

  constructor(readonly text: string) {}

  /** The text of the token. */
  get word(): string {
    this._word ??= this.text.slice(this.start, this.end);
    return this._word;
  }

  /** Go on to the next token. */
  next(): void {
    const { text } = this;
    this._word = null;
    this.start = skip(this.depth > 0 ? ALL_BLANKS : BLANKS, text, this.end);
    const char = text.charAt(this.start);
    if (this.margin > 0 && this.depth > 0 && this._isBelowMargin()) {
      this._take('other', this.start);
    } else if (char === '') {
      this._take('end', this.start);
    } else if (char === '\n') {
      this._take('line', this.start + 1);
    } else if (char === '\r' && text[this.start + 1] === '\n') {
      this._take('line', this.start + 2);
    } else if (
      !this._match(STRING, 'literal') &&
      !this._match(NAME, 'name') &&
      !this._match(NUMBER, 'literal') &&
      !this._match(SIGN, 'sign')
    ) {
      this._take('other', this.start + 1);
    }
  }

  /** Whether the token is that sign or word. */
  is(word: string): boolean {
    return (
      this.end - this.start === word.length &&
      this.text.startsWith(word, this.start)
    );
  }

  /** Whether it is a string, of any kind. */
  get isString(): boolean {
    return this.kind === 'literal' && /['"]/.test(this.text[this.end - 1]);
  }

  /** How many spaces are in front of the token on its line; -1 where there is more. */
  get column(): number {
    const line = this.text.lastIndexOf('\n', this.start - 1) + 1;
    return /^ *$/.test(this.text.slice(line, this.start))
      ? this.start - line
      : -1;
  }

  private _isBelowMargin(): boolean {
    const line = this.text.lastIndexOf('\n', this.start - 1) + 1;
    return line > this.end && this.start - line < this.margin;
  }

  private _match(pattern: RegExp, kind: TokenKind): boolean {
    pattern.lastIndex = this.start;
    if (!pattern.test(this.text)) {
      return false;
    }
    this._take(kind, pattern.lastIndex);
    return true;
  }

  private _take(kind: TokenKind, end: number): void {
    this.kind = kind;
    this.end = end;
  }
}

function skip(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex : from;
}
