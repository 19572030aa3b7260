import type { ISharedCell, ISharedNotebook } from '@jupyter/ydoc';

import type { IEdit } from '../engine/types';
import { writeEdits } from './apply';
import { isLive, type ICellRecord } from './record';
import { changedRegion, inverse, shift } from './textDiff';
import type { UndoStep } from './undo';

/** What came of taking an upgrade back. */
export interface IReverted {
  /** How many cells have their old text again. */
  readonly restored: number;
  /** How many were edited since, and got the upgrade undone around those edits. */
  readonly merged: number;
  /** Ids of cells where it could not be told what to take back; left alone. */
  readonly left: readonly string[];
}

/**
 * Take upgrades back, whatever was typed since.
 *
 * A cell that is as the upgrade left it gets every byte back. In a cell that
 * was edited since, the upgrade's own changes are undone, and the typing stays.
 *
 * @param shared - the notebook
 * @param records - what was done, by cell id
 * @param steps - the undo steps of the upgrades, oldest first
 */
export function revertUpgrade(
  shared: ISharedNotebook,
  records: ReadonlyMap<string, ICellRecord>,
  steps: readonly UndoStep[]
): IReverted {
  const cells = shared.cells.flatMap(cell => {
    const record = records.get(cell.getId());
    return record && isLive(record)
      ? [{ cell, record, source: cell.getSource() }]
      : [];
  });
  // Newest first. A step that was undone and redone has lost its way back.
  const exact = steps.every(step => step.isExact);
  if (exact) {
    [...steps].reverse().forEach(step => step.undo());
  }
  let restored = 0;
  let merged = 0;
  const left: string[] = [];
  shared.transact(() => {
    for (const { cell, record, source } of cells) {
      if (source === record.after) {
        writeEdits(cell, replacing(cell.getSource(), record.before));
        restored++;
      } else if (exact || takeBack(cell, record)) {
        merged++;
      } else {
        left.push(cell.getId());
      }
    }
  });
  return { restored, merged, left };
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

/** Undo the edits of a cell where they stand now; all of them or none. */
function takeBack(cell: ISharedCell, record: ICellRecord): boolean {
  if (inverseTarget(record) !== record.before) {
    return false;
  }
  const source = cell.getSource();
  const back: IEdit[] = [];
  for (const edit of inverse(record.before, record.result.edits)) {
    const place = shift(edit, record.after, source);
    if (!place) {
      return false;
    }
    back.push({ ...place, text: edit.text });
  }
  writeEdits(cell, back);
  return true;
}

/**
 * What the recorded edits lead back to. Not the text before the first upgrade
 * where a cell was upgraded twice: then only whole-text restoring is safe.
 */
function inverseTarget(record: ICellRecord): string {
  let text = record.after;
  const back = inverse(record.before, record.result.edits);
  for (let index = back.length - 1; index >= 0; index--) {
    const edit = back[index];
    text = text.slice(0, edit.start) + edit.text + text.slice(edit.end);
  }
  return text;
}
