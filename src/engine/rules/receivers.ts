import { valuesOf } from '../fixes/value-uses';
import type { PyNode } from '../syntax/py-node';
import type { IRuleContext } from './context';

/** Names that people give a tf.train.Saver, a figure, an image, a file of arrays. */
const SAVERS =
  /(?:^|_)(?:saver|fig|figure|img|image|im|np|numpy|plt|pil|workbook|wb|writer|ckpt|checkpoint|manager|anim|ani|animation|torch|joblib|pickle|form|request)\d*$/i;

/** Names that people give a model of Keras, which may be made elsewhere. */
const MODELS =
  /(?:model|net|network|sequential|encoder|decoder|generator|discriminator|critic|actor|classifier|regressor|gan|vae)s?_?\d*$/i;

/** What the method of a Keras model takes, or took. */
const KERAS_ARGUMENTS = new Set([
  'filepath',
  'overwrite',
  'include_optimizer',
  'save_format',
  'signatures',
  'options',
  'save_traces',
  'zipped'
]);

/**
 * Whether `x.save(...)` is plainly not a Keras model: a checkpoint saver, a
 * figure, an array file. tf_upgrade_v2 warns of each `.save`, and that warning
 * is its most frequent one and mostly false.
 *
 * @param call a node of type `call`.
 */
export function isFileSaver(call: PyNode, { program }: IRuleContext): boolean {
  const callee = call.child('function');
  const receiver = callee?.child('object');
  if (!receiver) {
    return false;
  }
  // saver.save(sess, path): a Keras model takes no session.
  const list = call.child('arguments')?.children ?? [];
  const first = list.find(c => c.type !== 'comment');
  if (first && /^(?:self\.)?_?sess(?:ion)?$/.test(first.text)) {
    return true;
  }
  // The file name, or the call itself, says which format it is.
  if (
    /\.(?:h5|hdf5|keras)['"]$/.test(first?.text ?? '') ||
    list.some(c => c.child('name')?.text === 'save_format')
  ) {
    return true;
  }
  // Arguments that the method of a Keras model never had.
  const keywords = list.flatMap(c => c.child('name')?.text ?? []);
  if (keywords.some(keyword => !KERAS_ARGUMENTS.has(keyword))) {
    return true;
  }
  const name =
    receiver.type === 'attribute'
      ? (receiver.child('attribute')?.text ?? '')
      : receiver.type === 'identifier'
        ? receiver.text
        : ((receiver.child('function')?.text ?? '').split('.').pop() ?? '');
  return (
    SAVERS.test(name) ||
    /Saver$|fromarray$|Manager$/.test(name) ||
    (!MODELS.test(name) && !program.mentions(/keras/i))
  );
}

/** What a model of Keras is made by, in whatever package. */
const MAKES_MODELS =
  /keras|(?:model|sequential|net(?:work)?|load|build|create|make|get|clone)\w*$/i;

/**
 * Whether a receiver is only ever what a class of another package makes, as in
 * `index = annoy.AnnoyIndex(10)`.
 *
 * @param receiver what a method is called on.
 */
export function isOfOthers(receiver: PyNode, context: IRuleContext): boolean {
  const values =
    receiver.type === 'identifier'
      ? valuesOf(receiver.text, context.program)
      : null;
  return (
    values !== null &&
    values.length > 0 &&
    values.every(value => {
      const made = value.type === 'call' ? value.child('function') : null;
      return (
        made?.type === 'attribute' &&
        /^\w+(?:\.\w+)*\.[A-Z]\w*$/.test(made.text) &&
        !/^(?:tf|self)\./.test(made.text) &&
        !MAKES_MODELS.test(made.text)
      );
    })
  );
}
