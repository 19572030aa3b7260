import { IReference, partOf } from '../references';
import { aliasOf, presence, Presence } from '../tables/api-table';
import type { IRuleContext } from './context';
import { goneSentence } from './gone';
import { movedName } from './moved-name';

/**
 * A name that the target lacks, of something that it has by another name:
 * `tf.keras.layers.experimental.preprocessing.Rescaling` is
 * `tf.keras.layers.Rescaling`. Says so, and offers to write that.
 *
 * @returns whether it is such a name.
 */
export function sayAlias(
  reference: IReference,
  context: IRuleContext
): boolean {
  const parts = reference.name.split('.');
  for (let n = parts.length; n > reference.baseParts; n--) {
    const old = parts.slice(0, n).join('.');
    const alias = aliasOf(old, context.targetVersion);
    if (alias === null) {
      continue;
    }
    const node = partOf(reference, n);
    const root = context.knownRoot(reference);
    const writable =
      root !== null && context.editable(node) && !node.text.includes('#');
    const legacy =
      presence(old, context.targetVersion) === Presence.LegacyKeras
        ? ' (legacy Keras still has it)'
        : '';
    const says = goneSentence(`tf.${old}`, old, context.targetVersion);
    context.report({
      rule: 'missing-symbol',
      severity: 'ERROR',
      at: node,
      symbol: `tf.${old}`,
      replacement: `tf.${alias}`,
      message: `${says.slice(0, -1)}${legacy}. tf.${alias} is the same: write that.`,
      ...(writable
        ? { fix: movedName(node, `${root}.${alias}`, `Write tf.${alias}`) }
        : {})
    });
    return true;
  }
  return false;
}
