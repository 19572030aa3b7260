import type { ISharedCell, ISharedNotebook } from '@jupyter/ydoc';

import { applyEdits, SpanMap } from '../../engine/edits/apply';
import type { IEdit } from '../../engine/types';
import { writeEdits } from '../apply';
import { isLive, type ICellRecord } from '../record';
import { inSlices } from '../slices';
import { changedRegion } from '../textDiff';
import { UndoStep, type OnCellsChanged } from '../undo';
import { backEdits } from './back-edits';
import { mergeBack, type Diff } from './merge';

/** A cell in which not all could be taken back. */
export interface ILeft {
  readonly id: string;
  /** Position among all cells of the notebook, from 1. */
  readonly number: number;
  /** Lines, from 1, that were edited where the upgrade had changed them. */
  readonly lines: readonly number[];
}

/** What came of taking an upgrade back. */
export interface IReverted {
  /** How many cells have their old text again. */
  readonly restored: number;
  /** How many were edited since, and got the upgrade undone around those edits. */
  readonly merged: number;
  /** Cells where some or all of it is left as it is. */
  readonly left: readonly ILeft[];
}

/** What became of one cell. */
export interface IRevertedCell {
  readonly id: string;
  /** Its text before the revert, and after it. */
  readonly from: string;
  readonly to: string;
  /** What is left to be reverted: the upgrade's text without what was taken back. */
  readonly rest: string | null;
}

/** A revert that was made. */
export interface IRevert {
  readonly reverted: IReverted;
  readonly cells: readonly IRevertedCell[];
  /** Undoes it; null where nothing was written. */
  readonly step: UndoStep | null;
}

interface IPlan extends IRevertedCell {
  readonly cell: ISharedCell;
  readonly edits: readonly IEdit[];
  /** What is left, if anything is. */
  readonly left: ILeft;
  /** True where every byte is as it was. */
  readonly isExact: boolean;
}

/** How upgrades are taken back. */
export interface IRevertOptions {
  /** The cells to revert; null for all. */
  readonly only: ReadonlySet<string> | null;
  readonly diff: Diff;
  /** Told of cells right after they were written, or undone or redone later. */
  readonly onCells?: OnCellsChanged;
}

/**
 * Take upgrades back, whatever was typed since.
 *
 * A cell that is as it was written gets every byte back. In a cell that was edited
 * since, the upgrade's own changes are undone, and the typing stays; where the two
 * met, the line is left as it is and named. Each cell is looked at right before it
 * is written, and all of it is one step to undo.
 *
 * @param shared - the notebook
 * @param records - what was done, by cell id
 */
export async function revertUpgrade(
  shared: ISharedNotebook,
  records: ReadonlyMap<string, ICellRecord>,
  { only, diff, onCells }: IRevertOptions
): Promise<IRevert> {
  const step = new UndoStep(shared, onCells);
  const plans: IPlan[] = [];
  const wanted = shared.cells
    .map((cell, index) => ({ cell, number: index + 1 }))
    .filter(({ cell }) => {
      const id = cell.getId();
      const record = records.get(id);
      return record && isLive(record) && (only?.has(id) ?? true);
    });

  const write = (slice: Readonly<typeof wanted>): void => {
    const slicePlans = slice.flatMap(({ cell, number }) => {
      const record = records.get(cell.getId());
      const isLocked = cell.getMetadata('editable') === false;
      return record && !isLocked && !cell.isDisposed
        ? [plan(cell, number, record, diff)]
        : [];
    });
    const changed = slicePlans.filter(({ edits }) => edits.length > 0);
    if (changed.length > 0) {
      step.add(
        changed.map(({ cell }) => cell),
        () => changed.forEach(({ cell, edits }) => writeEdits(cell, edits))
      );
    }
    plans.push(...slicePlans);
  };

  await inSlices(wanted, write, {
    isOver: () => !step.isExact || shared.isDisposed
  });
  const isEmpty = plans.every(({ edits }) => edits.length === 0);
  if (isEmpty) {
    step.dispose();
  }
  return {
    reverted: sumUp(plans),
    cells: plans,
    step: isEmpty ? null : step
  };
}

/** Work out what to do with one cell. */
function plan(
  cell: ISharedCell,
  number: number,
  record: ICellRecord,
  diff: Diff
): IPlan {
  const id = cell.getId();
  const from = cell.getSource();
  const { before, written } = record;
  if (from === written) {
    const edits = replacing(from, before);
    const left = { id, number, lines: [] };
    return {
      id,
      cell,
      from,
      to: before,
      rest: null,
      edits,
      left,
      isExact: true
    };
  }
  const merge = mergeBack(backEdits(record, diff), written, from, diff);
  const to = applyEdits(from, merge.edits);
  return {
    ...{ id, cell, from, to, edits: merge.edits, isExact: to === before },
    rest: merge.left.length > 0 ? applyEdits(written, merge.taken) : null,
    left: { id, number, lines: linesOf(merge.left, merge.edits, to) }
  };
}

/** The lines, from 1, of some places, once edits are made. */
function linesOf(
  places: readonly number[],
  edits: readonly IEdit[],
  text: string
): number[] {
  const map = new SpanMap(edits);
  const lines = places.map(place => {
    const { start } = map.map({ start: place, end: place });
    return text.slice(0, start).split(/\r\n|\r|\n/).length;
  });
  return [...new Set(lines)];
}

function sumUp(plans: readonly IPlan[]): IReverted {
  const whole = plans.filter(({ rest }) => rest === null);
  const restored = whole.filter(({ isExact }) => isExact).length;
  return {
    restored,
    merged: whole.length - restored,
    left: plans.flatMap(({ rest, left }) => (rest === null ? [] : [left]))
  };
}

/** The smallest edit that makes one text of the other; none where they are equal. */
function replacing(from: string, to: string): IEdit[] {
  const region = changedRegion(from, to);
  return region
    ? [
        {
          ...region.before,
          text: to.slice(region.after.start, region.after.end)
        }
      ]
    : [];
}
