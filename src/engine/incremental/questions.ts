import type { Runs } from '../fixes/program';
import type { IUpdated, Session } from '../session';
import type { Answers, Asked } from './asked';

/** Cells that asked the same, and got the same answer. */
interface IQuestion {
  readonly pattern: RegExp;
  /** The pattern's own text. */
  readonly key: string;
  readonly found: boolean;
  readonly cells: Set<number>;
}

/**
 * What the work on all cells asked, by question, so that each is asked once again after an
 * edit and not once a cell.
 */
export class Questions {
  private _asked: readonly Asked[] = [];
  private readonly _anything = new Set<number>();
  private readonly _runs = new Set<number>();
  private readonly _makers = new Set<number>();
  private readonly _words = new Map<string, Set<number>>();
  private readonly _bound = new Map<string, Set<number>>();
  private readonly _texts = new Map<string, IQuestion>();
  private readonly _names = new Map<string, IQuestion>();
  private readonly _stars = new Map<string, IQuestion>();
  private readonly _numpy = new Map<string, [Set<number>, Set<number>]>();
  private readonly _shadowed = new Map<string, [Set<number>, Set<number>]>();

  /** The cells that asked for the functions that make variables. */
  get makers(): Iterable<number> {
    return this._makers;
  }

  /** Take over what was asked, by the index of the cell. */
  follow(asked: readonly Asked[]): void {
    for (let i = 0; i < asked.length; i++) {
      if (this._asked[i] !== asked[i]) {
        this._note(i, this._asked[i], false);
        this._note(i, asked[i], true);
      }
    }
    this._asked = asked;
  }

  /**
   * The cells of which a question may have another answer now; of makers, see there.
   *
   * @param runs how the program ran; null where that was not asked.
   */
  stale(session: Session, updated: IUpdated, runs: Runs | null): Set<number> {
    const { program, numpy } = session;
    const { words, bound, texts } = updated;
    const stale = new Set<number>(this._anything);
    const take = (cells: Iterable<number> | undefined): void => {
      for (const cell of cells ?? []) {
        stale.add(cell);
      }
    };
    if (runs !== null && runs !== program.runs) {
      take(this._runs);
    }
    words.forEach(word => take(this._words.get(word)));
    bound.forEach(name => take(this._bound.get(name)));
    for (const { pattern, key, found, cells } of this._texts.values()) {
      const isOther = found
        ? texts.some(
            ({ old, now }) =>
              old.matches(pattern, key) && !now.matches(pattern, key)
          ) && !program.mentions(pattern)
        : texts.some(({ now }) => now.matches(pattern, key));
      if (isOther) {
        take(cells);
      }
    }
    const takeOthers = (
      questions: ReadonlyMap<string, IQuestion>,
      ask: (pattern: RegExp) => boolean
    ): void => {
      for (const { pattern, found, cells } of questions.values()) {
        if (cells.size > 0 && ask(pattern) !== found) {
          take(cells);
        }
      }
    };
    takeOthers(this._names, pattern => program.has(pattern));
    takeOthers(this._stars, pattern => program.starsBut(pattern));
    const takeEither = (
      no: ReadonlySet<number>,
      yes: ReadonlySet<number>,
      ask: () => boolean
    ): void => {
      if (no.size + yes.size > 0) {
        take(ask() ? no : yes);
      }
    };
    for (const [word, [no, yes]] of this._numpy) {
      takeEither(no, yes, () => numpy.isNumpy(word));
    }
    for (const [name, [no, yes]] of this._shadowed) {
      takeEither(no, yes, () => numpy.isShadowed(name));
    }
    return stale;
  }

  private _note(cell: number, asked: Asked | undefined, isNew: boolean): void {
    if (!asked) {
      return;
    }
    const put = (cells: Set<number>): unknown =>
      isNew ? cells.add(cell) : cells.delete(cell);
    if (asked.anything) {
      put(this._anything);
    }
    if (asked.runs) {
      put(this._runs);
    }
    if (asked.makers !== null) {
      put(this._makers);
    }
    asked.words.forEach(word => put(entry(this._words, word, makeSet)));
    asked.bound.forEach(name => put(entry(this._bound, name, makeSet)));
    const putAll = (
      questions: Map<string, IQuestion>,
      answers: Answers
    ): void => {
      for (const [key, { pattern, found }] of answers) {
        const known = entry(questions, `${Number(found)} ${key}`, () => ({
          ...{ pattern, key, found },
          cells: new Set<number>()
        }));
        put(known.cells);
      }
    };
    putAll(this._texts, asked.texts);
    putAll(this._names, asked.names);
    putAll(this._stars, asked.stars);
    asked.numpy.forEach((found, word) =>
      put(entry(this._numpy, word, makePair)[Number(found)])
    );
    asked.shadowed.forEach((found, name) =>
      put(entry(this._shadowed, name, makePair)[Number(found)])
    );
  }
}

function entry<T>(map: Map<string, T>, key: string, make: () => T): T {
  let found = map.get(key);
  if (found === undefined) {
    found = make();
    map.set(key, found);
  }
  return found;
}

const makeSet = (): Set<number> => new Set();
const makePair = (): [Set<number>, Set<number>] => [new Set(), new Set()];
