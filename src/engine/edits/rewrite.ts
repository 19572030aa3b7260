import type { IEdit, ISpan } from '../types';

/** A piece of new text: written out, or taken from the source (with its own rewrites). */
export type Piece = string | ISpan;

/** Replace a span of the source by pieces, which may take up parts of it again. */
export interface IRewrite extends ISpan {
  readonly pieces: readonly Piece[];
}

/**
 * All rewrites of one cell. They may nest: an argument that one rewrite moves
 * carries the rewrites inside it along. They may not overlap otherwise.
 */
export class Rewrites {
  private _all: IRewrite[] = [];

  constructor(private readonly _source: string) {}

  add(span: ISpan, pieces: readonly Piece[]): void {
    this._all.push({ start: span.start, end: span.end, pieces });
  }

  insert(at: number, text: string): void {
    this._all.push({ start: at, end: at, pieces: [text] });
  }

  /**
   * The smallest edits that make the same text. Text that a rewrite takes up in
   * the order of the source stays where it is; only text that moves is written
   * anew.
   */
  edits(): IEdit[] {
    if (this._all.length === 0) {
      return [];
    }
    // Outer before inner; insertions before what starts at the same place.
    this._all.sort((a, b) => a.start - b.start || insertFirst(a, b));
    const edits: IEdit[] = [];
    this._emit({ start: 0, end: this._source.length }, 0, edits);
    return merge(edits, this._source);
  }

  /**
   * Add the edits of the rewrites inside a span.
   *
   * @param first index of the first rewrite that can lie in the span.
   */
  private _emit(span: ISpan, first: number, edits: IEdit[]): void {
    let at = span.start;
    for (let i = first; i < this._all.length; i++) {
      const rewrite = this._all[i];
      if (rewrite.start > span.end) {
        break;
      }
      const behind =
        rewrite.start === span.end && span.end < this._source.length;
      if (rewrite.start < at || rewrite.end > span.end || behind) {
        continue;
      }
      this._emitRewrite(rewrite, i + 1, edits);
      at = Math.max(rewrite.end, at);
      if (rewrite.end > rewrite.start) {
        // What lies inside was taken up, or dropped, with it.
        while (
          i + 1 < this._all.length &&
          this._all[i + 1].start < rewrite.end
        ) {
          i++;
        }
      }
    }
  }

  private _emitRewrite(rewrite: IRewrite, inner: number, edits: IEdit[]): void {
    let at = rewrite.start;
    let text = '';
    for (const piece of rewrite.pieces) {
      if (typeof piece === 'string') {
        text += piece;
      } else if (piece.start >= at && piece.end <= rewrite.end) {
        if (text || piece.start > at) {
          edits.push({ start: at, end: piece.start, text });
          text = '';
        }
        this._emit(piece, inner, edits);
        at = piece.end;
      } else {
        text += this._render(piece, inner);
      }
    }
    if (text || at < rewrite.end) {
      edits.push({ start: at, end: rewrite.end, text });
    }
  }

  /** The text of a span with the rewrites inside it applied. */
  private _render(span: ISpan, first: number): string {
    const edits: IEdit[] = [];
    this._emit(span, first, edits);
    let out = '';
    let at = span.start;
    for (const edit of edits) {
      out += this._source.slice(at, edit.start) + edit.text;
      at = edit.end;
    }
    return out + this._source.slice(at, span.end);
  }
}

function insertFirst(a: IRewrite, b: IRewrite): number {
  const aInserts = a.start === a.end ? 1 : 0;
  const bInserts = b.start === b.end ? 1 : 0;
  return aInserts || bInserts ? bInserts - aInserts : b.end - a.end;
}

/** Join edits that touch, cut what both ends share with the source, drop the empty. */
function merge(edits: readonly IEdit[], source: string): IEdit[] {
  const joined: { start: number; end: number; text: string }[] = [];
  for (const edit of edits) {
    const last = joined[joined.length - 1];
    if (last && last.end === edit.start) {
      last.end = edit.end;
      last.text += edit.text;
    } else {
      joined.push({ ...edit });
    }
  }
  const out: IEdit[] = [];
  for (const { start, end, text } of joined) {
    let from = start;
    let to = end;
    let a = 0;
    let b = text.length;
    while (from < to && a < b && source[from] === text[a]) {
      from++;
      a++;
    }
    while (to > from && b > a && source[to - 1] === text[b - 1]) {
      to--;
      b--;
    }
    // Never cut a surrogate pair in two.
    if (from > start && isHigh(source.charCodeAt(from - 1))) {
      from--;
      a--;
    }
    if (to < end && isHigh(source.charCodeAt(to - 1))) {
      to++;
      b++;
    }
    if (from < to || a < b) {
      out.push({ start: from, end: to, text: text.slice(a, b) });
    }
  }
  return out;
}

function isHigh(code: number): boolean {
  return code >= 0xd800 && code < 0xdc00;
}
