import type { IBinding } from '../bindings/scope';
import type { CellUnit } from '../cell-unit';

/** Answers, by the pattern's own text. */
export type Answers = Map<string, { pattern: RegExp; found: boolean }>;

/**
 * What the work on one cell asked about the rest of the notebook, beside what its own
 * names mean: where an answer may be another one now, the work is done again.
 */
export class Asked {
  /** @param unit the cell that is worked on. */
  constructor(readonly unit: CellUnit) {}

  /** Something of which nothing is known here: to be asked again each time. */
  anything = false;
  /** How the program runs. */
  runs = false;
  /** What is known of its functions that make variables; null where nothing was asked. */
  makers: readonly unknown[] | null = null;
  /** Where these words stand, in any cell. */
  readonly words = new Set<string>();
  /** Whether the text of any cell matches, and the answer. */
  readonly texts: Answers = new Map();
  /** Whether any name of TensorFlow that is used matches, and the answer. */
  readonly names: Answers = new Map();
  /** Whether any star import is of another module, and the answer. */
  readonly stars: Answers = new Map();
  /** Words, and whether they mean NumPy alone. */
  readonly numpy = new Map<string, boolean>();
  /** Names of Python's own, and whether they may mean something else. */
  readonly shadowed = new Map<string, boolean>();
  /**
   * What was added to the notebook for this cell's sake, or found to be added: when its
   * names were worked on (1), its imports (2), or both (3).
   */
  readonly added = new Map<string, number>();
  /** Set while the imports are worked on, which is after the names of all cells. */
  isLate = false;
  /** Bindings of this cell of which no use is left, and of which some are. */
  readonly needless = new Map<IBinding, boolean>();
  /** Names of which the values were looked for in all of the code. */
  readonly bound = new Set<string>();

  noteAdded(what: string): void {
    this.added.set(what, (this.added.get(what) ?? 0) | (this.isLate ? 2 : 1));
  }
}
