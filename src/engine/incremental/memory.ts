import type { CellWork } from '../cell-work';
import type { Program, Runs } from '../fixes/program';
import { ModelMapping } from '../mapping/mapping-notes';
import type { Session } from '../session';
import type { ICell, ICellResult, IOptions } from '../types';
import type { Asked } from './asked';

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
}

/**
 * The indices of the cells to be worked on again, after the session was brought to the
 * present text; null for all, and with another session.
 */
export function cellsToRedo(
  before: IRemembered,
  cells: readonly ICell[]
): Set<number> | null {
  const updated = before.session.update(cells);
  if (!updated) {
    return null;
  }
  const { program } = before.session;
  const redo = new Set(updated.affected);
  const isStale = staleness(before, program, updated.words);
  const mapping = new ModelMapping(before.session);
  before.asked.forEach((asked, i) => {
    const makes = asked.makers && mapping.hasMakers(before.session.units[i]);
    if (!redo.has(i) && (makes || isStale(asked))) {
      redo.add(i);
    }
  });
  return redo;
}

/** Tells whether what was asked may have another answer now. */
function staleness(
  before: IRemembered,
  program: Program,
  words: ReadonlySet<string>
): (asked: Asked) => boolean {
  const runs = before.runs !== null && before.runs !== program.runs;
  const texts = new Map<string, boolean>();
  const names = new Map<string, boolean>();
  return asked =>
    asked.anything ||
    (asked.runs && runs) ||
    some(asked.words, word => words.has(word)) ||
    some(asked.texts, ([key, { pattern, found }]) => {
      const now = texts.get(key) ?? program.mentions(pattern);
      texts.set(key, now);
      return now !== found;
    }) ||
    some(asked.names, ([key, { pattern, found }]) => {
      const now = names.get(key) ?? program.has(pattern);
      names.set(key, now);
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
