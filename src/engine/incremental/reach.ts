import type { Scope } from '../bindings/scope';

/** Names that may mean something else now, with the cells that bind them to that. */
export class ChangedNames {
  private readonly _cells = new Map<string, Set<number> | null>();

  /** @param words that may mean something else wherever they stand. */
  constructor(words: Iterable<string> = []) {
    for (const word of words) {
      this._cells.set(word, null);
    }
  }

  get names(): Iterable<string> {
    return this._cells.keys();
  }

  has(name: string): boolean {
    return this._cells.has(name);
  }

  /**
   * @param cell the index of a cell of which a binding of the name has changed.
   * @returns whether that is news.
   */
  add(name: string, cell: number): boolean {
    const cells = this._cells.get(name);
    if (cells === undefined) {
      this._cells.set(name, new Set([cell]));
      return true;
    }
    if (cells === null || cells.has(cell)) {
      return false;
    }
    cells.add(cell);
    return true;
  }

  /**
   * Tells of a cell, by its index, whether a use of the name there may meet a binding that
   * has changed: what lies behind another binding, which always takes place, does not, as
   * the resolver takes the last one above a use; or the first of all where none is above it.
   *
   * @param module the notebook's scope, as it is now.
   * @param room between the places of two cells.
   */
  reach(name: string, module: Scope, room: number): (cell: number) => boolean {
    const changed = this._cells.get(name);
    if (!changed) {
      return () => changed === null;
    }
    const sources = [...changed].sort((a, b) => a - b);
    const walls: number[] = [];
    let first = Infinity;
    for (const { at, conditional } of module.bindings.get(name) ?? []) {
      const cell = Math.floor(at / room);
      if (!changed.has(cell)) {
        first = Math.min(first, cell);
        if (!conditional) {
          walls.push(cell);
        }
      }
    }
    return cell => {
      if (changed.has(cell)) {
        return true;
      }
      const above = sources.filter(source => source < cell).pop();
      return above === undefined
        ? first > cell && sources[0] < first
        : !walls.some(wall => above < wall && wall < cell);
    };
  }
}
