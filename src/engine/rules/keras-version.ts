import type { IReference } from '../references';
import { presence, Presence } from '../tables/api-table';
import type { INote, IRuleContext } from './context';
import { movedName } from './moved-name';

const LACKS =
  'tf.keras has no __version__ in TensorFlow 2.13 to 2.15, nor with legacy Keras.';

/**
 * `tf.keras.__version__`. Keras 3 has one again, but not where lines that let code run
 * switch legacy Keras on; TensorFlow's own is there in any case.
 *
 * @returns whether there was something to say or to write.
 */
export function kerasVersion(
  reference: IReference,
  context: IRuleContext
): boolean {
  const { node, name } = reference;
  const { targetVersion, homes } = context;
  const isThere = presence(name, targetVersion) === Presence.Present;
  const hadIt = isThere && Number(targetVersion.split('.')[1]) < 13;
  const root = context.knownRoot(reference);
  const isOurs =
    root !== null && context.editable(node) && !node.text.includes('#');
  if (hadIt || (isThere && !(homes && isOurs))) {
    return false;
  }
  const note: Omit<INote, 'severity' | 'message'> = {
    rule: 'missing-symbol',
    at: node,
    symbol: `tf.${name}`,
    replacement: 'tf.__version__'
  };
  const text = `${root}.__version__`;
  if (homes && isOurs) {
    context.rewrites.add(node, [text]);
    context.take(node);
    const message = `${LACKS} tf.__version__, with which Keras came, is asked for instead.`;
    context.report({ ...note, severity: 'INFO', applied: true, message });
    return true;
  }
  context.report({
    ...note,
    severity: 'ERROR',
    message: `${LACKS} Ask for tf.__version__, with which Keras came.`,
    ...(isOurs ? { fix: movedName(node, text, 'Write tf.__version__') } : {})
  });
  return true;
}
