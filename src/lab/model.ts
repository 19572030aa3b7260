/** What widgets and commands see of a notebook's migration. */
import type { ISharedCell, ISharedNotebook } from '@jupyter/ydoc';
import type { ISignal } from '@lumino/signaling';

import type { IFix, IMigration, INotebook, IOptions } from '../engine/types';
import type { IApplied } from './apply';
import type { ICellRecord, UpgradeRecord } from './record';
import type { IReverted } from './revert/revert';

/** What the engine says of a notebook's text at one moment. */
export interface IAnalysis {
  readonly migration: IMigration;
  /** The cells that it speaks of. */
  readonly notebook: INotebook;
  /** The text of each of them, by id. */
  readonly sources: ReadonlyMap<string, string>;
  /** What the engine was asked for. */
  readonly options: IOptions;
}

/** What came of an upgrade. */
export interface IUpgradeOutcome {
  readonly migration: IMigration;
  readonly applied: IApplied;
}

/** What a session needs to know of its notebook. */
export interface ISessionHost {
  /** The name to show. */
  readonly name: string;
  /** The path as Jupyter knows it, drive and all. It changes with a renaming. */
  readonly path: string;
  /** True where nothing may be written. */
  readonly readOnly: boolean;
  /** Null until the notebook is loaded. */
  readonly shared: ISharedNotebook | null;
  /** To be told of cells right after they were changed. */
  cellsChanged?(cells: readonly ISharedCell[]): void;
}

/** The migration of one open notebook. */
export interface INotebookSession {
  /** Emitted when anything below has changed. */
  readonly changed: ISignal<INotebookSession, void>;
  /** Emitted at once with each change of the notebook, before it is analysed. */
  readonly edited: ISignal<INotebookSession, void>;
  readonly host: ISessionHost;
  /** True when its notebook was closed. */
  readonly isDisposed: boolean;
  /** The cells as they are now; null until the notebook is loaded. */
  readonly notebook: INotebook | null;
  /** The last analysis; it may be a little older than the text. */
  readonly analysis: IAnalysis | null;
  readonly record: UpgradeRecord;
  /** Ids of the cells that were not run again since they were upgraded or fixed. */
  readonly staleCells: ReadonlySet<string>;
  /** True while the engine is at work for it. */
  readonly busy: boolean;
  /** Why the last analysis failed, or null. */
  readonly error: unknown;
  /**
   * Whether the notebook's next undo takes back what this extension did, or its next
   * redo brings that back.
   */
  isNext(way: 'undo' | 'redo'): boolean;
  /**
   * Convert the notebook, or the cells with these ids. Rejects with whatever
   * hindered the engine; nothing is changed then.
   *
   * @param only - ids of the cells; all where it is left out
   * @param onProgress - told what share of the cells is written, from 0 to 1
   */
  upgrade(
    only?: readonly string[],
    onProgress?: (fraction: number) => void
  ): Promise<IUpgradeOutcome>;
  /**
   * Write a migration into the notebook as one step to undo, and note it down.
   * Cells whose text is not that of `sources` are skipped.
   *
   * @param migration - the engine's, or a part of it
   * @param sources - the text of each cell, by id, that it was made of
   * @param onProgress - told what share of the cells is written, from 0 to 1
   */
  apply(
    migration: IMigration,
    sources: ReadonlyMap<string, string>,
    onProgress?: (fraction: number) => void
  ): Promise<IUpgradeOutcome>;
  /**
   * Take upgrades back, in the whole notebook or in the cells with these ids, as one
   * step to undo; null where there is nothing to take back.
   */
  revert(only?: readonly string[]): Promise<IReverted | null>;
  /** Take over what was done to cells, by their ids, before the page was loaded. */
  restore(cells: ReadonlyMap<string, ICellRecord>): void;
  /** Whether there is anything to take back there. */
  canRevert(only?: readonly string[]): boolean;
  /**
   * Make fixes that findings of the last analysis offer, as one step to undo.
   * One is left out where a cell of it is gone, may not be written or was edited
   * since it was analysed, or where it overlaps one that was made.
   *
   * @returns the number of those that were made
   */
  applyFixes(fixes: readonly IFix[]): number;
  /** Analyse the notebook anew. */
  analyse(): Promise<void>;
  /** Analyse it anew where its text or the options changed since the last time. */
  refresh(): Promise<void>;
}
