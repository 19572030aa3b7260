import { goneAdvice, goneSentence } from '../rules/gone';
import type { INote } from '../rules/context';
import { presence, Presence } from '../tables/api-table';
import { howSentence, nativeForm } from './native-form';

const V1 = 'tf.compat.v1.';

/** These tell by themselves what TensorFlow 2 has in place of the name. */
const TELLS = /^(?:dataset-iterator|name-scope|get-variable)$/;

/**
 * What a rule says of a name that it took to `tf.compat.v1`, with what the rule left out:
 * that the target has no such name, or else what TensorFlow 2 has in its place and whether
 * the change to that is mechanical.
 */
export function completeNote(note: INote, version: string): INote {
  const { replacement, message } = note;
  if (!note.fallback || !replacement?.startsWith(V1) || note.fix) {
    return note;
  }
  const name = replacement.slice(V1.length);
  if (presence(`compat.v1.${name}`, version) === Presence.Missing) {
    return / is gone /.test(message)
      ? note
      : {
          ...note,
          severity: 'ERROR',
          // What is left to see to is about the name that now stands there.
          symbol: note.symbol.startsWith(replacement)
            ? note.symbol
            : replacement,
          replacement: null,
          message: `${message} But ${goneSentence(replacement, `compat.v1.${name}`, version)} ${goneAdvice(`compat.v1.${name}`, version)}`
        };
  }
  if (/\bmechanical\b|\bby hand\b/.test(message)) {
    return note;
  }
  const more = TELLS.test(note.rule)
    ? howSentence(name, version)
    : nativeForm(name, version).sentence;
  return { ...note, message: `${message} ${more}` };
}
