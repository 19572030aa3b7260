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

const LINE = /\r?\n/y;

const SPACE = 0x20;
const HASH = 0x23;
const DOT = 0x2e;
const QUOTES = 0x22;
const QUOTE = 0x27;

/** What a token may be by its first character. */
const OTHER = 0;
const LETTER = 1;
/** A digit, or the dot in front of one. */
const DIGIT = 2;
const STRING_SIGN = 3;
/** A sign that no longer one begins with. */
const SINGLE = 4;
const LINE_END = 5;
const FIRST = Uint8Array.from({ length: 128 }, (_, code) => {
  const char = String.fromCharCode(code);
  return /[A-Za-z_]/.test(char)
    ? LETTER
    : /[\d.]/.test(char)
      ? DIGIT
      : /['"]/.test(char)
        ? STRING_SIGN
        : /[~,;()[\]{}]/.test(char)
          ? SINGLE
          : /[\r\n]/.test(char)
            ? LINE_END
            : OTHER;
});

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
    this.start = this._skip();
    if (this.start > this.end && this.depth > 0 && this._isBelowMargin()) {
      this._take('other', this.start);
      return;
    }
    const code = text.charCodeAt(this.start);
    const kind = code < 128 ? FIRST[code] : OTHER;
    if (kind === SINGLE) {
      this._take('sign', this.start + 1);
    } else if (kind === LETTER) {
      this._match(NAME, 'name');
      const next = text.charCodeAt(this.end);
      if (next === QUOTE || next === QUOTES) {
        // What looks like a name may be the letters in front of a string.
        this._matchOr(STRING, 'literal');
      }
    } else if (kind === STRING_SIGN) {
      this._matchOr(STRING, 'literal');
    } else if (kind === DIGIT) {
      // Or a dot alone.
      if (!this._match(NUMBER, 'literal')) {
        this._matchOr(code === DOT ? SIGN : NUMBER, 'sign');
      }
    } else if (kind === LINE_END) {
      this._matchOr(LINE, 'line');
    } else if (Number.isNaN(code)) {
      this._take('end', this.start);
    } else {
      this._matchOr(SIGN, 'sign');
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

  private _matchOr(pattern: RegExp, kind: TokenKind): void {
    if (!this._match(pattern, kind)) {
      this._take('other', this.start + 1);
    }
  }

  /** Where the blanks and comments behind the last token end. */
  private _skip(): number {
    const { text, end } = this;
    let at = end;
    if (text.charCodeAt(at) === SPACE) {
      at++;
    }
    const code = text.charCodeAt(at);
    if (code > SPACE && code !== HASH) {
      return at;
    }
    const pattern = this.depth > 0 ? ALL_BLANKS : BLANKS;
    pattern.lastIndex = at;
    return pattern.test(text) ? pattern.lastIndex : at;
  }
}
