import type { IStream } from './host';
import { oneLine } from '../report/result';

/** Shortest time between two pictures, in milliseconds. */
const PAUSE = 60;

/** A line on the terminal that tells how far it is; nothing where there is none. */
export class Progress {
  constructor(
    private readonly _stream: IStream,
    private readonly _total: number
  ) {}

  /** Say which file is next, and the how manieth it is. */
  show(number: number, path: string): void {
    const now = Date.now();
    if (!this._stream.isTTY || this._total < 2 || now - this._shown < PAUSE) {
      return;
    }
    this._shown = now;
    const line = `[${number}/${this._total}] ${oneLine(path)}`;
    const width = (this._stream.columns ?? 80) - 1;
    this._stream.write(`\r\u001b[K${line.slice(0, width)}`);
  }

  /** Take the line away, so that other text can be printed. */
  clear(): void {
    if (this._shown > 0) {
      this._stream.write('\r\u001b[K');
      this._shown = 0;
    }
  }

  private _shown = 0;
}
