import data from './data/signatures.json';

/** A parameter: its name, and its default as Python source where it has a plain one. */
export interface IParameter {
  readonly name: string;
  readonly value: string | null;
}

/** The parameters of something in TensorFlow 2. */
export interface INewSignature {
  readonly parameters: readonly IParameter[];
  /** How many of them may be given by place. */
  readonly places: number;
}

type RawParameter = string | readonly [name: string, value: string];

/** The raw file, as scripts/generate_signatures.py writes it. */
interface IRawSignatures {
  readonly source: string;
  readonly v1: Readonly<Record<string, readonly RawParameter[]>>;
  readonly v2: Readonly<
    Record<string, readonly [number, ...(readonly RawParameter[])]>
  >;
  readonly differs: readonly string[];
}

const raw = data as unknown as IRawSignatures;

/** Where the facts come from. */
export const signatureSource = raw.source;

const v1 = new Map(Object.entries(raw.v1));
const v2 = new Map(Object.entries(raw.v2));
const differs = new Set(raw.differs);

/**
 * The parameters of a function or class of `tf.compat.v1`, in order.
 *
 * @param name without `tf.compat.v1.`.
 * @returns null where the table does not hold it.
 */
export function oldSignature(name: string): readonly IParameter[] | null {
  return v1.get(name)?.map(read) ?? null;
}

/**
 * The parameters of what it becomes.
 *
 * @param name without `tf.`.
 * @returns null where the table does not hold it.
 */
export function newSignature(name: string): INewSignature | null {
  const found = v2.get(name);
  if (!found) {
    return null;
  }
  const [places, ...parameters] = found;
  return { places, parameters: parameters.map(read) };
}

/**
 * Whether a name of `tf.compat.v1` is something else in TensorFlow 2, where that
 * has a name for it, and no table says what changes.
 *
 * @param name without `tf.compat.v1.`.
 */
export function isOther(name: string): boolean {
  return differs.has(name) || KERAS.test(name);
}

/** Modules that are Keras' own in TensorFlow 2. */
const KERAS = /^(?:losses|metrics|optimizers|initializers|layers)\./;

function read(parameter: RawParameter): IParameter {
  return typeof parameter === 'string'
    ? { name: parameter, value: null }
    : { name: parameter[0], value: parameter[1] };
}
