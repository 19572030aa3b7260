import { applyEdits } from '../engine/edits/apply';
import type { ICellResult, IMigration } from '../engine/types';
import type { IApplied } from './apply';
import { backEdits } from './revert/back-edits';
import { mergeBack, type Diff } from './revert/merge';
import type { IRevertedCell } from './revert/revert';

/** What an upgrade did to one cell. */
export interface ICellRecord {
  /** The cell's text before it was first upgraded. */
  readonly before: string;
  /** Its text after its last upgrade. */
  readonly after: string;
  /**
   * Its text as this extension last wrote it: `after`, with the fixes that were
   * made since, or without what was taken back of it.
   */
  readonly written: string;
  readonly result: ICellResult;
  /** True while an undo or a revert has it back as it was before. */
  readonly undone: boolean;
  /** The text that a revert was made in, and what it made of it; null where none was. */
  readonly reverted: { readonly from: string; readonly to: string } | null;
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

  /** Another number whenever anything was noted down. */
  get version(): number {
    return this._version;
  }

  /** True while any cell is as an upgrade left it, or was edited since. */
  get isLive(): boolean {
    return [...this._cells.values()].some(isLive);
  }

  /** Take over what was noted down another time. */
  restore(cells: ReadonlyMap<string, ICellRecord>): void {
    cells.forEach((record, id) => this._cells.set(id, record));
    this._version += cells.size > 0 ? 1 : 0;
  }

  /**
   * Note down a migration and what came of writing it.
   *
   * @param sources - the text of each cell, by id, before it was written
   * @param diff - to tell what was typed since an earlier upgrade
   */
  add(
    migration: IMigration,
    applied: IApplied,
    sources: ReadonlyMap<string, string>,
    diff: Diff
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
          before: keepsOld ? withoutUpgrade(old, source, diff) : source,
          after: result.output,
          written: result.output,
          ...{ result, undone: false, reverted: null }
        });
        this._version++;
      } else if (result.edits.length === 0 && !keepsOld) {
        this._cells.set(result.id, {
          before: source,
          after: source,
          written: source,
          ...{ result, undone: false, reverted: null }
        });
        this._version++;
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
      const { before, after, written, reverted } = record;
      const undone =
        source === before || source === reverted?.to
          ? true
          : source === after || source === written || source === reverted?.from
            ? false
            : record.undone;
      if (undone !== record.undone) {
        this._cells.set(id, { ...record, undone });
        changed = true;
      }
    }
    this._version += changed ? 1 : 0;
    return changed;
  }

  /** Note down that fixes were made in cells, on top of their upgrade. */
  addFixes(sources: ReadonlyMap<string, string>): void {
    for (const [id, written] of sources) {
      const record = this._cells.get(id);
      if (record && isLive(record)) {
        this._cells.set(id, { ...record, written });
        this._version++;
      }
    }
  }

  /** Note down that cells were reverted, as far as they could be. */
  addRevert(cells: readonly IRevertedCell[]): void {
    for (const { id, from, to, rest } of cells) {
      const record = this._cells.get(id);
      if (record) {
        this._cells.set(
          id,
          rest === null
            ? { ...record, undone: true, reverted: { from, to } }
            : { ...record, written: rest }
        );
        this._version++;
      }
    }
  }

  private _version = 0;
  private readonly _cells = new Map<string, ICellRecord>();
}

/**
 * The text of a cell as it would be had it not been upgraded: what was typed since
 * is in it.
 */
function withoutUpgrade(
  record: ICellRecord,
  source: string,
  diff: Diff
): string {
  const { before, written } = record;
  return source === written
    ? before
    : applyEdits(
        source,
        mergeBack(backEdits(record, diff), written, source, diff).edits
      );
}
