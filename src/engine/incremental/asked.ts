import type { CellUnit } from '../cell-unit';

/** Answers, by the pattern's own text. */
type Answers = Map<string, { pattern: RegExp; found: boolean }>;

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
  /** Whether a function of this cell makes variables, and none did. */
  makers = false;
  /** Where these words stand, in any cell. */
  readonly words = new Set<string>();
  /** Whether the text of any cell matches, and the answer. */
  readonly texts: Answers = new Map();
  /** Whether any name of TensorFlow that is used matches, and the answer. */
  readonly names: Answers = new Map();
}
