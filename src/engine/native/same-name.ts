import { presence, Presence } from '../tables/api-table';
import { isOther } from '../tables/signatures';
import { upgradeTables } from '../tables/upgrade-tables';

/**
 * Whether TensorFlow 2 has under the same name what `tf.compat.v1` has: what a migration
 * of `tf.<name>` would leave as it is.
 *
 * @param name without `tf.compat.v1.`.
 * @param version the TensorFlow to convert to.
 */
export function isSameInTf2(name: string, version: string): boolean {
  return (
    !upgradeTables.renames.has(name) &&
    !upgradeTables.keywords.has(name) &&
    !upgradeTables.reorders.has(name) &&
    !upgradeTables.settled.has(name) &&
    !upgradeTables.transformers.has(name) &&
    !isOther(name) &&
    presence(name, version) === Presence.Present
  );
}
