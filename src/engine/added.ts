import type { CellUnit } from './cell-unit';

/** Stands for an import of TensorFlow among what may be added. */
export const ADDED_ROOT = 'import tensorflow';

/** Something that was added to a notebook. */
export interface IBrought {
  readonly what: string;
  /** The name that it goes by. */
  readonly name: string;
  /** The place of the cell that brings it. */
  readonly base: number;
}

/** What a migration has added to a notebook so far, whatever the cell. */
export class Added {
  /** By what it is: the import of TensorFlow, a module, or the id of a stand-in. */
  private readonly _all = new Map<string, IBrought>();

  /** The name that TensorFlow was imported under, if it was. */
  get root(): string | null {
    return this._all.get(ADDED_ROOT)?.name ?? null;
  }

  /** The name that something was added under, if it was. */
  nameOf(what: string): string | undefined {
    return this._all.get(what)?.name;
  }

  /** Whether a cell brings something. */
  isOf(what: string, { base }: CellUnit): boolean {
    return this._all.get(what)?.base === base;
  }

  /** Note down that a cell brings something. */
  bring(what: string, name: string, { base }: CellUnit): void {
    this._all.set(what, { what, name, base });
  }

  /** Whether something is there as it was. */
  has({ what, name, base }: IBrought): boolean {
    const now = this._all.get(what);
    return now?.name === name && now.base === base;
  }

  /**
   * Forget what some cells bring: it is to be added anew, where it is needed.
   *
   * @param isOf tells of a cell's place.
   * @returns what was forgotten.
   */
  forget(isOf: (base: number) => boolean): IBrought[] {
    const forgotten = [...this._all.values()].filter(({ base }) => isOf(base));
    forgotten.forEach(({ what }) => this._all.delete(what));
    return forgotten;
  }

  forgetAll(): void {
    this._all.clear();
  }
}
