import type { CellUnit } from './cell-unit';

/** Stands for an import of TensorFlow among what may be added. */
export const ADDED_ROOT = 'import tensorflow';

/** What a migration has added to a notebook so far, whatever the cell. */
export class Added {
  /** The name that TensorFlow was imported under, if it was. */
  root: string | null = null;
  /** Modules that were imported, by the cell that imports them. */
  readonly modules = new Map<string, CellUnit>();
  /** The names that stand-ins were defined under, by their ids. */
  readonly standIns = new Map<string, string>();

  /** Forget that something was added: it is to be added anew, where it is needed. */
  forget(what: Iterable<string>): void {
    for (const one of what) {
      if (one === ADDED_ROOT) {
        this.root = null;
      } else {
        // No module is called what a stand-in is.
        this.modules.delete(one);
        this.standIns.delete(one);
      }
    }
  }

  forgetAll(): void {
    this.root = null;
    this.modules.clear();
    this.standIns.clear();
  }
}
