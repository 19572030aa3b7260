import type { IEdit, IFinding, ISpan } from '../../engine/types';
import type { IDiffInput, INote } from './diff-input';
import { countBelow } from '../../lab/count-below';
import { dullLines, lineStarts, type ISameLines } from './lines';

/** A stretch of a line. */
export interface IPart {
  /** new: an edit brought it. gone: an edit took it away. */
  readonly kind: 'same' | 'new' | 'gone';
  readonly text: string;
  /** Where it stands in the text that its line is of; null for what is gone from that. */
  readonly from: number | null;
}

/** A line of one of the two texts. */
export interface ILine {
  readonly parts: readonly IPart[];
  readonly isChanged: boolean;
}

/** What a diff shows, from top to bottom. */
export type IRow =
  /** A line of the text after, with what is gone from it struck out in its place. */
  | { readonly kind: 'line'; readonly line: ILine }
  /** Whole lines that are gone. */
  | { readonly kind: 'gone'; readonly text: string }
  /** A line of each text, side by side; null where one has none for it. */
  | {
      readonly kind: 'pair';
      readonly left: ILine | null;
      readonly right: ILine | null;
    }
  /** What is said of the line above. */
  | { readonly kind: 'notes'; readonly findings: readonly IFinding[] }
  /** So many lines that nothing happens to, and which are not shown. */
  | { readonly kind: 'fold'; readonly lines: number };

/** The lines that a diff leaves out. */
export function foldsOf(input: IDiffInput): ISameLines[] {
  return dullLines(
    input.before,
    input.edits,
    input.notes.map(note => note.before)
  );
}

/** An edit, and where what it brought stands in the text after. */
export interface IPlacedEdit extends IEdit {
  readonly at: number;
}

/** Edits with the places that their text has after. */
export function placed(edits: readonly IEdit[]): IPlacedEdit[] {
  let moved = 0;
  return edits.map(edit => {
    const at = edit.start + moved;
    moved += edit.text.length - (edit.end - edit.start);
    return { ...edit, at };
  });
}

/** A text by its lines. */
export class Lines {
  constructor(readonly text: string) {
    this._starts = lineStarts(text);
  }

  get length(): number {
    return this._starts.length;
  }

  /** The line that an offset is in, from 0; its line end is in it. */
  indexOf(offset: number): number {
    return countBelow(this._starts, offset + 1) - 1;
  }

  /** Where a line stands, without its end. */
  span(index: number): ISpan {
    const next = this._starts[index + 1];
    return {
      start: this._starts[index],
      end: next === undefined ? this.text.length : next - 1
    };
  }

  private readonly _starts: readonly number[];
}

/** What stands in a line beside its text; sorted by its place. */
export interface IPiece {
  readonly from: number;
  readonly to: number;
  readonly kind: 'new' | 'gone';
  /** What it says, where that is not in the text. */
  readonly text?: string;
}

/**
 * A line as its parts.
 *
 * @param pieces - those that touch the line, sorted; they may reach beyond it
 */
export function partsOf(
  { text }: Lines,
  { start, end }: ISpan,
  pieces: readonly IPiece[]
): IPart[] {
  const parts: IPart[] = [];
  let at = start;
  const upTo = (to: number): void => {
    if (to > at) {
      parts.push({ kind: 'same', text: text.slice(at, to), from: at });
      at = to;
    }
  };
  for (const piece of pieces) {
    const from = Math.max(piece.from, start);
    const to = Math.min(piece.to, end);
    upTo(Math.min(from, end));
    if (piece.text !== undefined) {
      parts.push({ kind: piece.kind, text: piece.text, from: null });
    } else if (to > from) {
      parts.push({ kind: piece.kind, text: text.slice(from, to), from });
      at = to;
    }
  }
  upTo(end);
  return parts;
}

/** The list of a line, made where it has none yet. */
export function listAt<T>(lists: Map<number, T[]>, line: number): T[] {
  const list = lists.get(line) ?? [];
  lists.set(line, list);
  return list;
}

/** The pieces of each line that has some; a piece may be in several. */
export function byLine(
  lines: Lines,
  pieces: readonly IPiece[]
): Map<number, IPiece[]> {
  const found = new Map<number, IPiece[]>();
  for (const piece of pieces) {
    const last = lines.indexOf(piece.to);
    for (let line = lines.indexOf(piece.from); line <= last; line++) {
      listAt(found, line).push(piece);
    }
  }
  return found;
}

/** What is said of each line of the text after, the same words once. */
export function notesByLine(
  after: Lines,
  notes: readonly INote[]
): Map<number, IFinding[]> {
  const found = new Map<number, IFinding[]>();
  for (const { finding, after: offset } of notes) {
    const line = after.indexOf(Math.min(offset, after.text.length));
    const list = listAt(found, line);
    if (!list.some(other => other.message === finding.message)) {
      list.push(finding);
    }
  }
  return found;
}
