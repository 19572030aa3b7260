import type {
  ISharedCell,
  ISharedNotebook,
  YCellType,
  YNotebook
} from '@jupyter/ydoc';
import type { Transaction } from 'yjs';

import type { IEdit } from '../engine/types';
import { writeEdits } from './apply';
import { isLive, type ICellRecord } from './record';
import { inSlices } from './slices';
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
export async function revertUpgrade(
  shared: ISharedNotebook,
  records: ReadonlyMap<string, ICellRecord>,
  steps: readonly UndoStep[]
): Promise<IReverted> {
  const cells = shared.cells.flatMap(cell => {
    const record = records.get(cell.getId());
    return record && isLive(record)
      ? [{ cell, record, clean: cell.getSource() === record.after }]
      : [];
  });
  const edited = new EditWatch(shared, steps);
  // Newest first. A step that was undone and redone has lost its way back.
  const exact = steps.every(step => step.isExact);
  if (exact) {
    for (const step of [...steps].reverse()) {
      await step.undo();
    }
  }
  let restored = 0;
  let merged = 0;
  const left: string[] = [];
  await inSlices(cells, slice => {
    const back = slice.flatMap(({ cell, record, clean }) => {
      if (clean && !edited.has(cell)) {
        restored++;
        return [{ cell, edits: replacing(cell.getSource(), record.before) }];
      }
      const edits = exact ? [] : takingBack(cell, record);
      if (!edits) {
        left.push(cell.getId());
        return [];
      }
      merged++;
      return [{ cell, edits }];
    });
    edited.ignore(() => {
      if (back.some(({ edits }) => edits.length > 0)) {
        shared.transact(() =>
          back.forEach(({ cell, edits }) => writeEdits(cell, edits))
        );
      }
    });
  });
  edited.dispose();
  return { restored, merged, left };
}

/** Knows which cells were edited by somebody else while an upgrade is reverted. */
class EditWatch {
  constructor(
    shared: ISharedNotebook,
    private readonly _steps: readonly UndoStep[]
  ) {
    this._doc = (shared as YNotebook).ydoc;
    this._doc.on('afterTransaction', this._onTransaction);
  }

  has(cell: ISharedCell): boolean {
    return this._texts.has((cell as YCellType).ysource);
  }

  /** Do what is not to count. */
  ignore(change: () => void): void {
    this._ignoring = true;
    try {
      change();
    } finally {
      this._ignoring = false;
    }
  }

  dispose(): void {
    this._doc.off('afterTransaction', this._onTransaction);
  }

  private readonly _onTransaction = ({
    origin,
    changed
  }: Transaction): void => {
    if (this._ignoring || this._steps.some(step => step.isOrigin(origin))) {
      return;
    }
    for (const type of changed.keys()) {
      this._texts.add(type);
    }
  };

  private readonly _doc: YNotebook['ydoc'];
  private readonly _texts = new Set<unknown>();
  private _ignoring = false;
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

/** What undoes the edits of a cell where they stand now; null where some cannot be. */
function takingBack(cell: ISharedCell, record: ICellRecord): IEdit[] | null {
  if (inverseTarget(record) !== record.before) {
    return null;
  }
  const source = cell.getSource();
  const back: IEdit[] = [];
  for (const edit of inverse(record.before, record.result.edits)) {
    const place = shift(edit, record.after, source);
    if (!place) {
      return null;
    }
    back.push({ ...place, text: edit.text });
  }
  return back;
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
