import type { IEdit } from '../types';

/** A piece of a text: kept from the source, or written. */
type Kept = { readonly start: number; readonly end: number };
type Piece = Kept | { readonly at: number; readonly text: string };

/**
 * A text that is edited again and again, which knows where its parts come from.
 * Offsets are UTF-16.
 */
export class EditedText {
  private _pieces: Piece[];

  constructor(readonly source: string) {
    this._pieces = [{ start: 0, end: source.length }];
  }

  /** The text as it is now. */
  get text(): string {
    return this._pieces.map(piece => this._textOf(piece)).join('');
  }

  /**
   * Edit the text as it is now.
   *
   * @param edits sorted by start, not overlapping, with offsets of `text`.
   */
  apply(edits: readonly IEdit[]): void {
    const pieces: Piece[] = [];
    let from = 0;
    for (const { start, end, text } of edits) {
      pieces.push(...this._cut(from, start));
      pieces.push({ at: this.origin(start), text });
      from = end;
    }
    pieces.push(...this._cut(from, Infinity));
    this._pieces = pieces;
  }

  /**
   * Where in the source a place of `text` comes from; of written text, the place
   * where it was written.
   */
  origin(offset: number): number {
    let before = 0;
    let last = 0;
    for (const piece of this._pieces) {
      const { length } = this._textOf(piece);
      const inside = offset - before;
      if (inside < length || (inside === 0 && length === 0)) {
        return 'text' in piece ? piece.at : piece.start + inside;
      }
      before += length;
      last = 'text' in piece ? piece.at : piece.end;
    }
    return last;
  }

  /** The edits that make `text` of the source, as `apply` takes them. */
  edits(): IEdit[] {
    const edits: IEdit[] = [];
    let from = 0;
    let text = '';
    const close = (to: number): void => {
      if (to > from || text !== '') {
        edits.push({ start: from, end: to, text });
      }
      text = '';
    };
    for (const piece of this._pieces) {
      if ('text' in piece) {
        text += piece.text;
      } else if (piece.end > piece.start) {
        close(piece.start);
        from = piece.end;
      }
    }
    close(this.source.length);
    return edits;
  }

  /** The pieces of a range of `text`. */
  private _cut(from: number, to: number): Piece[] {
    const cut: Piece[] = [];
    let before = 0;
    for (const piece of this._pieces) {
      const { length } = this._textOf(piece);
      const start = Math.max(0, from - before);
      const end = Math.min(length, to - before);
      if (start < end) {
        cut.push(
          'text' in piece
            ? { at: piece.at, text: piece.text.slice(start, end) }
            : { start: piece.start + start, end: piece.start + end }
        );
      }
      before += length;
    }
    return cut;
  }

  private _textOf(piece: Piece): string {
    return 'text' in piece
      ? piece.text
      : this.source.slice(piece.start, piece.end);
  }
}
