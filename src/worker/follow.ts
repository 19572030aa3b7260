/** What both ends of the protocol keep of a notebook that is being edited. */
import type { ICell, ICellResult, IMigration } from '../engine/types';
import { applyDelta, deltaOf, type IItems, type Part } from './delta';

const CELLS: IItems<ICell> = {
  key: cell => cell.id,
  shift: (before, now) =>
    before === now
      ? 0
      : before.id === now.id &&
          before.source === now.source &&
          before.readOnly === now.readOnly &&
          (before.number === null) === (now.number === null)
        ? (now.number ?? 0) - (before.number ?? 0)
        : null,
  shifted: (cell, shift) => ({
    ...cell,
    number: cell.number === null ? null : cell.number + shift
  })
};

/** The engine gives the very results of cells that nothing happened to. */
const RESULTS: IItems<ICellResult> = {
  key: result => result.id,
  shift: (before, now) => (before === now ? 0 : null),
  shifted: result => result
};

/** A list that is sent, or received, again and again. */
class Told<T> {
  constructor(private readonly _items: IItems<T>) {}

  /** What to send, so that the other end has this list. */
  send(now: readonly T[]): Part<T>[] {
    const parts = deltaOf(this._last, now, this._items);
    this._last = now;
    return parts;
  }

  /** The list that the other end had when it sent this. */
  receive(parts: readonly Part<T>[]): readonly T[] {
    this._last = applyDelta(this._last, parts, this._items);
    return this._last;
  }

  private _last: readonly T[] = [];
}

/** One end's memory of a notebook. */
export class Followed {
  readonly cells = new Told(CELLS);
  readonly results = new Told(RESULTS);
}

/** A migration but for its results. */
export type Rest = Omit<IMigration, 'cells'>;
