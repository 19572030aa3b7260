import { presence, Presence } from '../tables/api-table';
import type { IPackage } from '../types';

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

/**
 * What has to be installed beside TensorFlow for converted code to run.
 *
 * @param outputs the converted text of each cell.
 * @param names of TensorFlow that the code uses, as converted, without `tf.`.
 * @param version the TensorFlow it is to run on.
 */
export function packagesOf(
  outputs: readonly string[],
  names: readonly string[],
  version: string
): IPackage[] {
  const found: IPackage[] = [];
  const legacy = names.find(
    name => presence(name, version) === Presence.LegacyKeras
  );
  const switched = outputs.some(text => text.includes('TF_USE_LEGACY_KERAS'));
  for (const [module, name] of BY_MODULE) {
    const imported = new RegExp(
      String.raw`^[ \t]*(?:import|from)[ \t]+${module}\b`,
      'm'
    );
    if (outputs.some(text => imported.test(text))) {
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
