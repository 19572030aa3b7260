import type { ICellResult, IMigration } from '../engine/types';
import type { IApplied } from './apply';

/** What an upgrade did to one cell. */
export interface ICellRecord {
  /** The cell's text before it was first upgraded. */
  readonly before: string;
  /** Its text after its last upgrade. */
  readonly after: string;
  readonly result: ICellResult;
  /** True while an undo has it back as it was before. */
  readonly undone: boolean;
}

/** Whether the upgrade of a cell was written, and still stands in the notebook. */
export function isLive(record: ICellRecord): boolean {
  return record.result.status === 'changed' && !record.undone;
}

/**
 * What was done to a notebook, cell by cell, so that the report outlasts
 * typing, and the upgrade can be taken back.
 */
export class UpgradeRecord {
  /** The records by cell id. */
  get cells(): ReadonlyMap<string, ICellRecord> {
    return this._cells;
  }

  /** True while any cell is as an upgrade left it, or was edited since. */
  get isLive(): boolean {
    return [...this._cells.values()].some(isLive);
  }

  /** Note down a migration and what came of writing it. */
  add(
    migration: IMigration,
    applied: IApplied,
    sources: ReadonlyMap<string, string>
  ): void {
    const written = new Set(applied.written.map(({ result }) => result.id));
    for (const result of migration.cells) {
      const source = sources.get(result.id);
      const old = this._cells.get(result.id);
      const keepsOld = old && isLive(old);
      if (source === undefined || result.status === 'skipped') {
        continue;
      }
      if (written.has(result.id)) {
        this._cells.set(result.id, {
          before: keepsOld ? old.before : source,
          after: result.output,
          result,
          undone: false
        });
      } else if (result.edits.length === 0 && !keepsOld) {
        this._cells.set(result.id, {
          before: source,
          after: source,
          result,
          undone: false
        });
      }
    }
  }

  /**
   * Compare with the notebook's present text, to notice undo and redo.
   *
   * @returns true where that changed anything
   */
  observe(sources: ReadonlyMap<string, string>): boolean {
    let changed = false;
    for (const [id, record] of this._cells) {
      const source = sources.get(id);
      if (record.result.status !== 'changed' || source === undefined) {
        continue;
      }
      const undone =
        source === record.before
          ? true
          : source === record.after
            ? false
            : record.undone;
      if (undone !== record.undone) {
        this._cells.set(id, { ...record, undone });
        changed = true;
      }
    }
    return changed;
  }

  /** Forget everything. */
  clear(): void {
    this._cells.clear();
  }

  private readonly _cells = new Map<string, ICellRecord>();
}
