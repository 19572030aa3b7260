import { homeOf } from '../homes/home';
import { knownForm } from '../native/native-form';
import { goneSince, versionBefore } from '../tables/api-table';
import { homesTable } from '../tables/homes-table';
import type { Mode } from '../types';
import { renamedFor } from './symbols';

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
 * @param mode in SAFETY, code spells TensorFlow 1's names.
 */
export function goneAdvice(
  name: string,
  version: string,
  mode: Mode = 'DEFAULT'
): string {
  const bare = name.replace(/^compat\.v1\./, '');
  const old = beforeVersion1(bare, name !== bare, version, mode);
  if (old !== null) {
    return old;
  }
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

/** What to write for a name from before TensorFlow 1.0; null for one that is not. */
function beforeVersion1(
  name: string,
  inCompat: boolean,
  version: string,
  mode: Mode
): string | null {
  const home = name.startsWith('contrib.') ? null : homeOf(name, 'SAFETY');
  if (home?.kind !== 'core') {
    return null;
  }
  const now = home.name;
  const final = inCompat ? `compat.v1.${now}` : renamedFor(now, version);
  const same = mode === 'SAFETY' || final === null;
  const old = name.split('.').slice(0, home.parts).join('.');
  const words = Object.entries(homesTable.before1Keywords.get(old) ?? {}).map(
    ([from, to]) => `${from} is ${to}`
  );
  const told = [
    `TensorFlow 1.0 called it tf.${now}: write ${same ? 'that' : `tf.${final}`}.`,
    ...(words.length === 0
      ? []
      : [`Of its arguments, ${words.join(', ')} now.`])
  ];
  return [...told, knownForm(now)?.sentence ?? ''].join(' ').trim();
}
