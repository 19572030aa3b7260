import data from './data/api.json';

/** A symbol's flags, or a module's flags and members. */
type Entry = number | [number, ITrie];
interface ITrie {
  [name: string]: Entry;
}

/** Where a name of TensorFlow's public API exists. */
export enum Presence {
  /** The table knows nothing below this module, or the name is not public API. */
  Unknown,
  Missing,
  /** Only with tf-keras and TF_USE_LEGACY_KERAS=1. */
  LegacyKeras,
  Present
}

const raw = data as unknown as { versions: string[]; names: ITrie };

const V2 = 1;
const V1 = 2;
const V2_LEGACY = 4;
const V1_LEGACY = 8;

/** The TensorFlow versions in the table, oldest first. */
export const knownVersions: readonly string[] = raw.versions;

/** The newest TensorFlow version in the table. */
export const newestVersion = raw.versions[raw.versions.length - 1];

/**
 * Index of the table that speaks for a version: the first known one that is not
 * older (names go, they seldom come back), or the newest.
 */
function versionIndex(version: string): number {
  const minor = (v: string): number => Number(v.split('.')[1]);
  const index = raw.versions.findIndex(v => minor(v) >= minor(version));
  return index < 0 ? raw.versions.length - 1 : index;
}

/** Modules that every TensorFlow has and whose members the table does not list. */
const OPAQUE = new Set(['raw_ops', 'python', 'core', 'tools']);

/** One entry of a trie, whatever the name (`constructor` included). */
function entry(trie: ITrie, name: string): Entry | undefined {
  return Object.prototype.hasOwnProperty.call(trie, name)
    ? trie[name]
    : undefined;
}

/**
 * Flags of the longest known part of a name.
 *
 * @returns the flags; `whole` is false where a module lacks the next part; a
 * part behind a class or function counts as known (the table holds no members).
 */
function look(path: readonly string[]): { flags: number; whole: boolean } {
  let trie: ITrie | null = raw.names;
  let flags = ~0;
  for (const part of path) {
    if (!trie) {
      return { flags, whole: true };
    }
    const found = entry(trie, part);
    if (found === undefined) {
      return { flags: 0, whole: false };
    }
    flags &= typeof found === 'number' ? found : found[0];
    trie = typeof found === 'number' ? null : found[1];
  }
  return { flags, whole: true };
}

/**
 * Whether a TensorFlow version has a name.
 *
 * @param name without the leading `tf.`: `nn.relu`, `compat.v1.Session`.
 * @param version "2.x"; see `versionIndex`.
 */
export function presence(name: string, version: string): Presence {
  let path = name.split('.');
  let bits = [V2, V2_LEGACY];
  if (path[0] === 'compat' && (path[1] === 'v1' || path[1] === 'v2')) {
    bits = path[1] === 'v1' ? [V1, V1_LEGACY] : bits;
    path = path.slice(2);
  }
  if (path.length === 0) {
    return Presence.Present;
  }
  if (path.some(p => p.startsWith('_')) || OPAQUE.has(path[0])) {
    return Presence.Unknown;
  }
  const shift = 4 * versionIndex(version);
  // A part beyond a symbol that lacks a flag lacks it as well: flags are and-ed.
  const { flags } = look(path);
  if ((flags >> shift) & bits[0]) {
    return Presence.Present;
  }
  return (flags >> shift) & bits[1] ? Presence.LegacyKeras : Presence.Missing;
}

/**
 * Whether a TensorFlow version comes with Keras 3: then compat.v1.layers needs
 * legacy Keras.
 */
export function hasKeras3(version: string): boolean {
  return presence('compat.v1.layers.dense', version) !== Presence.Present;
}

/** Whether any known TensorFlow has a name as tf.* (TF2) or as tf.compat.v1.* (TF1). */
export function everHad(name: string): { v1: boolean; v2: boolean } {
  const { flags } = look(name.split('.'));
  let bits = 0;
  for (let i = 0; i < raw.versions.length; i++) {
    bits |= (flags >> (4 * i)) & 15;
  }
  return {
    v1: (bits & (V1 | V1_LEGACY)) !== 0,
    v2: (bits & (V2 | V2_LEGACY)) !== 0
  };
}
