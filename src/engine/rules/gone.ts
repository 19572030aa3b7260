import { knownForm } from '../native/native-form';
import { goneSince, versionBefore } from '../tables/api-table';

/**
 * The sentence that says that a target has no such name, and since when.
 *
 * @param symbol the name as it is shown, from `tf.`.
 * @param name the same without `tf.`, as the tables take it.
 */
export function goneSentence(
  symbol: string,
  name: string,
  version: string
): string {
  const since = goneSince(name, version);
  return since === null
    ? `TensorFlow ${version} has no ${symbol}, and no version since 1.15 had it.`
    : `${symbol} is gone since TensorFlow ${since}.`;
}

/**
 * What to do about a name that a target lacks, in one or two sentences.
 *
 * @param name without `tf.`.
 */
export function goneAdvice(name: string, version: string): string {
  const bare = name.replace(/^compat\.v1\./, '');
  const form = knownForm(bare)?.sentence ?? null;
  const since = goneSince(name, version);
  const last = since === null ? null : versionBefore(since);
  // What left with TensorFlow 1 is not to be had by staying a little behind.
  const stay =
    last?.startsWith('2.') === true
      ? ` TensorFlow ${last} is the last to have it.`
      : '';
  return `${form ?? 'Look for what replaced it, or take the call out.'}${stay}`;
}
