import { CallEdit } from '../fix/call-edit';
import type { IReference } from '../references';
import type { PyNode } from '../syntax/py-node';
import { presence, Presence } from '../tables/api-table';
import { ITransformFact, upgradeTables } from '../tables/upgrade-tables';
import type { ICallSite } from './call-rule';
import { RULE_OF_KIND } from './call-rules';
import type { IRuleContext } from './context';
import { CALL_CORRECTIONS, KEYWORD_CORRECTIONS } from './corrections';
import { isFileSaver } from './receivers';
import { isAmbiguous, renamed } from './symbols';
import { ARGUMENT_TOPICS, TOPICS } from './topics';

/** contrib.slim re-exports these of contrib.layers under names of its own. */
function tableName(name: string): string {
  const slim = 'contrib.slim.';
  const key = `slim.${name.slice(slim.length)}`;
  return name.startsWith(slim) && upgradeTables.transformers.has(key)
    ? key
    : name;
}

/** What the tables hold for a call, by its full name or its method name. */
function entry<T>(
  table: ReadonlyMap<string, T>,
  name: string | null,
  method: string
): T | undefined {
  return (
    (name === null ? undefined : table.get(name)) ?? table.get(`*.${method}`)
  );
}

/**
 * Keyword renames of a call: the symbol's own, and those of what it is renamed
 * to, as the next run would find them.
 */
function keywordsOf(
  name: string | null,
  method: string
): ReadonlyMap<string, string | null> | undefined {
  const own = entry(upgradeTables.keywords, name, method);
  const next = name === null ? null : renamed(name);
  const later = next === null ? undefined : upgradeTables.keywords.get(next);
  const right = name === null ? undefined : KEYWORD_CORRECTIONS.get(name);
  return later || right
    ? new Map([...(later ?? []), ...(own ?? []), ...(right ?? [])])
    : own;
}

/** Names for a call's positional arguments: the tables', or the signatures'. */
function reorderOf(
  name: string,
  context: IRuleContext
): readonly (string | null)[] | undefined {
  const known = upgradeTables.reorders.get(name);
  if (known) {
    return known;
  }
  // A name that TF2 keeps may be TF2's already; then its order is right.
  return renamed(name) !== null || context.era === 'tf1'
    ? upgradeTables.settled.get(name)
    : undefined;
}

/** The change of a call that is the function's own. */
function transformOf(
  name: string | null,
  method: string
): ITransformFact | undefined {
  const kind = name === null ? undefined : CALL_CORRECTIONS.get(name);
  return kind === undefined
    ? entry(upgradeTables.transformers, name, method)
    : { kind, details: {} };
}

/**
 * Work on one call: warnings first (the arguments they speak of may go), then
 * argument order, keywords, and the change that is the function's own.
 *
 * @param call a node of type `call`.
 */
export function upgradeCall(call: PyNode, context: IRuleContext): void {
  const callee = call.child('function');
  if (!callee) {
    return;
  }
  const reference = context.referenceOf(callee);
  const method =
    callee.type === 'attribute'
      ? (callee.child('attribute')?.text ?? '')
      : callee.text;
  // A name that resolves to something else is not TensorFlow's, whatever it says.
  const name = reference ? tableName(reference.name) : null;
  if (!reference && callee.type !== 'attribute') {
    return;
  }
  const key = name;
  const facts = {
    arguments: entry(upgradeTables.arguments, key, method),
    reorder: key === null ? undefined : reorderOf(key, context),
    keywords: keywordsOf(key, method),
    transform: transformOf(key, method)
  };
  warnOfMethod(call, callee, method, reference, context);
  if (
    !facts.arguments &&
    !facts.reorder &&
    !facts.keywords &&
    !facts.transform
  ) {
    return;
  }
  if (key !== null && context.era === 'tf2' && isAmbiguous(key)) {
    return;
  }
  if (!context.editable(call)) {
    return;
  }
  const edit = new CallEdit(call, context.unit.positions);
  const site: ICallSite = makeSite(edit, context, key, method, reference, {});
  warnOfArguments(site, facts.arguments ?? []);
  if (facts.reorder) {
    nameArguments(site, facts.reorder);
  }
  if (facts.keywords) {
    renameKeywords(site, facts.keywords);
  }
  if (facts.transform) {
    if (edit.hasStar || edit.hasDoubleStar) {
      starWarning(site, 'changing');
    }
    const rule = RULE_OF_KIND.get(facts.transform.kind);
    rule?.apply({
      ...makeSite(
        edit,
        context,
        key,
        method,
        reference,
        facts.transform.details
      ),
      say: sayAs(rule.name, context, call, key, method)
    });
  }
  const repeated = edit.repeated;
  if (repeated !== null) {
    // Both the old and the new name were given: which is meant, nobody can say.
    context.drop(call);
    site.say(
      'ERROR',
      `This call gives ${repeated} twice, under its old name and its new one. It was left as it is; take one out.`
    );
    return;
  }
  if (edit.changed) {
    edit.emit(context.rewrites);
    if (edit.functionText !== null) {
      context.take(callee);
    }
  }
}

/** A table's name for a symbol as users know it. */
function shown(name: string | null, method: string): string {
  return name === null
    ? method
    : `tf.${name.startsWith('slim.') ? 'contrib.' : ''}${name}`;
}

function makeSite(
  edit: CallEdit,
  context: IRuleContext,
  name: string | null,
  method: string,
  reference: IReference | null,
  details: Readonly<Record<string, unknown>>
): ICallSite {
  return {
    edit,
    context,
    name,
    method,
    reference,
    details,
    say: sayAs('argument-order', context, edit.call, name, method),
    spell: wanted => context.spell(wanted, reference ?? edit.call)
  };
}

function sayAs(
  rule: string,
  context: IRuleContext,
  call: PyNode,
  name: string | null,
  method: string
): ICallSite['say'] {
  return (severity, message, more = {}) => {
    let grave = severity;
    let text = message;
    const target = more.replacement?.replace(/^tf\./, '');
    if (target !== undefined) {
      const there = presence(target, context.targetVersion);
      if (there === Presence.LegacyKeras) {
        grave = grave === 'INFO' ? 'WARNING' : grave;
        text += ` tf.${target} needs legacy Keras: install tf-keras and set TF_USE_LEGACY_KERAS=1 before TensorFlow is imported.`;
      } else if (there === Presence.Missing) {
        grave = 'ERROR';
        text += ` tf.${target} is gone in TensorFlow ${context.targetVersion}.`;
      }
    }
    const callee = call.child('function') ?? call;
    context.report({
      rule,
      severity: grave,
      at: callee,
      symbol: shown(name, method),
      message: text,
      ...more
    });
  };
}

function warnOfMethod(
  call: PyNode,
  callee: PyNode,
  method: string,
  reference: IReference | null,
  context: IRuleContext
): void {
  const fact = upgradeTables.warnings.get(`*.${method}`);
  if (!fact || callee.type !== 'attribute' || context.era === 'tf2') {
    return;
  }
  const topic = TOPICS.get(fact.topic);
  if (!topic || reference || (method === 'save' && isFileSaver(call))) {
    return;
  }
  context.report({
    rule: topic.rule,
    severity: fact.severity,
    at: callee,
    symbol: method,
    message: topic.message(method, null)
  });
}

function warnOfArguments(
  site: ICallSite,
  facts: readonly {
    keyword: string;
    position: number;
    severity: 'ERROR' | 'WARNING' | 'INFO';
    topic: string;
  }[]
): void {
  for (const fact of facts) {
    const topic = ARGUMENT_TOPICS.get(fact.keyword);
    if (topic && site.edit.find(fact.keyword, fact.position)) {
      const symbol = site.name === null ? site.method : `tf.${site.name}`;
      sayAs(
        topic.rule,
        site.context,
        site.edit.call,
        site.name,
        site.method
      )(fact.severity, topic.message(symbol, null));
    }
  }
}

/** Positional arguments whose place changed become keyword arguments. */
function nameArguments(
  site: ICallSite,
  names: readonly (string | null)[]
): void {
  const { edit, say } = site;
  const positional = edit.positional;
  if (edit.hasStar) {
    starWarning(site, 'reordering');
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

/** Keywords that were renamed are renamed; those that are gone, go. */
function renameKeywords(
  site: ICallSite,
  names: ReadonlyMap<string, string | null>
): void {
  const { edit } = site;
  const symbol = site.name === null ? site.method : `tf.${site.name}`;
  const speak = (
    rule: string,
    severity: 'INFO' | 'WARNING',
    text: string,
    applied: boolean
  ): void =>
    sayAs(
      rule,
      site.context,
      edit.call,
      site.name,
      site.method
    )(severity, text, { applied });
  if (edit.hasDoubleStar) {
    starWarning(site, 'renaming');
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

function starWarning(site: ICallSite, what: string): void {
  const symbol = site.name === null ? site.method : `tf.${site.name}`;
  sayAs(
    'star-arguments',
    site.context,
    site.edit.call,
    site.name,
    site.method
  )(
    'WARNING',
    `${symbol} may need ${what} of its arguments for TF2, and * or ** hides them here. Check what is passed.`
  );
}
