import type { CellWork } from '../cell-work';
import type { Program, Runs } from '../fixes/program';
import { ModelMapping } from '../mapping/mapping-notes';
import { NumpyNames } from '../run-ready/numpy-names';
import type { IUpdated, Session } from '../session';
import type { ICell, ICellResult, IOptions } from '../types';
import type { Answers, Asked } from './asked';

/** What a migration leaves for the next one of the same notebook. */
export interface IMemory {
  last: IRemembered | null;
}

export interface IRemembered {
  readonly session: Session;
  readonly options: IOptions;
  readonly works: readonly CellWork[];
  readonly asked: readonly Asked[];
  readonly results: readonly ICellResult[];
  /** What the works were told of the notebook. */
  readonly mentions: boolean;
  /** How the program ran; null where no work asked. */
  readonly runs: Runs | null;
  /** The lines that cells were given for the whole program's sake, by their indices. */
  readonly besides: ReadonlyMap<number, string>;
  /** The words of the cells that are edited since, as they were and as they are. */
  words: ReadonlySet<string>;
}

/**
 * The indices of the cells to be worked on again, after the session was brought to the
 * present text; null for all, and with another session.
 */
export function cellsToRedo(
  before: IRemembered,
  cells: readonly ICell[]
): Set<number> | null {
  const namesBefore = before.session.program.names;
  const updated = before.session.update(cells);
  if (!updated) {
    return null;
  }
  const { program } = before.session;
  const redo = new Set(updated.affected);
  before.words = updated.words;
  const isStale = staleness(before, program, updated, namesBefore);
  const mapping = new ModelMapping(before.session);
  before.asked.forEach((asked, i) => {
    const { makers } = asked;
    const makes =
      makers !== null && !mapping.isAsBefore(before.session.units[i], makers);
    if (!redo.has(i) && (makes || isStale(asked))) {
      redo.add(i);
    }
  });
  return withOthers(before, redo);
}

/**
 * What else is to be worked on again, after some cells were.
 *
 * @param now what the work on all cells asked, that on other ones as it was.
 * @param besides the lines that cells are to be given for the whole program's sake.
 * @returns null where nothing is.
 */
export function cellsToRedoAsWell(
  before: IRemembered,
  redo: ReadonlySet<number>,
  now: readonly Asked[],
  besides: ReadonlyMap<number, string>
): ReadonlySet<number> | null {
  const fresh = new Set<string>();
  for (const i of redo) {
    now[i].added.forEach(one => fresh.add(one));
    before.asked[i].added.forEach(one => fresh.delete(one));
  }
  const others = before.asked.flatMap((asked, i) =>
    !redo.has(i) && some(asked.added, one => fresh.has(one)) ? [i] : []
  );
  for (const i of new Set([...before.besides.keys(), ...besides.keys()])) {
    if (!redo.has(i) && besides.get(i) !== before.besides.get(i)) {
      others.push(i);
    }
  }
  if (others.length === 0) {
    return null;
  }
  // All of it is done again, so that it is added where it is used first.
  before.session.added.forget([...redo].flatMap(i => [...now[i].added]));
  return withOthers(before, new Set([...redo, ...others]));
}

/**
 * With cells to be worked on again, those whose work goes by theirs; what was added for
 * their sake is forgotten.
 */
function withOthers(before: IRemembered, redo: Set<number>): Set<number> {
  const { session, asked } = before;
  const added = new Set<string>();
  const words = before.words;
  for (let size = -1; redo.size > size;) {
    size = redo.size;
    for (const i of redo) {
      asked[i].added.forEach(one => added.add(one));
    }
    const isUsed = (name: string): boolean =>
      words.has(name) || some(redo, i => session.units[i].text.words.has(name));
    asked.forEach((one, i) => {
      if (
        !redo.has(i) &&
        (some(one.added, what => added.has(what)) || some(one.needless, isUsed))
      ) {
        redo.add(i);
      }
    });
  }
  session.added.forget(added);
  return redo;
}

/** Tells whether what was asked may have another answer now. */
function staleness(
  before: IRemembered,
  program: Program,
  { words, bound, texts: edited }: IUpdated,
  namesBefore: ReadonlySet<string>
): (asked: Asked) => boolean {
  const runs = before.runs !== null && before.runs !== program.runs;
  const isMentioned = (
    pattern: RegExp,
    key: string,
    found: boolean
  ): boolean =>
    found
      ? edited.every(
          ({ old, now }) =>
            !old.matches(pattern, key) || now.matches(pattern, key)
        ) || program.mentions(pattern)
      : edited.some(({ now }) => now.matches(pattern, key));
  const isNamedSame =
    namesBefore.size === program.names.size &&
    !some(namesBefore, name => !program.names.has(name));
  const areTextsOther = otherAnswers(isMentioned);
  const areNamesOther = otherAnswers(pattern => program.has(pattern));
  const areStarsOther = otherAnswers(pattern => program.starsBut(pattern));
  const numpy = new NumpyNames(before.session);
  return asked =>
    asked.anything ||
    (asked.runs && runs) ||
    some(asked.words, word => words.has(word)) ||
    some(asked.numpy, ([word, found]) => numpy.isNumpy(word) !== found) ||
    some(asked.shadowed, ([name, found]) => numpy.isShadowed(name) !== found) ||
    (bound.size > 0 && some(asked.bound, name => bound.has(name))) ||
    areTextsOther(asked.texts) ||
    (!isNamedSame && areNamesOther(asked.names)) ||
    areStarsOther(asked.stars);
}

/** Tells whether any of some questions has another answer now; each is asked once. */
function otherAnswers(
  ask: (pattern: RegExp, key: string, found: boolean) => boolean
): (questions: Answers) => boolean {
  const answers = new Map<string, boolean>();
  return questions =>
    some(questions, ([key, { pattern, found }]) => {
      const now = answers.get(key) ?? ask(pattern, key, found);
      answers.set(key, now);
      return now !== found;
    });
}

function some<T>(all: Iterable<T>, test: (one: T) => boolean): boolean {
  for (const one of all) {
    if (test(one)) {
      return true;
    }
  }
  return false;
}

/** How the program runs, where any work asked. */
export function runsIfAsked(
  session: Session,
  asked: readonly Asked[]
): Runs | null {
  return asked.some(one => one.runs) ? session.program.runs : null;
}
