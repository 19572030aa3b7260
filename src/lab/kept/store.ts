import type { ICellRecord } from '../record';

/** What is kept of one cell. */
export interface IKeptCell {
  readonly id: string;
  readonly record: ICellRecord;
}

/** Keeps what upgrades did to notebooks, by a key a notebook. */
export interface IKeptStore {
  /** What is kept of a notebook, in the order of its cells; none where nothing is. */
  load(notebook: string): Promise<readonly IKeptCell[]>;
  /**
   * Keep what is new of a notebook.
   *
   * @param ids - all cells that are kept of it, in order; others are forgotten
   * @param changed - those of them that are not kept yet as they are now
   */
  save(
    notebook: string,
    ids: readonly string[],
    changed: readonly IKeptCell[]
  ): Promise<void>;
  /** Forget one notebook. */
  forget(notebook: string): Promise<void>;
  /** Forget all notebooks. */
  clear(): Promise<void>;
}
