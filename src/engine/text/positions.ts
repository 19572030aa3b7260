/** Lines and columns of offsets, counted as tf_upgrade_v2 counts them. */
export class Positions {
  private readonly _starts: number[] = [0];

  constructor(private readonly _text: string) {
    // Python's tokenizer ends a line at LF, CRLF or a lone CR.
    for (let i = 0; i < _text.length; i++) {
      const code = _text.charCodeAt(i);
      if (code === 10 || (code === 13 && _text.charCodeAt(i + 1) !== 10)) {
        this._starts.push(i + 1);
      }
    }
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
    let bytes = 0;
    for (let i = start; i < offset; i++) {
      const code = this._text.charCodeAt(i);
      if (code < 0x80) {
        bytes += 1;
      } else if (code < 0x800) {
        bytes += 2;
      } else if (
        code >= 0xd800 &&
        code < 0xdc00 &&
        (this._text.charCodeAt(i + 1) & 0xfc00) === 0xdc00
      ) {
        bytes += 4;
        i++;
      } else {
        bytes += 3;
      }
    }
    return bytes;
  }
}
