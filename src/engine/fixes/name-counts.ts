import type { IReference } from '../references';

/** The names that the cells of a program use, each with the number of the cells. */
export class NameCounts {
  private readonly _counts = new Map<string, number>();
  /** Of names that were counted anew, whether they were there. */
  private readonly _touched = new Map<string, boolean>();

  /** Take over what one cell uses now, in place of what it used. */
  change(before: Iterable<string>, now: Iterable<string>): void {
    for (const name of before) {
      this._add(name, -1);
    }
    for (const name of now) {
      this._add(name, 1);
    }
  }

  /** Whether any name passes a test. */
  some(test: (name: string) => boolean): boolean {
    for (const name of this._counts.keys()) {
      if (test(name)) {
        return true;
      }
    }
    return false;
  }

  /** Take what is counted for known: nothing of it is new. */
  settle(): void {
    this._touched.clear();
  }

  /** The names that are new since this was asked last, and those that are gone. */
  news(): { come: readonly string[]; gone: readonly string[] } {
    const touched = [...this._touched];
    this._touched.clear();
    const is = (name: string): boolean => this._counts.has(name);
    return {
      come: touched.flatMap(([name, was]) => (is(name) && !was ? [name] : [])),
      gone: touched.flatMap(([name, was]) => (!is(name) && was ? [name] : []))
    };
  }

  private _add(name: string, by: 1 | -1): void {
    const count = this._counts.get(name) ?? 0;
    if (!this._touched.has(name)) {
      this._touched.set(name, count > 0);
    }
    if (count + by > 0) {
      this._counts.set(name, count + by);
    } else {
      this._counts.delete(name);
    }
  }
}

/** The names of references without `tf.` and `compat.v1.`, each once. */
export function namesIn(references: Iterable<IReference>): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { name } of references) {
    names.add(name.replace(/^compat\.v1\./, ''));
  }
  return names;
}
