import type { IEdit } from '../../engine/types';

/** A range of one text that another has in another form. */
export interface ITextChange {
  readonly fromA: number;
  readonly toA: number;
  readonly fromB: number;
  readonly toB: number;
}

/** Tells two texts apart: sorted, never overlapping. */
export type Diff = (a: string, b: string) => readonly ITextChange[];

/** An edit that takes something back. Those of one group belong together. */
export interface IBackEdit extends IEdit {
  readonly group: number;
}

/** How a text is merged with what was typed into it since. */
export interface IMerge {
  /** What can be taken back, with offsets in the present text. */
  readonly edits: readonly IEdit[];
  /** The same, with offsets in the text as it was written. */
  readonly taken: readonly IEdit[];
  /** Where in the present text something was edited over, and is left. */
  readonly left: readonly number[];
}

/**
 * Take edits back in a text that was edited since.
 *
 * What was typed stays. A group of edits is taken back whole or not at all: half
 * of a converted call is no call. Where what was written is gone, there is nothing
 * to be taken back.
 *
 * @param back - lead from `written` to what was before; sorted
 * @param written - the text that the edits are for
 * @param current - the text as it is now
 */
export function mergeBack(
  back: readonly IBackEdit[],
  written: string,
  current: string,
  diff: Diff
): IMerge {
  const typed = written === current ? [] : diff(written, current);
  const places = back.map(edit => place(edit, typed));
  const stuck = new Set(
    back.filter((_, i) => places[i].kind === 'edited').map(edit => edit.group)
  );
  const edits: IEdit[] = [];
  const taken: IEdit[] = [];
  const left: number[] = [];
  back.forEach(({ start, end, text, group }, index) => {
    const at = places[index];
    if (stuck.has(group)) {
      left.push(at.start);
      return;
    }
    taken.push({ start, end, text });
    if (at.kind === 'there') {
      edits.push({ start: at.start, end: at.start + end - start, text });
    }
  });
  return { edits, taken, left };
}

interface IPlace {
  /** gone: what was written was deleted since, and what it replaced is not missed. */
  readonly kind: 'there' | 'edited' | 'gone';
  /** Where it begins in the present text. */
  readonly start: number;
}

/** Where an edit's range is now. */
function place({ start, end }: IEdit, typed: readonly ITextChange[]): IPlace {
  let moved = 0;
  for (const { fromA, toA, fromB, toB } of typed) {
    const isEmpty = start === end;
    // At the edge of a range there is no doubt which side something was typed on;
    // at a place without extent there is.
    const isBefore = isEmpty ? toA < start : toA <= start;
    const isBehind = isEmpty ? fromA > end : fromA >= end;
    if (isBefore) {
      moved = toB - toA;
    } else if (isBehind) {
      break;
    } else {
      const isGone = fromB === toB && fromA <= start && toA >= end;
      return { kind: isGone ? 'gone' : 'edited', start: fromB };
    }
  }
  return { kind: 'there', start: start + moved };
}
