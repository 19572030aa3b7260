import type { IEdit, ISpan } from '../types';

/** A piece of new text: written out, or taken from the source (with its own rewrites). */
export type Piece = string | ISpan;

/**
 * What a rewrite is on behalf of: the place that findings about it name, and the
 * rule, where others may speak of the same place.
 */
export interface IOwner extends ISpan {
  readonly rule?: string;
}

/** An edit, and all that it is on behalf of. */
export interface IOwnedEdit extends IEdit {
  readonly owners: readonly IOwner[];
}

/** Replace a span of the source by pieces, which may take up parts of it again. */
export interface IRewrite extends ISpan {
  readonly pieces: readonly Piece[];
  readonly owners: readonly IOwner[];
}

/**
 * All rewrites of one cell. They may nest: an argument that one rewrite moves
 * carries the rewrites inside it along. They may not overlap otherwise.
 */
export class Rewrites {
  private _all: IRewrite[] = [];

  constructor(private readonly _source: string) {}

  /** @param owners what it is on behalf of; default: the span itself. */
  add(
    span: ISpan,
    pieces: readonly Piece[],
    owners: readonly IOwner[] = [span]
  ): void {
    this._all.push({ start: span.start, end: span.end, pieces, owners });
  }

  insert(at: number, text: string, owner: IOwner): void {
    this._all.push({ start: at, end: at, pieces: [text], owners: [owner] });
  }

  /**
   * The smallest edits that make the same text. Text that a rewrite takes up in
   * the order of the source stays where it is; only text that moves is written
   * anew.
   */
  edits(): IOwnedEdit[] {
    if (this._all.length === 0) {
      return [];
    }
    // Outer before inner; insertions before what starts at the same place.
    this._all.sort((a, b) => a.start - b.start || insertFirst(a, b));
    const edits: IOwnedEdit[] = [];
    this._emit({ start: 0, end: this._source.length }, 0, edits);
    return merge(edits, this._source);
  }

  /**
   * Add the edits of the rewrites inside a span.
   *
   * @param first index of the first rewrite that can lie in the span.
   */
  private _emit(span: ISpan, first: number, edits: IOwnedEdit[]): void {
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

  private _emitRewrite(
    rewrite: IRewrite,
    inner: number,
    edits: IOwnedEdit[]
  ): void {
    let at = rewrite.start;
    let text = '';
    let owners = rewrite.owners;
    for (const piece of rewrite.pieces) {
      if (typeof piece === 'string') {
        text += piece;
      } else if (piece.start >= at && piece.end <= rewrite.end) {
        if (text || piece.start > at) {
          edits.push({ start: at, end: piece.start, text, owners });
          text = '';
          owners = rewrite.owners;
        }
        this._emit(piece, inner, edits);
        at = piece.end;
      } else {
        const moved = this._render(piece, inner);
        text += moved.text;
        owners = [...owners, ...moved.owners];
      }
    }
    if (text || at < rewrite.end) {
      edits.push({ start: at, end: rewrite.end, text, owners });
    }
  }

  /** The text of a span with the rewrites inside it applied. */
  private _render(
    span: ISpan,
    first: number
  ): { text: string; owners: IOwner[] } {
    const edits: IOwnedEdit[] = [];
    this._emit(span, first, edits);
    let out = '';
    let at = span.start;
    for (const edit of edits) {
      out += this._source.slice(at, edit.start) + edit.text;
      at = edit.end;
    }
    return {
      text: out + this._source.slice(at, span.end),
      owners: edits.flatMap(edit => edit.owners)
    };
  }
}

function insertFirst(a: IRewrite, b: IRewrite): number {
  const aInserts = a.start === a.end ? 1 : 0;
  const bInserts = b.start === b.end ? 1 : 0;
  return aInserts || bInserts ? bInserts - aInserts : b.end - a.end;
}

/** Join edits that touch, cut what both ends share with the source, drop the empty. */
function merge(edits: readonly IOwnedEdit[], source: string): IOwnedEdit[] {
  const joined: {
    start: number;
    end: number;
    text: string;
    owners: readonly IOwner[];
  }[] = [];
  for (const edit of edits) {
    const last = joined[joined.length - 1];
    if (last && last.end === edit.start) {
      last.end = edit.end;
      last.text += edit.text;
      last.owners = [...last.owners, ...edit.owners];
    } else {
      joined.push({ ...edit });
    }
  }
  const out: IOwnedEdit[] = [];
  for (const { start, end, text, owners } of joined) {
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
      out.push({ start: from, end: to, text: text.slice(a, b), owners });
    }
  }
  return out;
}

function isHigh(code: number): boolean {
  return code >= 0xd800 && code < 0xdc00;
}
