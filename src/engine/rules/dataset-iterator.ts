import type { ICallRule } from './call-rule';

/** dataset.make_one_shot_iterator() -> tf.compat.v1.data.make_one_shot_iterator(dataset). */
export const datasetIterator: ICallRule = {
  name: 'dataset-iterator',
  kinds: ['iterator'],
  apply({ edit, name, method, spell, say }) {
    const receiver =
      edit.function.type === 'attribute' ? edit.function.child('object') : null;
    // tf.data.make_one_shot_iterator(d) is a plain rename.
    if (!receiver || name !== null) {
      return;
    }
    const target = `compat.v1.data.${method}`;
    edit.functionText = spell(target);
    edit.arguments.unshift({
      kind: 'positional',
      name: null,
      value: [{ start: receiver.start, end: receiver.end }],
      node: null,
      source: null,
      place: null
    });
    say(
      'WARNING',
      `Datasets have no ${method} method in TF2: the call is now tf.${target}(dataset). Check that this is a dataset; better, loop over it.`,
      { replacement: `tf.${target}`, fallback: true, applied: true }
    );
  }
};
