import type { ISharedCell, ISharedNotebook } from '@jupyter/ydoc';

import type {
  ICellResult,
  IEdit,
  IFix,
  IMigration,
  ISpan
} from '../engine/types';
import { UndoStep } from './undo';

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
  /** Undoes the writing; null where nothing was written. */
  readonly step: UndoStep | null;
}

/**
 * Write a migration into the live notebook as one transaction, in ranges as
 * small as the engine made them, so that outputs, metadata and cursors stay.
 *
 * @param shared - the notebook's shared model
 * @param migration - what the engine made of it
 * @param sources - the text of each cell, by id, that the engine was handed
 */
export function applyMigration(
  shared: ISharedNotebook,
  migration: IMigration,
  sources: ReadonlyMap<string, string>
): IApplied {
  const byId = new Map(shared.cells.map(cell => [cell.getId(), cell]));
  const written: IWrittenCell[] = [];
  const skipped: ICellResult[] = [];
  const cells: ISharedCell[] = [];
  for (const result of migration.cells) {
    if (result.edits.length === 0) {
      continue;
    }
    const cell = byId.get(result.id);
    const before = sources.get(result.id);
    if (!cell || before === undefined || cell.getSource() !== before) {
      skipped.push(result);
      continue;
    }
    cells.push(cell);
    written.push({ result, before });
  }
  if (cells.length === 0) {
    return { written, skipped, step: null };
  }
  const step = new UndoStep(shared, cells);
  step.run(() => {
    cells.forEach((cell, index) => {
      writeEdits(cell, written[index].result.edits);
    });
  });
  return { written, skipped, step };
}

/** Write sorted edits into a cell, last one first so that no offset moves. */
export function writeEdits(cell: ISharedCell, edits: readonly IEdit[]): void {
  for (let index = edits.length - 1; index >= 0; index--) {
    const { start, end, text } = edits[index];
    cell.updateSource(start, end, text);
  }
}

/** What came of making fixes. */
export interface IFixed {
  /** How many were made. */
  readonly made: number;
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
    return { made, step: null };
  }
  const step = new UndoStep(shared, [...accepted.keys()]);
  step.run(() => {
    for (const [cell, edits] of accepted) {
      writeEdits(
        cell,
        [...edits].sort((a, b) => a.start - b.start)
      );
    }
  });
  return { made, step };
}

/** Whether two edits meet; insertions at one place do, as their order would be a guess. */
function overlap(a: ISpan, b: ISpan): boolean {
  return a.start === b.start || (a.start < b.end && b.start < a.end);
}
