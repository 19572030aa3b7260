import data from './data/constants.json';
import { remembered } from './remembered';

/** The raw file, as scripts/generate_constants.py writes it. */
interface IRawConstants {
  readonly from: string;
  readonly classes: Readonly<Record<string, readonly string[]>>;
}

const raw = data as IRawConstants;
const classes: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(raw.classes).map(([name, held]) => [name, new Set(held)])
);
const minor = remembered(version => Number(version.split('.')[1]));

/** A class of TensorFlow's, and what it has no constant of. */
export interface IStrangeConstant {
  readonly owner: string;
  readonly constant: string;
}

/**
 * The constant at the end of a name that no TensorFlow has, though its class is TensorFlow's:
 * code puts it there (tflearn does), or it is misspelled.
 *
 * @param name without `tf.`.
 * @returns the class and the constant; null where there is nothing wrong, or nothing known.
 */
export function strangeConstant(
  name: string,
  version: string
): IStrangeConstant | null {
  return minor(version) < minor(raw.from) ? null : strangeEnd(name);
}

const strangeEnd = remembered((name): IStrangeConstant | null => {
  const parts = name.split('.');
  for (let n = parts.length - 1; n > 0; n--) {
    const owner = parts.slice(0, n).join('.');
    const held = classes.get(owner);
    if (held) {
      const constant = parts[n];
      const isOne = /^[A-Z][A-Z0-9_]*$/.test(constant);
      return isOne && !held.has(constant) ? { owner, constant } : null;
    }
  }
  return null;
});
