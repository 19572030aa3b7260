import type { ISpan } from '../types';
import { blanks } from './blanks';
import { blankPrompts } from './prompts';

/** A cell's source as the Python parser may read it. */
export interface IMask {
  /** As long as the source, so that no offset moves. */
  readonly text: string;
  /** The lines that are IPython's, not Python's, as spans of the source. */
  readonly magics: readonly ISpan[];
  /** The cell magic that makes the whole cell something else ("bash"), or null. */
  readonly foreign: string | null;
}

/** Cell magics whose body runs as Python in the notebook's own namespace. */
const PYTHON_CELL_MAGICS = new Set(['time', 'timeit', 'capture', 'prun']);

/** Line magics that run the Python statement behind them. */
const STATEMENT_MAGICS = new Set(['time', 'timeit', 'prun']);

const MAGIC_WORD = /^%{1,2}([A-Za-z_]\w*)/;
const OPTIONS = /^(?:\s+-{1,2}[A-Za-z]+(?:[ =]?\d+)?)*\s*/;
const ASSIGNED = /^([^=#'"()]*[\w\]\s])=\s*(?=!|%[A-Za-z_])/;
const HELP = /^[\w.*]+\?{1,2}\s*;?\s*$/;

/**
 * All of that stands so, at the start or the end of a line or behind an `=`; most cells with
 * one of the characters have formats, comparisons and questions alone.
 */
const MAYBE = /^\s*(?:!(?!=)|%|\?)|\?\s*;?\s*$|=\s*(?:!|%[A-Za-z_])/m;

/** What the grammar passes over like a blank, and Python does not. */
const UNSEEN = /[\uFEFF\u2060\u200B]/;

/**
 * Turn IPython syntax into Python of the same length.
 *
 * A magic or shell line becomes the statement `0` and blanks, which is right in
 * any place a statement may stand; `x = !ls` keeps its target. `%time stmt` keeps
 * its statement. Text in strings and continued lines (`(a\n % b)`) is no magic. The
 * prompts of a session (`>>>`) become blanks.
 */
export function maskCell(source: string): IMask {
  const mask = maskMagics(blankPrompts(source));
  return mask.foreign === null && UNSEEN.test(mask.text)
    ? { ...mask, text: withoutUnseen(mask.text) }
    : mask;
}

/**
 * Blank what is not seen at the ends of lines. The grammar takes a byte order mark behind
 * some statements and not behind others, or alone, so what replaces a statement would look
 * broken when it was not before.
 */
function withoutUnseen(text: string): string {
  return text.replace(/[\t\f \uFEFF\u2060\u200B]+/g, (run, at: number) =>
    /^[\r\n]?$/.test(text.charAt(at + run.length)) ? blanks(run) : run
  );
}

/** Where a cell magic has to stand: behind blanks and, in Colab, comments. */
export function codeStart(source: string): number {
  return /^(?:\s*#.*[\r\n])*\s*/.exec(source)?.[0].length ?? 0;
}

function maskMagics(source: string): IMask {
  const first = codeStart(source);
  if (source.startsWith('%%', first)) {
    const name = MAGIC_WORD.exec(source.slice(first))?.[1] ?? '';
    if (!PYTHON_CELL_MAGICS.has(name)) {
      return { text: source, magics: [], foreign: name || '%%' };
    }
  }
  // Most cells have none of the four characters at the start of anything.
  if (!/[!%?]/.test(source) || !MAYBE.test(source)) {
    return { text: source, magics: [], foreign: null };
  }
  return new Masker(source).run();
}

/** Scans a cell once, line by line, and knows where a logical line starts. */
class Masker {
  private _out: string[] = [];
  private _done = 0;
  private _at = 0;
  private _depth = 0;
  private _magics: ISpan[] = [];

  constructor(private readonly _source: string) {}

  run(): IMask {
    const source = this._source;
    let fresh = true;
    while (this._at < source.length) {
      const end = this._lineEnd(this._at);
      if (this._magicLine(end, fresh)) {
        fresh = true;
        this._depth = 0;
      } else {
        fresh = this._skipLine();
      }
    }
    this._out.push(source.slice(this._done));
    return { text: this._out.join(''), magics: this._magics, foreign: null };
  }

  /** Handle a line of IPython's at the current place. */
  private _magicLine(end: number, fresh: boolean): boolean {
    const source = this._source;
    const line = source.slice(this._at, end);
    const indent = line.length - line.trimStart().length;
    const body = line.slice(indent);
    const start = this._at + indent;
    // A shell line is never Python, so an unclosed bracket above does not hide it. Within
    // one that is closed below it must not pass for a value.
    if (body.startsWith('!') && !body.startsWith('!=')) {
      const stop = this._continuedEnd(start);
      const isStatement = this._depth === 0;
      this._blank(
        start,
        stop,
        isStatement ? '0' : stop - start > 1 ? '0;' : '!'
      );
      return true;
    }
    if (!fresh || this._depth > 0) {
      return false;
    }
    const word = MAGIC_WORD.exec(body);
    if (word) {
      if (STATEMENT_MAGICS.has(word[1])) {
        const options = OPTIONS.exec(body.slice(word[0].length))?.[0] ?? '';
        const head = word[0].length + options.length;
        if (body.length > head && head > 2) {
          this._replace(start, start + head, '0;');
          // The rest of the line is read as Python.
          this._skipLine();
          return true;
        }
      }
      this._blank(start, this._continuedEnd(start));
      return true;
    }
    if (body.startsWith('?') || HELP.test(body)) {
      this._blank(start, end);
      return true;
    }
    const assigned = ASSIGNED.exec(body);
    if (assigned && !/[:\s](?:if|else|for|in|and|or|not)\s/.test(assigned[1])) {
      const from = start + assigned[0].length;
      this._blank(from, this._continuedEnd(from));
      return true;
    }
    return false;
  }

  /** Replace a stretch, line ends kept, by the statement `0`, or another, and blanks. */
  private _blank(start: number, end: number, statement = '0'): void {
    this._replace(start, end, statement);
    this._at = end;
    if (this._source.startsWith('\r\n', end)) {
      this._at = end + 2;
    } else if (end < this._source.length) {
      this._at = end + 1;
    }
  }

  private _replace(start: number, end: number, head: string): void {
    this._magics.push({ start, end });
    const rest = blanks(this._source.slice(start + head.length, end));
    this._out.push(this._source.slice(this._done, start), head, rest);
    this._done = end;
    this._at = end;
  }

  /** The end of the line at an offset, without its line end. */
  private _lineEnd(from: number): number {
    const source = this._source;
    let i = from;
    while (i < source.length && source[i] !== '\n' && source[i] !== '\r') {
      i++;
    }
    return i;
  }

  /** The end of a magic or shell line that backslashes may carry on. */
  private _continuedEnd(from: number): number {
    const source = this._source;
    let end = this._lineEnd(from);
    while (end < source.length && /\\\s*$/.test(source.slice(from, end))) {
      const next = source.startsWith('\r\n', end) ? end + 2 : end + 1;
      end = this._lineEnd(next);
    }
    return end;
  }

  /**
   * Read one line as Python: strings, comments and brackets.
   *
   * @returns whether a new logical line starts behind it.
   */
  private _skipLine(): boolean {
    const source = this._source;
    let i = this._at;
    while (i < source.length) {
      const c = source[i];
      if (c === '\n' || c === '\r') {
        i += source.startsWith('\r\n', i) ? 2 : 1;
        this._at = i;
        return this._depth === 0;
      }
      if (c === '#') {
        i = this._lineEnd(i);
      } else if (c === '"' || c === "'") {
        i = this._stringEnd(i);
      } else if (c === '\\' && /[\r\n]/.test(source[i + 1] ?? '')) {
        this._at = i + (source.startsWith('\r\n', i + 1) ? 3 : 2);
        return false;
      } else {
        if (c === '(' || c === '[' || c === '{') {
          this._depth++;
        } else if (c === ')' || c === ']' || c === '}') {
          this._depth = Math.max(0, this._depth - 1);
        }
        i++;
      }
    }
    this._at = i;
    return true;
  }

  /** The offset behind a string that starts at an offset. */
  private _stringEnd(from: number): number {
    const source = this._source;
    const quote = source[from];
    const triple = source.startsWith(quote.repeat(3), from);
    const close = triple ? quote.repeat(3) : quote;
    let i = from + close.length;
    while (i < source.length) {
      const c = source[i];
      if (c === '\\') {
        i += 2;
      } else if (source.startsWith(close, i)) {
        return i + close.length;
      } else if (!triple && (c === '\n' || c === '\r')) {
        // Not closed on its line: broken, and Python stops here as well.
        return i;
      } else {
        i++;
      }
    }
    return source.length;
  }
}
