import type { IArgumentFact } from '../tables/upgrade-tables';
import { full, ICallSite } from './call-rule';
import { mayNeed, sayAs, starWarning } from './call-site';
import { ARGUMENT_TOPICS } from './topics';

/** Say what there is to say of arguments that are given. */
export function warnOfArguments(
  site: ICallSite,
  facts: readonly IArgumentFact[]
): void {
  for (const fact of facts) {
    const topic = ARGUMENT_TOPICS.get(fact.keyword);
    if (topic && site.edit.find(fact.keyword, fact.position)) {
      const symbol = full(site);
      sayAs(topic.rule, site)(fact.severity, topic.message(symbol, null));
    }
  }
}

/** Positional arguments whose place changed become keyword arguments. */
export function nameArguments(
  site: ICallSite,
  names: readonly (string | null)[]
): void {
  const { edit, say } = site;
  const positional = edit.positional;
  if (edit.hasStar) {
    starWarning(site, mayNeed('reordering'));
    return;
  }
  if (positional.length > names.length) {
    say(
      'ERROR',
      `tf.${site.name} takes at most ${names.length} arguments by place, and this call gives ${positional.length}. The call was left alone; check it.`
    );
    return;
  }
  let named = 0;
  positional.forEach((argument, i) => {
    const keyword = names[i];
    if (keyword) {
      edit.name(argument, keyword);
      named++;
    }
  });
  // tf.nn.dropout(x, keep_prob) says all there is to say by itself.
  const quiet = site.name === 'nn.dropout' && named === 1;
  if (named > 0 && !quiet) {
    say(
      'INFO',
      `tf.${site.name} takes its arguments in another order in TF2: they are now given by name.`,
      { applied: true }
    );
  }
}

/** What `**` may hide, for `starWarning`. */
function hidden(names: ReadonlyMap<string, string | null>): string {
  const gone = [...names].every(([, now]) => now === null);
  return gone
    ? `has no ${[...names.keys()].join(' and no ')} in TF2 (tf.compat.v1 still may), and ** may hide it here`
    : mayNeed('renaming', '**');
}

/** Keywords that were renamed are renamed; those that are gone, go. */
export function renameKeywords(
  site: ICallSite,
  names: ReadonlyMap<string, string | null>
): void {
  const { edit } = site;
  const symbol = full(site);
  const speak = (
    rule: string,
    severity: 'INFO' | 'WARNING',
    text: string,
    applied: boolean
  ): void => sayAs(rule, site)(severity, text, { applied });
  if (edit.hasDoubleStar) {
    starWarning(site, hidden(names));
  }
  for (const argument of [...edit.arguments]) {
    if (argument.kind !== 'keyword' || argument.name === null) {
      continue;
    }
    const old = argument.name;
    const now = names.get(old);
    if (now === null) {
      edit.remove(argument);
      speak(
        'removed-argument',
        'INFO',
        `${symbol} has no ${old} in TF2: the argument is gone.`,
        true
      );
    } else if (now !== undefined) {
      argument.name = now;
      speak(
        'keyword-rename',
        'INFO',
        `The argument ${old} of ${symbol} is ${now} in TF2.`,
        true
      );
    }
  }
}
