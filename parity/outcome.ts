import type { Severity } from '../src/engine/types';

/**
 * The ways a case is converted: as a matter of course, in SAFETY mode, and with
 * --no_upgrade_compat_v1_import.
 */
export const RUNS = ['default', 'safety', 'keep'] as const;
export type Run = (typeof RUNS)[number];

/** Severity, code cell (from 0), line (from 1), column (from 0, UTF-8 bytes). */
export type Event = readonly [Severity, number, number, number];

/** A piece of code: a .py file is one cell, a notebook its code cells. */
export interface ICase {
  /** Ends in .py or .ipynb. */
  readonly name: string;
  readonly cells: readonly string[];
}

/** What a converter made of a case. */
export interface IOutcome {
  /** Why it converted nothing, or null. */
  readonly refused: string | null;
  readonly cells: readonly string[];
  readonly events: readonly Event[];
}

/** By case name and run. */
export type Outcomes = ReadonlyMap<string, ReadonlyMap<Run, IOutcome>>;
