import type { CellWork } from '../cell-work';
import type { Runs } from '../fixes/program';
import type { IBrought } from '../added';
import { ModelMapping } from '../mapping/mapping-notes';
import { signs } from '../report/packages';
import { counted } from '../report/summary';
import { allUsed } from '../report/uses';
import type { Session } from '../session';
import type { ICell, ICellResult, IOptions } from '../types';
import type { Asked } from './asked';
import type { Questions } from './questions';

/** What is counted over all cells of a notebook. */
export class Counted {
  readonly results = counted();
  readonly used = allUsed();
  readonly signs = signs();
}

/** What a migration leaves for the next one of the same notebook. */
export interface IMemory {
  last: IRemembered | null;
  readonly counted: Counted;
}

export interface IRemembered {
  readonly session: Session;
  readonly options: IOptions;
  readonly works: readonly CellWork[];
  readonly asked: readonly Asked[];
  /** The same by what was asked. */
  readonly questions: Questions;
  readonly results: readonly ICellResult[];
  /** What the works were told of the notebook. */
  readonly mentions: boolean;
  /** How the program ran; null where no work asked. */
  readonly runs: Runs | null;
  /** The lines that cells were given for the whole program's sake, by their indices. */
  readonly besides: ReadonlyMap<number, string>;
}

/** Cells to be worked on again. */
export interface IRedo {
  /** Their indices. */
  readonly cells: ReadonlySet<number>;
  /** What they brought to the notebook, which is forgotten. */
  readonly brought: readonly IBrought[];
}

/**
 * What is to be worked on again, after the session was brought to the present text; null
 * for all, and with another session.
 */
export function cellsToRedo(
  before: IRemembered,
  cells: readonly ICell[]
): IRedo | null {
  // Of the text as it was, so that the next one can tell what is new.
  void before.session.program;
  const updated = before.session.update(cells);
  if (!updated) {
    return null;
  }
  const redo = new Set(updated.affected);
  const { questions, asked, session } = before;
  questions.follow(asked);
  for (const i of questions.stale(session, updated, before.runs)) {
    redo.add(i);
  }
  const mapping = new ModelMapping(session);
  for (const i of questions.makers) {
    const { makers } = asked[i];
    if (makers !== null && !mapping.isAsBefore(session.units[i], makers)) {
      redo.add(i);
    }
  }
  return { cells: redo, brought: forgetFrom(session, redo) };
}

/**
 * What else is to be worked on again, after some cells were.
 *
 * @param now what the work on all cells asked, that on other ones as it was.
 * @param besides the lines that cells are to be given for the whole program's sake.
 * @returns all of it; null where nothing else is.
 */
export function cellsToRedoAsWell(
  before: IRemembered,
  { cells, brought }: IRedo,
  now: readonly Asked[],
  besides: ReadonlyMap<number, string>
): IRedo | null {
  const { session } = before;
  // What is needed where it was not may have to be added there, and what is not there as
  // it was is to be added anew.
  const added = new Set(
    brought.filter(one => !session.added.has(one)).map(({ what }) => what)
  );
  for (const i of cells) {
    for (const [what, when] of now[i].added) {
      if (when & ~(before.asked[i].added.get(what) ?? 0)) {
        added.add(what);
      }
    }
  }
  const redo = new Set(cells);
  before.asked.forEach((asked, i) => {
    if (
      (added.size > 0 && some(asked.added.keys(), one => added.has(one))) ||
      (!cells.has(i) && isOtherNeed(session, asked))
    ) {
      redo.add(i);
    }
  });
  for (const i of new Set([...before.besides.keys(), ...besides.keys()])) {
    if (besides.get(i) !== before.besides.get(i)) {
      redo.add(i);
    }
  }
  if (redo.size === cells.size) {
    return null;
  }
  // All of it is done again, so that it is added where it is used first.
  return { cells: redo, brought: [...brought, ...forgetFrom(session, redo)] };
}

/** Forget what cells bring to the notebook. */
function forgetFrom(session: Session, cells: ReadonlySet<number>): IBrought[] {
  const bases = new Set([...cells].map(i => session.units[i].base));
  return session.added.forget(base => bases.has(base));
}

/** Whether an import that is left has lost its last use now, or got one. */
function isOtherNeed(session: Session, { needless }: Asked): boolean {
  return (
    needless.size > 0 &&
    some(needless, ([binding, was]) => session.isNeedless(binding) !== was)
  );
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
