import data from './data/numpy.json';

/** The raw file, as scripts/generate_numpy.py writes it. */
interface IRawNumpy {
  readonly source: string;
  readonly builtins: readonly string[];
  readonly names: Readonly<Record<string, string>>;
}

const raw: IRawNumpy = data;

/** Names that NumPy has lost and that were Python's own: `numpy.int`; generated. */
export const numpyBuiltins: ReadonlySet<string> = new Set(raw.builtins);

/** Names that NumPy has lost, by its name for the very same object; generated. */
export const numpyTwins: ReadonlyMap<string, string> = new Map(
  Object.entries(raw.names)
);
