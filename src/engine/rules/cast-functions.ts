import type { ICallRule } from './call-rule';
import { full } from './call-rule';

/** The dtype that a tf.to_* function casts to, where its name is short. */
const DTYPES = new Map([
  ['float', 'float32'],
  ['double', 'float64']
]);

/** tf.to_float(x) -> tf.cast(x, dtype=tf.float32). */
export const castFunctions: ICallRule = {
  name: 'cast-functions',
  kinds: ['cast'],
  apply(site) {
    const { edit, method, spell, say } = site;
    const short = method.slice('to_'.length);
    const dtype = DTYPES.get(short) ?? short;
    if (edit.hasStar) {
      return;
    }
    if (edit.positional.length === 2) {
      edit.name(edit.positional[1], 'name');
    }
    edit.add('dtype', spell(dtype), edit.farPlace());
    edit.functionText = spell('cast');
    say('INFO', `${full(site)} is now tf.cast with dtype=tf.${dtype}.`, {
      replacement: 'tf.cast',
      applied: true
    });
  }
};
