import type { ISharedCell, ISharedNotebook } from '@jupyter/ydoc';

import type {
  ICellResult,
  IEdit,
  IFix,
  IMigration,
  ISpan
} from '../engine/types';
import { joinEdits } from '../engine/edits/join';
import { inSlices } from './slices';
import { UndoStep, type OnCellsChanged } from './undo';

/** A cell that was written. */
export interface IWrittenCell {
  readonly result: ICellResult;
  /** Its source before. */
  readonly before: string;
}

/** What came of writing a migration into a notebook. */
export interface IApplied {
  readonly written: readonly IWrittenCell[];
  /** Cells whose text changed since it was read, left as they are. */
  readonly skipped: readonly ICellResult[];
  /** Cells that were not come to, because the upgrade was undone meanwhile. */
  readonly stopped: readonly ICellResult[];
  /** Undoes the writing; null where nothing was written. */
  readonly step: UndoStep | null;
}

/** Who wants to know how the writing goes. */
export interface IApplyHooks {
  /** Told what share of the cells is written, from 0 to 1. */
  readonly onProgress?: (fraction: number) => void;
  /** Told of cells right after they were written, or undone or redone later. */
  readonly onCells?: OnCellsChanged;
}

/**
 * Write a migration into the live notebook, in ranges as small as the engine made
 * them, so that outputs, metadata and cursors stay.
 *
 * It is one transaction, and has happened when this returns its promise. Only where
 * very many cells change is it several, between which the page lives on; it is one
 * step to undo all the same. Each cell is looked at right before it is written.
 *
 * @param shared - the notebook's shared model
 * @param migration - what the engine made of it
 * @param sources - the text of each cell, by id, that the engine was handed
 */
export async function applyMigration(
  shared: ISharedNotebook,
  migration: IMigration,
  sources: ReadonlyMap<string, string>,
  { onProgress, onCells }: IApplyHooks = {}
): Promise<IApplied> {
  const wanted = migration.cells.filter(({ edits }) => edits.length > 0);
  const written: IWrittenCell[] = [];
  const skipped: ICellResult[] = [];
  const step = new UndoStep(shared, onCells);
  let seen = 0;

  const write = (results: readonly ICellResult[]): void => {
    // Each time anew: cells may have been moved or deleted since.
    const byId = new Map(shared.cells.map(cell => [cell.getId(), cell]));
    const cells: ISharedCell[] = [];
    const found: ICellResult[] = [];
    for (const result of results) {
      const cell = byId.get(result.id);
      const before = sources.get(result.id);
      if (!cell || before === undefined || cell.getSource() !== before) {
        skipped.push(result);
        continue;
      }
      cells.push(cell);
      found.push(result);
      written.push({ result, before });
    }
    if (cells.length > 0) {
      step.add(cells, () =>
        cells.forEach((cell, index) => writeEdits(cell, found[index].edits))
      );
    }
    seen += results.length;
  };

  await inSlices(wanted, write, {
    isOver: () => !step.isExact || shared.isDisposed,
    onProgress: done => onProgress?.(done / wanted.length)
  });
  const stopped = wanted.slice(seen);
  if (written.length === 0) {
    step.dispose();
    return { written, skipped, stopped, step: null };
  }
  return { written, skipped, stopped, step };
}

/**
 * How many ranges of one cell are written at most. Each takes Yjs and the editor longer
 * than the one before: the tens of thousands of a cell of 20,000 lines took three quarters
 * of a minute.
 */
const RANGES = 250;

/** Write sorted edits into a cell, last one first so that no offset moves. */
export function writeEdits(cell: ISharedCell, edits: readonly IEdit[]): void {
  const ranges =
    edits.length > RANGES ? joinEdits(cell.getSource(), edits, RANGES) : edits;
  for (let index = ranges.length - 1; index >= 0; index--) {
    const { start, end, text } = ranges[index];
    cell.updateSource(start, end, text);
  }
}

/** What came of making fixes. */
export interface IFixed {
  /** How many were made. */
  readonly made: number;
  /** The cells that they changed. */
  readonly cells: readonly ISharedCell[];
  /** Undoes them; null where none was made. */
  readonly step: UndoStep | null;
}

/**
 * Make fixes as one transaction. One is left out where a cell of it is gone, is
 * read-only or is not as it was analysed, or where it overlaps one before it.
 *
 * @param shared - the notebook's shared model
 * @param fixes - with offsets in the sources
 * @param sources - the text of each cell, by id, that the engine was handed
 */
export function applyFixes(
  shared: ISharedNotebook,
  fixes: readonly IFix[],
  sources: ReadonlyMap<string, string>
): IFixed {
  const byId = new Map(shared.cells.map(cell => [cell.getId(), cell]));
  const accepted = new Map<ISharedCell, IEdit[]>();
  let made = 0;
  for (const fix of fixes) {
    const places = fix.edits.map(({ cellId, start, end, text }) => {
      const cell = byId.get(cellId);
      const fits =
        cell &&
        cell.getMetadata('editable') !== false &&
        cell.getSource() === sources.get(cellId) &&
        !(accepted.get(cell) ?? []).some(e => overlap(e, { start, end }));
      return fits ? { cell, edit: { start, end, text } } : null;
    });
    if (places.length === 0 || places.includes(null)) {
      continue;
    }
    for (const place of places) {
      if (place) {
        const list = accepted.get(place.cell) ?? [];
        accepted.set(place.cell, [...list, place.edit]);
      }
    }
    made++;
  }
  if (made === 0) {
    return { made, cells: [], step: null };
  }
  const step = new UndoStep(shared);
  const cells = [...accepted.keys()];
  step.add(cells, () => {
    for (const [cell, edits] of accepted) {
      writeEdits(
        cell,
        [...edits].sort((a, b) => a.start - b.start)
      );
    }
  });
  return { made, cells, step };
}

/** Whether two edits meet; insertions at one place do, as their order would be a guess. */
function overlap(a: ISpan, b: ISpan): boolean {
  return a.start === b.start || (a.start < b.end && b.start < a.end);
}
