import type { ISpan } from '../engine/types';
import { NotebookError, lineAt } from './errors';
import { decodeKey } from './json-string';

/** What kind of JSON value begins at the cursor. */
export type JsonKind = 'object' | 'array' | 'string' | 'other';

const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

/** A number or a word; NaN and the infinities because Python writes them. */
const SCALAR =
  /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null|NaN|-?Infinity)(?![\w.+-])/y;
const ESCAPE = /["\\/bfnrt]|u[\da-fA-F]{4}/y;

/**
 * Walks JSON text once, forwards, and tells where things stand in it.
 *
 * `JSON.parse` cannot say where a value was, so nothing else could be kept byte
 * for byte around it. Values nobody asks for are skipped without being decoded
 * and without recursion: neither a notebook full of images nor one nested ten
 * thousand deep is a problem. Every method throws NotebookError on bad JSON.
 *
 * Most of a notebook is strings, and most of those are pictures. So their ends are
 * searched for, not walked to. Of the control characters that no string may hold,
 * only line ends and tabs are noticed where nobody asks for the value.
 */
export class JsonCursor {
  constructor(readonly text: string) {
    this.position = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  }

  /** Offset of the next character to read. */
  position: number;

  /** The cell being read, for messages; null outside cells. */
  cell: number | null = null;

  /** Stop here: `problem` says why, `at` where. */
  fail(problem: string, at = this.position): never {
    throw new NotebookError(problem, lineAt(this.text, at), this.cell);
  }

  /** Go to the next value and say what it is. */
  kind(): JsonKind {
    switch (this._peek()) {
      case OPEN_OBJECT:
        return 'object';
      case OPEN_LIST:
        return 'array';
      case QUOTE:
        return 'string';
      default:
        return 'other';
    }
  }

  /** Walk an object; `visit` must read or skip the value of the key it is given. */
  members(visit: (key: string) => void): void {
    this._expect(OPEN_OBJECT, 'an object');
    if (this._take(CLOSE_OBJECT)) {
      return;
    }
    do {
      const key = this._key();
      visit(decodeKey(this.text, key));
    } while (this._take(COMMA));
    this._expect(CLOSE_OBJECT, '"," or "}"');
  }

  /** Walk a list; `visit` must read or skip each element. */
  elements(visit: () => void): void {
    this._expect(OPEN_LIST, 'a list');
    if (this._take(CLOSE_LIST)) {
      return;
    }
    do {
      visit();
    } while (this._take(COMMA));
    this._expect(CLOSE_LIST, '"," or "]"');
  }

  /** Read a string; the answer is what stands between its quotes, still encoded. */
  string(): ISpan {
    this._expect(QUOTE, 'a string');
    const start = this.position;
    const text = this.text;
    const control = this._nextControl(start);
    let end = text.indexOf('"', start);
    if (this._escape < start) {
      this._escape = this._find('\\', start);
    }
    while (this._escape < end && this._escape < control) {
      const at = this._escape;
      ESCAPE.lastIndex = at + 1;
      if (!ESCAPE.test(text)) {
        this.fail('bad escape in a string', at);
      }
      const next = ESCAPE.lastIndex;
      if (end < next) {
        end = text.indexOf('"', next);
      }
      this._escape = this._find('\\', next);
    }
    if (end >= 0 && end < control) {
      this.position = end + 1;
      return { start, end };
    }
    return control < text.length
      ? this.fail('control character in a string', control)
      : this.fail('the text ends inside a string', start);
  }

  /** Pass over one value of any kind and depth. */
  skip(): void {
    const open: number[] = [];
    do {
      if (this._enter(open)) {
        continue;
      }
      while (open.length > 0 && this._take(open[open.length - 1])) {
        open.pop();
      }
      if (open.length > 0) {
        const close = open[open.length - 1];
        const wanted = close === CLOSE_OBJECT ? '"," or "}"' : '"," or "]"';
        this._expect(COMMA, wanted);
        if (close === CLOSE_OBJECT) {
          this._key();
        }
      }
    } while (open.length > 0);
  }

  /** Check that nothing follows. */
  end(): void {
    this._peek();
    if (this.position < this.text.length) {
      this.fail('text after the end of the JSON value');
    }
  }

  /** Pass over a value; but where it holds others, go to the first: then true. */
  private _enter(open: number[]): boolean {
    const code = this._peek();
    if (code === OPEN_OBJECT || code === OPEN_LIST) {
      const close = code === OPEN_OBJECT ? CLOSE_OBJECT : CLOSE_LIST;
      this.position++;
      if (this._take(close)) {
        return false;
      }
      open.push(close);
      if (close === CLOSE_OBJECT) {
        this._key();
      }
      return true;
    }
    if (code === QUOTE) {
      this.string();
    } else {
      this._scalar();
    }
    return false;
  }

  /** Read a key and its colon. */
  private _key(): ISpan {
    if (this._peek() !== QUOTE) {
      this._unexpected('a key in double quotes');
    }
    const key = this.string();
    this._expect(COLON, '":"');
    return key;
  }

  private _scalar(): void {
    SCALAR.lastIndex = this.position;
    if (!SCALAR.test(this.text)) {
      this._unexpected('a value');
    }
    this.position = SCALAR.lastIndex;
  }

  /** The next character that is no blank, NaN at the end; the cursor stands on it. */
  private _peek(): number {
    for (;;) {
      const code = this.text.charCodeAt(this.position);
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) {
        return code;
      }
      this.position++;
    }
  }

  private _take(code: number): boolean {
    if (this._peek() !== code) {
      return false;
    }
    this.position++;
    return true;
  }

  private _expect(code: number, wanted: string): void {
    if (!this._take(code)) {
      this._unexpected(wanted);
    }
  }

  private _unexpected(wanted: string): never {
    const found = this.text.charAt(this.position);
    this.fail(
      found === ''
        ? `the text ends where ${wanted} belongs`
        : `found ${JSON.stringify(found)} where ${wanted} belongs`
    );
  }

  /**
   * Offset of what is not allowed in a string and stands there when a file was cut or pasted,
   * from an offset on; behind the text for none.
   */
  private _nextControl(start: number): number {
    if (this._lineFeed < start) {
      this._lineFeed = this._find('\n', start);
    }
    if (this._return < start) {
      this._return = this._find('\r', start);
    }
    if (this._tab < start) {
      this._tab = this._find('\t', start);
    }
    return Math.min(this._lineFeed, this._return, this._tab);
  }

  /** Where something is from an offset on; behind the text where it is not. */
  private _find(what: string, start: number): number {
    const index = this.text.indexOf(what, start);
    return index < 0 ? this.text.length : index;
  }

  /** Where the first of each is that is still ahead. */
  private _escape = -1;
  private _lineFeed = -1;
  private _return = -1;
  private _tab = -1;
}
