import data from './data/upgrade.json';
import type { Severity } from '../types';

/** A warning of the tables: how grave, and about what. */
export interface IWarningFact {
  readonly severity: Severity;
  /** What it is about; "own" where the symbol has a warning all of its own. */
  readonly topic: string;
}

/** A warning that stands only where an argument is given. */
export interface IArgumentFact extends IWarningFact {
  readonly keyword: string;
  /** Place of the argument among the positional ones, from 0. */
  readonly position: number;
}

/** A change of a call that names and argument lists cannot say. */
export interface ITransformFact {
  readonly kind: string;
  readonly details: Readonly<Record<string, unknown>>;
}

/** The raw file, as scripts/generate_tables.py writes it. */
interface IRawTables {
  source: string;
  renames: Record<string, string>;
  reorders: Record<string, (string | null)[]>;
  settled: Record<string, (string | null)[]>;
  keywords: Record<string, Record<string, string | null>>;
  warnings: Record<string, [Severity, string]>;
  arguments: Record<string, [string, number, Severity, string][]>;
  transformers: Record<string, [string, Record<string, unknown>]>;
  modules: Record<string, Severity>;
  addons: Record<string, string>;
}

const raw = data as unknown as IRawTables;

/** Maps, not objects: code may well name a symbol `constructor`. */
function table<From, To>(
  from: Record<string, From>,
  make: (value: From) => To
): ReadonlyMap<string, To> {
  return new Map(Object.entries(from).map(([name, v]) => [name, make(v)]));
}

const same = <T>(value: T): T => value;

/**
 * What tf_upgrade_v2 knows, by name without the leading `tf.`; a name that
 * starts with `*.` stands for a method of any object. Generated; see
 * scripts/generate_tables.py.
 */
export const upgradeTables = {
  /** Where the facts come from. */
  source: raw.source,
  /** Old name to new name. */
  renames: table(raw.renames, same),
  /** Names of the positional arguments; null where the position is still right. */
  reorders: table(raw.reorders, same),
  /**
   * The same for symbols whose new name has an argument order of its own to mend:
   * tf_upgrade_v2 leaves these by place, and names them wrongly when run again.
   */
  settled: table(raw.settled, same),
  /** Old keyword to new keyword, or to null where it is gone. */
  keywords: table(
    raw.keywords,
    v => new Map(Object.entries(v)) as ReadonlyMap<string, string | null>
  ),
  /** Symbols to say something about wherever they are used. */
  warnings: table(raw.warnings, ([severity, topic]): IWarningFact => ({
    severity,
    topic
  })),
  /** Arguments to say something about where they are given. */
  arguments: table(raw.arguments, list =>
    list.map(([keyword, position, severity, topic]): IArgumentFact => ({
      keyword,
      position,
      severity,
      topic
    }))
  ),
  /** Calls that change in a way of their own. */
  transformers: table(raw.transformers, ([kind, details]): ITransformFact => ({
    kind,
    details
  })),
  /** Modules that are gone, with how grave that is. */
  modules: table(raw.modules, same),
  /** contrib symbols that TensorFlow Addons took over. */
  addons: table(raw.addons, same)
};

/** Parts of the longest name in the tables; no longer prefix need be looked up. */
export const MAX_PARTS = Math.max(
  ...[upgradeTables.renames, upgradeTables.warnings, upgradeTables.addons]
    .flatMap(names => [...names.keys()])
    .map(name => name.split('.').length)
);
