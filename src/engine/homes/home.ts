import { renamed } from '../rules/symbols';
import { everHad } from '../tables/api-table';
import { homesTable } from '../tables/homes-table';
import { upgradeTables } from '../tables/upgrade-tables';
import type { Mode } from '../types';
import { standInOf } from './stand-ins';

/** Where a name is now that TensorFlow 2 does not have as it was. */
export interface IHome {
  /**
   * core: under another name in TensorFlow 1, and so to be converted as that.
   * package: in a package of its own. builtin: Python itself has it.
   * stand-in: nowhere, but a few lines of code do its work.
   */
  readonly kind: 'core' | 'package' | 'builtin' | 'stand-in';
  /** How many parts of the old name it stands for. */
  readonly parts: number;
  /** TensorFlow 1's name without `tf.`, the dotted Python name, or the stand-in's id. */
  readonly name: string;
}

/** What to install for a package, by its first word in Python. */
export const DISTRIBUTIONS: ReadonlyMap<string, string> = new Map([
  ['tf_slim', 'tf-slim'],
  ['tensorboard', 'tensorboard']
]);

/** Homes that no table knows: the same thing under another name, tried on TensorFlow 2.21. */
const EQUIVALENTS: ReadonlyMap<string, Omit<IHome, 'parts'>> = new Map<
  string,
  Omit<IHome, 'parts'>
>([
  ['contrib.eager.Variable', { kind: 'core', name: 'Variable' }],
  // The notes of release 0.12: the regular operations of linear algebra take batches as well,
  // and those that began with batch_ are gone. The script of 1.0 spells these otherwise.
  ...['matrix_band_part', 'matrix_diag_part', 'matrix_set_diag'].map(
    name => [`batch_${name}`, { kind: 'core', name }] as const
  ),
  ['contrib.eager.Iterator', { kind: 'builtin', name: 'iter' }],
  // Before TensorFlow 1.4, which the table begins behind.
  ...[
    'Dataset',
    'FixedLengthRecordDataset',
    'Iterator',
    'TFRecordDataset',
    'TextLineDataset'
  ].map(
    name =>
      [`contrib.data.${name}`, { kind: 'core', name: `data.${name}` }] as const
  ),
  [
    'contrib.tensorboard.plugins.projector',
    { kind: 'package', name: 'tensorboard.plugins.projector' }
  ]
]);

/**
 * The home of the longest part of a name that has one.
 *
 * @param name without `tf.`.
 * @param mode in DEFAULT, names that a conversion changes anyway have no home here.
 */
export function homeOf(name: string, mode: Mode): IHome | null {
  const parts = name.split('.');
  for (let n = parts.length; n > 0; n--) {
    const prefix = parts.slice(0, n).join('.');
    if (mode === 'DEFAULT' && isConverted(prefix)) {
      return null;
    }
    const found = exactHome(prefix);
    if (found) {
      return { ...found, parts: n };
    }
  }
  return null;
}

/** Whether a conversion changes a name in ways of its own. */
function isConverted(name: string): boolean {
  return (
    name.startsWith('contrib.') &&
    (upgradeTables.transformers.has(name) ||
      (renamed(name) !== null && !homesTable.twins.has(name)))
  );
}

function exactHome(name: string): Omit<IHome, 'parts'> | null {
  const standIn = standInOf(name);
  if (standIn !== null) {
    return { kind: 'stand-in', name: standIn };
  }
  const known = EQUIVALENTS.get(name);
  if (known) {
    return known;
  }
  if (!name.startsWith('contrib.')) {
    const now = homesTable.before1.get(name);
    const had = everHad(name);
    return now !== undefined && !had.v1 && !had.v2
      ? { kind: 'core', name: now }
      : null;
  }
  const twin =
    homesTable.twins.get(name) ??
    homesTable.before1.get(name) ??
    kerasTwin(name);
  return twin !== null ? { kind: 'core', name: twin } : slimHome(name);
}

/** contrib.keras was Keras whole, and had it in packages of its own. */
function kerasTwin(name: string): string | null {
  const path = /^contrib\.(?:keras\.(?:api|python)\.)?(keras(?:\..+)?)$/.exec(
    name
  )?.[1];
  const had = path === undefined ? null : everHad(path);
  return path !== undefined && (had?.v1 || had?.v2) ? path : null;
}

function slimHome(name: string): Omit<IHome, 'parts'> | null {
  const whole = homesTable.slim.get(name);
  // contrib.framework is of many sorts: not tf-slim's as a module.
  if (whole && name !== 'contrib.framework') {
    return { kind: 'package', name: whole.module };
  }
  const at = name.lastIndexOf('.');
  const member = name.slice(at + 1);
  const module = homesTable.slim.get(name.slice(0, at));
  return module?.names.has(member) && !homesTable.broken.has(member)
    ? { kind: 'package', name: `${module.module}.${member}` }
    : null;
}

/** Whether tf-slim has a name, and what it stands for fails on today's TensorFlow. */
export function isBroken(member: string): boolean {
  return homesTable.broken.has(member);
}

/**
 * Whether a member of a package is there and runs.
 *
 * @param module as Python spells it; one that no table knows has everything.
 */
export function packageHas(module: string, member: string): boolean {
  const known = [...homesTable.slim.values()].filter(
    one => one.module === module
  );
  return (
    !homesTable.broken.has(member) &&
    (known.length === 0 || known.some(one => one.names.has(member)))
  );
}
