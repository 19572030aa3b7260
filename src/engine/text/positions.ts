/** Lines and columns of offsets, counted as tf_upgrade_v2 counts them. */
export class Positions {
  private _lines: readonly number[] | null = null;
  private _marks: number[] | null = null;

  constructor(private readonly _text: string) {}

  /** Where each line starts. */
  private get _starts(): readonly number[] {
    return (this._lines ??= startsOf(this._text));
  }

  /** The line, from 1, of a UTF-16 offset. */
  line(offset: number): number {
    let low = 0;
    let high = this._starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this._starts[middle] <= offset) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low + 1;
  }

  /** The column, from 0 in UTF-8 bytes, of a UTF-16 offset. */
  column(offset: number): number {
    const start = this._starts[this.line(offset) - 1];
    return this._bytes(offset) - this._bytes(start);
  }

  /** UTF-8 bytes before an offset, counted from the nearest mark below it. */
  private _bytes(offset: number): number {
    this._marks ??= markBytes(this._text);
    if (this._marks.length === 0) {
      return offset;
    }
    const mark = Math.floor(offset / STEP);
    return this._marks[mark] + countBytes(this._text, mark * STEP, offset);
  }
}

function startsOf(text: string): number[] {
  const starts = [0];
  // Python's tokenizer ends a line at LF, CRLF or a lone CR.
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) {
      starts.push(i + 1);
    }
  }
  return starts;
}

/** Distance between marks: lines may be megabytes long, so columns need them. */
const STEP = 1024;

/** Bytes before each STEP-th offset; empty where all of the text is ASCII. */
function markBytes(text: string): number[] {
  // eslint-disable-next-line no-control-regex
  if (/^[\x00-\x7f]*$/.test(text)) {
    return [];
  }
  const marks = [0];
  for (let at = 0; at + STEP <= text.length; at += STEP) {
    marks.push(marks[marks.length - 1] + countBytes(text, at, at + STEP));
  }
  return marks;
}

/** UTF-8 bytes of a stretch; each half of a surrogate pair counts two. */
function countBytes(text: string, from: number, to: number): number {
  let bytes = 0;
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x80) {
      bytes += 1;
    } else if (code < 0x800 || isPaired(text, i, code)) {
      bytes += 2;
    } else {
      bytes += 3;
    }
  }
  return bytes;
}

function isPaired(text: string, i: number, code: number): boolean {
  return code >= 0xd800 && code < 0xdc00
    ? (text.charCodeAt(i + 1) & 0xfc00) === 0xdc00
    : code >= 0xdc00 &&
        code < 0xe000 &&
        (text.charCodeAt(i - 1) & 0xfc00) === 0xd800;
}
