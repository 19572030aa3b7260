import data from './data/api.json';
import { membersTable } from './members';
import { remembered } from './remembered';

/** The index of a symbol's history, or of a module's, and its members. */
type Entry = number | readonly [number, ITrie];
interface ITrie {
  readonly [name: string]: Entry;
}

/** The raw file, as scripts/generate_api.py writes it. */
interface IRawApi {
  readonly versions: readonly string[];
  readonly histories: readonly (readonly (readonly number[])[])[];
  readonly names: ITrie;
  readonly moved: Readonly<Record<string, string>>;
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

/** The versions that have a name, a bit each, in each of the ways to have one. */
interface IMasks {
  /** As `tf.name`. */
  readonly v2: number;
  /** As `tf.compat.v1.name`; as `tf.name` in TensorFlow 1. */
  readonly v1: number;
  /** The same with legacy Keras alone. */
  readonly v2Legacy: number;
  readonly v1Legacy: number;
}

const raw = data as unknown as IRawApi;
const ALL = 2 ** raw.versions.length - 1;
const NEVER: IMasks = { v2: 0, v1: 0, v2Legacy: 0, v1Legacy: 0 };
const ALWAYS: IMasks = { v2: ALL, v1: ALL, v2Legacy: ALL, v1Legacy: ALL };
const masks: readonly IMasks[] = raw.histories.map(lists => {
  const [v2, v1, v2Legacy, v1Legacy] = lists.map(mask);
  return { v2, v1, v2Legacy, v1Legacy };
});

/** A history as bits: there from the first version of the list, gone from the second on. */
function mask(toggles: readonly number[]): number {
  return toggles.reduce((bits, from) => bits ^ (ALL & -(1 << from)), 0);
}

/** Index of the first version of TensorFlow 2; what stands before it is TensorFlow 1. */
const FIRST = raw.versions.findIndex(version => version.startsWith('2.'));
const TF1 = 2 ** FIRST - 1;

/** The versions of TensorFlow 2 in the table, oldest first. */
export const knownVersions: readonly string[] = raw.versions.slice(FIRST);

/** The newest TensorFlow version in the table. */
export const newestVersion = raw.versions[raw.versions.length - 1];

/** The minor versions of all versions, in their order. */
const minors = raw.versions.map(minorOf);
const indices = new Map<string, number>();

/** Index of the version that speaks for a target: itself, or the nearest known one. */
function versionIndex(version: string): number {
  let index = indices.get(version);
  if (index === undefined) {
    const wanted = version.startsWith('2.') ? minorOf(version) : 0;
    index = minors.findIndex((minor, i) => i >= FIRST && minor >= wanted);
    index = index < 0 ? raw.versions.length - 1 : index;
    indices.set(version, index);
  }
  return index;
}

function minorOf(version: string): number {
  return Number(version.split('.')[1]);
}

/**
 * What legacy Keras lists and does not have: it needs tensorflow-estimator, which went
 * with Keras 2, and says so when it is called.
 */
const NEEDS_ESTIMATOR = /^keras\.estimator(?:\.|$)/;

/** Modules that every TensorFlow has and whose members the table does not list. */
const OPAQUE = new Set(['raw_ops', 'python', 'core', 'tools']);

/** One entry of a trie, whatever the name (`constructor` included). */
function entry(trie: ITrie, name: string): Entry | undefined {
  return Object.prototype.hasOwnProperty.call(trie, name)
    ? trie[name]
    : undefined;
}

/**
 * Which versions have all of a path. A part behind a class or function counts as there,
 * but for those members that only one of two classes of the same name has.
 */
function look(path: readonly string[]): IMasks {
  let trie: ITrie | null = raw.names;
  let found = ALWAYS;
  for (const [i, part] of path.entries()) {
    if (!trie) {
      return withMember(found, path.slice(0, i).join('.'), part);
    }
    const next = entry(trie, part);
    if (next === undefined) {
      return NEVER;
    }
    const own = masks[typeof next === 'number' ? next : next[0]];
    found = {
      v2: found.v2 & own.v2,
      v1: found.v1 & own.v1,
      v2Legacy: (found.v2 | found.v2Legacy) & own.v2Legacy,
      v1Legacy: (found.v1 | found.v1Legacy) & own.v1Legacy
    };
    trie = typeof next === 'number' ? null : next[1];
  }
  return found;
}

/** What is left of a class where a member of it is asked for. */
function withMember(found: IMasks, owner: string, member: string): IMasks {
  const sides = membersTable.classes.get(owner);
  return sides?.get('v1')?.has(member)
    ? { ...found, v2: 0, v2Legacy: 0 }
    : sides?.get('v2')?.has(member)
      ? { ...found, v1: 0, v1Legacy: 0 }
      : found;
}

/** Names that the table knows though they do not look public. */
const KNOWN = new Set(['keras.__version__']);

/** Where the first part of a path stands that does not look public; -1 where all do. */
function innerAt(own: readonly string[]): number {
  return KNOWN.has(own.join('.'))
    ? -1
    : own.findIndex(part => part.startsWith('_'));
}

/** The public part of a name: that of its class for `Class.__init__`. */
function publicPart(name: string): string {
  const path = name.split('.');
  const skip = /^compat\.v[12]\./.test(name) ? 2 : 0;
  const inner = innerAt(path.slice(skip));
  return inner > 0 ? path.slice(0, skip + inner).join('.') : name;
}

/** The two masks that count for a name as it is spelled behind `tf.`; null where none do. */
function lookName(name: string): { native: number; legacy: number } | null {
  const path = name.split('.');
  const compat = path[0] === 'compat' && /^v[12]$/.test(path[1] ?? '');
  const inV1 = compat && path[1] === 'v1';
  const own = compat ? path.slice(2) : path;
  if (innerAt(own) >= 0 || OPAQUE.has(own[0])) {
    return null;
  }
  if (own.length === 0) {
    return { native: ALL, legacy: 0 };
  }
  const found = look(own);
  const { v2, v1 } = found;
  const isGone = NEEDS_ESTIMATOR.test(own.join('.'));
  const [v2Legacy, v1Legacy] = isGone
    ? [0, 0]
    : [found.v2Legacy, found.v1Legacy];
  if (inV1) {
    return { native: v1 & ~TF1, legacy: v1Legacy };
  }
  return { native: compat ? v2 : v2 | (v1 & TF1), legacy: v2Legacy };
}

/** The public part of a name, and the masks that count for it. */
const publicName = remembered(name => {
  const shown = publicPart(name);
  return { shown, found: lookName(shown) };
});

/**
 * Whether a TensorFlow version has a name.
 *
 * @param name without the leading `tf.`: `nn.relu`, `compat.v1.Session`.
 * @param version "2.x"; see `versionIndex`.
 */
export function presence(name: string, version: string): Presence {
  const { shown, found } = publicName(name);
  if (!found) {
    return Presence.Unknown;
  }
  const bit = 1 << versionIndex(version);
  if (found.native & bit) {
    // What a class that is gone had of its own is gone with it; of others, nothing is known.
    return shown === name ? Presence.Present : Presence.Unknown;
  }
  return found.legacy & bit ? Presence.LegacyKeras : Presence.Missing;
}

/**
 * The version that a name is gone since (or there with legacy Keras only), as
 * seen from a target that lacks it.
 *
 * @param name without the leading `tf.`; as presence() takes it.
 * @returns null where no version up to the target had it: neither TensorFlow
 *   1.15 nor any 2.x.
 */
export function goneSince(name: string, version: string): string | null {
  const native = publicName(name).found?.native ?? 0;
  const target = versionIndex(version);
  const before = native & (2 ** (target + 1) - 1);
  if (before === 0 || before & (1 << target)) {
    return null;
  }
  return raw.versions[32 - Math.clz32(before)];
}

/** The last version of the table before another, which is in it. */
export function versionBefore(version: string): string {
  return raw.versions[raw.versions.indexOf(version) - 1];
}

const moved = new Map(Object.entries(raw.moved));

/**
 * Another name, in a TensorFlow version, of what a name stood for.
 *
 * @param name without the leading `tf.`.
 * @returns a name without the leading `tf.`, or null.
 */
export function aliasOf(name: string, version: string): string | null {
  const alias = moved.get(name);
  return alias !== undefined && presence(alias, version) === Presence.Present
    ? alias
    : null;
}

/**
 * Whether a TensorFlow version comes with Keras 3: then compat.v1.layers needs
 * legacy Keras.
 */
export function hasKeras3(version: string): boolean {
  return presence('compat.v1.layers.dense', version) !== Presence.Present;
}

/** Which API, in any version that the table knows, has or had a name (without `tf.`). */
export interface IEverHad {
  /** TensorFlow 1's, or `tf.compat.v1`. */
  readonly v1: boolean;
  /** `tf.compat.v1`, where TensorFlow 2 keeps it. */
  readonly compat: boolean;
  /** TensorFlow 2's, as `tf.name`. */
  readonly v2: boolean;
}

/** Whether any known TensorFlow has a name. */
export const everHad: (name: string) => IEverHad = remembered(name => {
  const { v2, v1, v2Legacy, v1Legacy } = look(name.split('.'));
  const compat = ((v1 & ~TF1) | v1Legacy) !== 0;
  return {
    v1: compat || (v1 & TF1) !== 0,
    compat,
    v2: (v2 | v2Legacy) !== 0
  };
});
