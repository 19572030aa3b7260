import data from './data/homes.json';

/** The raw file, as scripts/generate_homes.py writes it. */
interface IRawHomes {
  twins: Record<string, Record<string, string>>;
  slim: Record<string, [string, string[]]>;
  broken: string[];
  before1: {
    names: Record<string, string>;
    keywords: Record<string, Record<string, string>>;
    orders: Record<string, string[]>;
  };
}

const raw = data as unknown as IRawHomes;

/** A module of tf-slim that took over a module of contrib. */
export interface ISlimModule {
  /** As Python imports it: `tf_slim.layers`. */
  readonly module: string;
  /** The names of the contrib module that it has. */
  readonly names: ReadonlySet<string>;
}

/** Where names that left TensorFlow before TF2 are now; see scripts/generate_homes.py. */
export const homesTable = {
  /** `contrib.rnn.LSTMCell` -> `nn.rnn_cell.LSTMCell`, TensorFlow 1's name of the same thing. */
  twins: new Map(
    Object.entries(raw.twins).flatMap(([module, names]) =>
      Object.entries(names).map(([name, twin]) => [`${module}.${name}`, twin])
    )
  ) as ReadonlyMap<string, string>,
  /** By contrib module, without `tf.`. */
  slim: new Map(
    Object.entries(raw.slim).map(
      ([name, [module, names]]): [string, ISlimModule] => [
        name,
        { module, names: new Set(names) }
      ]
    )
  ) as ReadonlyMap<string, ISlimModule>,
  /** Layers of tf-slim that do not run on today's TensorFlow. */
  broken: new Set(raw.broken) as ReadonlySet<string>,
  /** Names from before 1.0 and what they became in 1.x, without `tf.`. */
  before1: new Map(Object.entries(raw.before1.names)) as ReadonlyMap<
    string,
    string
  >,
  /** By the name as it was written then: keywords that are another word since 1.0. */
  before1Keywords: new Map(Object.entries(raw.before1.keywords)) as ReadonlyMap<
    string,
    Readonly<Record<string, string>>
  >,
  /** Names of the positional arguments before 1.0, where 1.0 changed their order. */
  before1Orders: new Map(Object.entries(raw.before1.orders)) as ReadonlyMap<
    string,
    readonly string[]
  >
};
