/**
 * The indices at which two lists do not hold the very same; null where they differ in
 * length. A plain loop, which all share that are told of one change in a list of thousands:
 * with a function called for each item, it takes many times as long.
 */
export function differing<T>(
  before: readonly T[],
  now: readonly T[]
): number[] | null {
  const { length } = now;
  if (before.length !== length) {
    return null;
  }
  const places: number[] = [];
  for (let i = 0; before !== now && i < length; i++) {
    if (before[i] !== now[i]) {
      places.push(i);
    }
  }
  return places;
}

/** Adds up over a list again and again: only what is new in it is looked at. */
export class Sums<T, S extends Record<keyof S, number>> {
  private _list: readonly T[] = [];
  private _sums: S;

  /**
   * @param _zero what there is of nothing.
   * @param _of what there is of an item.
   */
  constructor(
    private readonly _zero: S,
    private readonly _of: (item: T) => S
  ) {
    this._sums = _zero;
  }

  /** The sums; the same object while the list is the same. */
  over(list: readonly T[]): S {
    const places = differing(this._list, list);
    if (places?.length !== 0) {
      const sums = { ...(places ? this._sums : this._zero) };
      const add = (item: T, sign: 1 | -1): void => {
        const one = this._of(item);
        for (const name in this._zero) {
          (sums as Record<keyof S, number>)[name] += sign * one[name];
        }
      };
      for (const i of places ?? list.keys()) {
        if (places) {
          add(this._list[i], -1);
        }
        add(list[i], 1);
      }
      this._sums = sums;
    }
    this._list = list;
    return this._sums;
  }
}

/**
 * What is picked of the items of a list, again and again: the same list while it is the same,
 * and only what is new is looked at.
 */
export class Picks<T, R extends object> {
  private _list: readonly T[] = [];
  private _picked: readonly R[] = [];

  /** @param _pick what is picked of an item; null: nothing. */
  constructor(private readonly _pick: (item: T) => R | null) {}

  over(list: readonly T[]): readonly R[] {
    const now =
      this._patched(list) ??
      list.map(one => this._pick(one)).filter((one): one is R => one !== null);
    const isSame = differing(this._picked, now)?.length === 0;
    this._list = list;
    return isSame ? this._picked : (this._picked = now);
  }

  /**
   * The last ones with what is new in its place; null where there are more or fewer, or many
   * are new.
   */
  private _patched(list: readonly T[]): readonly R[] | null {
    const places = differing(this._list, list);
    if (!places || places.length > MANY) {
      return null;
    }
    let picked: R[] | null = null;
    for (const i of places) {
      const old = this._pick(this._list[i]);
      const now = this._pick(list[i]);
      if (old && now) {
        picked ??= [...this._picked];
        picked[picked.indexOf(old)] = now;
      } else if (old || now) {
        return null;
      }
    }
    return picked ?? this._picked;
  }
}

/** From how many on all are picked anew, sooner than each is looked for in its list. */
const MANY = 32;
