import { Picks } from '../incremental/differing';
import { rememberedOf } from '../remembered-of';
import { presence, Presence } from '../tables/api-table';
import type { ICellResult, IPackage } from '../types';

/** Packages that converted code may need beside TensorFlow, by their name in Python. */
const BY_MODULE: readonly (readonly [string, string])[] = [
  ['tf_slim', 'tf-slim'],
  ['tf_keras', 'tf-keras'],
  ['tensorboard', 'tensorboard'],
  ['tensorflow_probability', 'tensorflow-probability'],
  ['tensorflow_datasets', 'tensorflow-datasets'],
  ['tensorflow_hub', 'tensorflow-hub'],
  ['tensorflow_addons', 'tensorflow-addons']
];

type IOutput = Pick<ICellResult, 'output'>;

const SWITCH = 'TF_USE_LEGACY_KERAS';

const MODULES = BY_MODULE.map(([module]) => module).join('|');
const SIGN = new RegExp(`${MODULES}|${SWITCH}`);
const IMPORTED = new RegExp(
  String.raw`^[ \t]*(?:import|from)[ \t]+(${MODULES})\b`,
  'gm'
);

/**
 * The modules that a cell imports, and the switch if it is there; null for neither. Of a
 * result, which is never changed: many outlast an edit elsewhere.
 */
const knownSignsOf = rememberedOf(({ output }: IOutput): readonly string[] => [
  ...Array.from(output.matchAll(IMPORTED), match => match[1]),
  ...(output.includes(SWITCH) ? [SWITCH] : [])
]);

/** The same; few cells have anything of the kind, and others are not worth remembering. */
function signsOf(cell: IOutput): readonly string[] | null {
  return SIGN.test(cell.output) ? knownSignsOf(cell) : null;
}

/** What is found in the results of a notebook, again and again. */
export function signs(): Picks<IOutput, readonly string[]> {
  return new Picks(signsOf);
}

/** The first name that legacy Keras alone has; undefined for none. */
export function legacyName(
  names: readonly string[],
  version: string
): string | undefined {
  return names.find(name => presence(name, version) === Presence.LegacyKeras);
}

/**
 * What has to be installed beside TensorFlow for converted code to run.
 *
 * @param cells the results of a conversion.
 * @param names of TensorFlow that the code uses, as converted, without `tf.`.
 * @param version the TensorFlow it is to run on.
 */
export function packagesOf(
  cells: readonly IOutput[],
  names: readonly string[],
  version: string,
  picked = signs()
): IPackage[] {
  const found: IPackage[] = [];
  const legacy = legacyName(names, version);
  const all = new Set(picked.over(cells).flat());
  const switched = all.has(SWITCH);
  for (const [module, name] of BY_MODULE) {
    if (all.has(module)) {
      found.push({ name, why: `import ${module}` });
    } else if (name === 'tf-keras' && (legacy !== undefined || switched)) {
      found.push({
        name,
        why: legacy === undefined ? 'TF_USE_LEGACY_KERAS' : `tf.${legacy}`
      });
    }
  }
  return found;
}
