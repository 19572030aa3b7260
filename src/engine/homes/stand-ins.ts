import { batchNorm } from './stand-in-batch-norm';
import { eagerGradients } from './stand-in-eager';
import { mnistData } from './stand-in-mnist';

/** How the code of a stand-in spells what it needs. */
export interface IStandInNames {
  /** The name that it is to bind. */
  readonly name: string;
  /** Where it finds TensorFlow's modules: `tensorflow` or `tensorflow.compat.v1`. */
  readonly package: string;
}

/** A few lines of Python that do the work of something TensorFlow 2 lacks. */
export interface IStandIn {
  /** What it is called: its key, and the name it gets where the code gives none. */
  readonly id: string;
  /** The names, without `tf.`, whose work it does. */
  readonly names: readonly string[];
  /** For a person: what it stands in for and what it does. */
  readonly what: string;
  /** Names of TensorFlow, without `tf.`, that it uses and that ask for something to run. */
  readonly uses?: readonly string[];
  /** Its lines, without indentation. */
  lines(names: IStandInNames): readonly string[];
}

/** Every stand-in. */
export const STAND_INS: readonly IStandIn[] = [
  ...mnistData,
  ...eagerGradients,
  ...batchNorm
];

const BY_NAME = new Map(
  STAND_INS.flatMap(one => one.names.map(name => [name, one.id] as const))
);
const BY_ID = new Map(STAND_INS.map(one => [one.id, one]));

/** The id of the stand-in for a name (without `tf.`), or null. */
export function standInOf(name: string): string | null {
  return BY_NAME.get(name) ?? null;
}

/** @throws where there is none of this id. */
export function standIn(id: string): IStandIn {
  const found = BY_ID.get(id);
  if (!found) {
    throw new Error(`There is no stand-in ${id}.`);
  }
  return found;
}
