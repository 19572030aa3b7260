import { IReference } from '../references';
import { presence, Presence } from '../tables/api-table';
import type { IRuleContext } from './context';
import { goneSentence } from './gone';
import { movedName } from './moved-name';
import { renameName } from './rename-name';

/**
 * A name that only the other half of TensorFlow 2 has. SAFETY mode's tf.compat.v1 lacks
 * what came with TensorFlow 2; and where a class is another in tf.compat.v1, as
 * `tf.lite.TFLiteConverter`, some of its members are only there. It is taken from the
 * half that has it where code is to run, and told of where not.
 *
 * @param meant the name, without `tf.`, that stands there once the code is converted;
 *   the target lacks it.
 * @returns whether it is such a name.
 */
export function otherHalf(
  reference: IReference,
  meant: string,
  context: IRuleContext
): boolean {
  const { name, node } = reference;
  const isSafety = meant !== name;
  const other = `compat.${isSafety ? 'v2' : 'v1'}.${name}`;
  if (
    (context.mode === 'SAFETY') !== isSafety ||
    presence(other, context.targetVersion) !== Presence.Present ||
    (!isSafety && !isMember(name, context.targetVersion))
  ) {
    return false;
  }
  const writable = context.editable(node) && !node.text.includes('#');
  if (context.homes && writable) {
    if (isSafety) {
      writeV2(reference, meant, other, context);
    } else {
      renameName(reference, name.split('.').length, other, null, context);
    }
    return true;
  }
  const root = context.knownRoot(reference);
  const lacks = isSafety
    ? `tensorflow.compat.v1, which SAFETY mode imports, has no tf.${name}: it is TensorFlow 2's alone.`
    : `${goneSentence(`tf.${name}`, name, context.targetVersion)} tf.compat.v1 still has it.`;
  context.report({
    rule: 'missing-symbol',
    severity: 'ERROR',
    at: node,
    symbol: `tf.${meant}`,
    replacement: `tf.${other}`,
    message: `${lacks} Write tf.${other}.`,
    ...(writable && root !== null
      ? { fix: movedName(node, `${root}.${other}`, `Write tf.${other}`) }
      : {})
  });
  return true;
}

/** Whether a name that is gone is a member of something that is there. */
function isMember(name: string, version: string): boolean {
  const owner = name.slice(0, Math.max(0, name.lastIndexOf('.')));
  const [last] = owner.split('.').slice(-1);
  return /^[A-Z]/.test(last) && presence(owner, version) === Presence.Present;
}

function writeV2(
  reference: IReference,
  meant: string,
  other: string,
  context: IRuleContext
): void {
  const { name, node } = reference;
  context.rewrites.add(node, [context.spell(other, reference)]);
  context.take(node);
  context.report({
    rule: 'missing-symbol',
    severity: 'INFO',
    at: node,
    symbol: `tf.${meant}`,
    replacement: `tf.${other}`,
    applied: true,
    message: `tensorflow.compat.v1, which SAFETY mode imports, has no tf.${name}: it is TensorFlow 2's, and taken from tf.compat.v2 now.`
  });
}
