import { IReference, isAssigned, partOf } from '../references';
import { presence, Presence } from '../tables/api-table';
import { MAX_PARTS, upgradeTables } from '../tables/upgrade-tables';
import type { Severity } from '../types';
import type { IRuleContext } from './context';
import { nativeForm } from './native-forms';
import { staysInSafety } from './safety-import';
import {
  isAmbiguous,
  isStepSummary,
  movedTo,
  renamed,
  renamedFor
} from './symbols';
import { ITopic, MODULES, OWN_TOPICS, TOPICS } from './topics';

const V1 = 'compat.v1.';

/** A name looked up level by level, longest first, as tf_upgrade_v2 does. */
export function upgradeName(given: IReference, context: IRuleContext): void {
  const reference = context.mode === 'SAFETY' ? withoutCompat(given) : given;
  const name = reference.name;
  if (name === '' || context.isTaken(reference.node)) {
    return;
  }
  if (name.startsWith('compat.')) {
    compatName(reference, context);
    return;
  }
  const parts = name.split('.');
  let moduleSaid = false;
  for (let n = Math.min(parts.length, MAX_PARTS); n > 0; n--) {
    const prefix = parts.slice(0, n).join('.');
    if (context.era === 'tf2' && isAmbiguous(prefix)) {
      continue;
    }
    if (isStepSummary(prefix) && givesStep(reference)) {
      // TF1's summaries take no step, so this one is TF2's.
      return;
    }
    const topic = topicOf(prefix);
    if (context.mode === 'DEFAULT') {
      const now = renamedFor(prefix, context.targetVersion);
      if (now !== null) {
        rename(reference, n, settled(now, context), topic, context);
        return;
      }
    }
    if (topic && sayTopic(reference, n, topic, context)) {
      moduleSaid = true;
    }
    // One word on a contrib name is enough, and the first says the most.
    moduleSaid ||= moduleWarning(reference, n, context);
  }
  if (!moduleSaid) {
    unresolved(reference, context);
  }
}

/** In SAFETY mode a name of compat.v1 is a TF1 name, however it was imported. */
function withoutCompat(reference: IReference): IReference {
  return reference.name.startsWith(V1)
    ? {
        ...reference,
        name: reference.name.slice(V1.length),
        baseParts: Math.max(0, reference.baseParts - 2)
      }
    : reference;
}

function givesStep(reference: IReference): boolean {
  return (reference.call?.child('arguments')?.children ?? []).some(
    argument => argument.child('name')?.text === 'step'
  );
}

/**
 * The new name to write. A function whose new name means another function in
 * TF1 code is safe where all of the code is converted; where some stays TF1, the
 * next run could take it for that one, so it is written as compat.v2's.
 */
function settled(now: string, context: IRuleContext): string {
  const kind = upgradeTables.transformers.get(now)?.kind;
  return context.partial && kind === 'softmax-cross-entropy-with-logits'
    ? `compat.v2.${now}`
    : now;
}

interface IFoundTopic {
  readonly topic: ITopic;
  readonly severity: Severity;
}

function topicOf(name: string): IFoundTopic | null {
  const addon = upgradeTables.addons.get(name);
  if (addon !== undefined) {
    return {
      severity: 'WARNING',
      topic: {
        rule: 'contrib-addons',
        message: symbol =>
          `${symbol} moved to TensorFlow Addons as ${addon}; its arguments may have changed. Addons is no longer developed and does not work with Keras 3.`
      }
    };
  }
  const fact = upgradeTables.warnings.get(name);
  const topic = fact && (TOPICS.get(fact.topic) ?? OWN_TOPICS.get(name));
  return fact && topic ? { topic, severity: fact.severity } : null;
}

/** @returns whether there was something to say. */
function sayTopic(
  reference: IReference,
  parts: number,
  found: IFoundTopic,
  context: IRuleContext
): boolean {
  const symbol = spelled(reference, parts);
  const gone = reference.name.startsWith('contrib.');
  // SAFETY mode leaves names alone; only what is gone for good matters there.
  if (context.mode === 'SAFETY' && !gone) {
    return false;
  }
  context.report({
    rule: found.topic.rule,
    severity: gone ? 'ERROR' : found.severity,
    at: partOf(reference, Math.max(parts, reference.baseParts)),
    symbol,
    message: found.topic.message(symbol, null)
  });
  return true;
}

function spelled(reference: IReference, parts: number): string {
  return `tf.${reference.name.split('.').slice(0, parts).join('.')}`;
}

/** Whether the part of a reference's name is a module that is gone; says so. */
function moduleWarning(
  reference: IReference,
  parts: number,
  context: IRuleContext
): boolean {
  const module = reference.name.split('.').slice(0, parts).join('.');
  const severity = upgradeTables.modules.get(module);
  const topic = MODULES.get(module);
  if (!severity || !topic) {
    return false;
  }
  const symbol = `tf.${reference.name}`;
  const kept = !module.startsWith('contrib');
  context.report({
    rule: topic.rule,
    // compat.v1 still has flags, and SAFETY mode imports that; contrib is gone.
    severity: kept
      ? context.mode === 'SAFETY'
        ? 'WARNING'
        : severity
      : 'ERROR',
    at: reference.node,
    symbol,
    message: topic.message(symbol, null)
  });
  return true;
}

/** Write the new name in place of the first `parts` parts of a reference. */
function rename(
  reference: IReference,
  parts: number,
  now: string,
  found: IFoundTopic | null,
  context: IRuleContext
): void {
  const old = reference.name.split('.').slice(0, parts).join('.');
  const rest = reference.name.slice(old.length);
  const applied = writeName(reference, parts, now, context);
  const fallback = now.startsWith(V1);
  const symbol = `tf.${old}`;
  let message =
    found?.topic.message(symbol, applied ? `tf.${now}` : null) ??
    (fallback
      ? `${symbol} ${isAmbiguous(old) ? 'means something else' : 'is not'} in TF2; it is now tf.${now}.`
      : `${symbol} is tf.${now} in TF2.`);
  let severity = found?.severity ?? 'INFO';
  const stays = !applied && !context.editable(reference.node);
  if (stays) {
    severity = severity === 'ERROR' ? severity : 'WARNING';
    message = `${symbol} was left as it is, because the code around it is broken. Mend that, then write tf.${now}.`;
  }
  let rule =
    found?.topic.rule ?? (fallback ? 'compat-v1-fallback' : 'symbol-rename');
  const there = presence(now + rest, context.targetVersion);
  if (there === Presence.LegacyKeras) {
    severity = severity === 'ERROR' ? severity : 'WARNING';
    rule = 'legacy-keras';
    message += legacyKeras(now);
  } else if (there === Presence.Missing) {
    severity = 'ERROR';
    rule = 'missing-symbol';
    message += ` But TensorFlow ${context.targetVersion} has no tf.${now} either.`;
  }
  const form = fallback ? nativeForm(now.slice(V1.length)) : null;
  if (form && !found) {
    message += ` ${form}`;
  }
  context.report({
    rule,
    severity,
    at: partOf(reference, Math.max(parts, reference.baseParts)),
    symbol,
    replacement: `tf.${now}`,
    fallback,
    applied,
    message
  });
}

function legacyKeras(name: string): string {
  return ` tf.${name} needs legacy Keras: install tf-keras and set TF_USE_LEGACY_KERAS=1 before TensorFlow is imported.`;
}

/** @returns whether the text changed here (or at the import that binds the name). */
function writeName(
  reference: IReference,
  parts: number,
  now: string,
  context: IRuleContext
): boolean {
  const node = partOf(reference, Math.max(parts, reference.baseParts));
  if (!context.editable(node) || node.text.includes('#')) {
    // A comment between the parts of a name: not ours to move.
    return false;
  }
  const bound = reference.resolved.binding;
  const whole = node.source.slice(node.start, node.end);
  if (parts <= reference.baseParts) {
    if (bound) {
      // The import, or the assignment, that binds the name is what changes.
      return false;
    }
    context.rewrites.add(node, [context.spell(now, reference)]);
    return true;
  }
  if (reference.baseParts > 0) {
    const base = reference.name
      .split('.')
      .slice(0, reference.baseParts)
      .join('.');
    const home = movedTo(base, context.targetVersion);
    const tail = reference.name
      .split('.')
      .slice(reference.baseParts, parts)
      .join('.');
    if (
      home !== base &&
      presence(`${home}.${tail}`, context.targetVersion) !== Presence.Missing
    ) {
      // The module as a whole is now compat.v1's, and has this member.
      return false;
    }
    if (now.startsWith(`${home}.`)) {
      const text = `${reference.base.text}.${now.slice(home.length + 1)}`;
      if (text === whole) {
        return false;
      }
      context.rewrites.add(node, [text]);
      return true;
    }
  }
  context.rewrites.add(node, [context.spell(now, reference)]);
  return true;
}

/** A name that was already compat's: list it, and see that the target has it. */
function compatName(reference: IReference, context: IRuleContext): void {
  if (!reference.name.startsWith(V1)) {
    return;
  }
  const name = reference.name.slice(V1.length);
  if (name === '' || context.mode === 'SAFETY') {
    return;
  }
  const there = presence(reference.name, context.targetVersion);
  const symbol = `tf.${reference.name}`;
  const form = nativeForm(name);
  // What a migration of tf.<name> would leave as it is, is the same in TF2.
  const same =
    renamed(name) === null &&
    !upgradeTables.keywords.has(name) &&
    !upgradeTables.reorders.has(name) &&
    !upgradeTables.transformers.has(name) &&
    presence(name, context.targetVersion) === Presence.Present;
  let message = same
    ? `${symbol} is also tf.${name} in TF2: write that.`
    : `${symbol} is TF1's, kept by TF2 for old code.${form ? ` ${form}` : ''}`;
  let severity: Severity = 'INFO';
  let rule = 'compat-v1-fallback';
  if (there === Presence.LegacyKeras) {
    severity = 'WARNING';
    rule = 'legacy-keras';
    message += legacyKeras(reference.name);
  } else if (there === Presence.Missing) {
    severity = 'ERROR';
    rule = 'missing-symbol';
    message = `TensorFlow ${context.targetVersion} has no ${symbol}.${form ? ` ${form}` : ''}`;
  }
  context.report({
    rule,
    severity,
    at: reference.node,
    symbol,
    replacement: same ? `tf.${name}` : null,
    fallback: severity !== 'ERROR',
    message
  });
}

/** A name that no table changes: it must exist in the target, or be told of. */
function unresolved(reference: IReference, context: IRuleContext): void {
  const name = reference.name;
  const version = context.targetVersion;
  const safe =
    context.mode === 'SAFETY' && !staysInSafety(name, version)
      ? V1 + name
      : name;

  const there = presence(safe, version);
  const symbol = `tf.${name}`;
  if (there === Presence.LegacyKeras) {
    context.report({
      rule: 'legacy-keras',
      severity: 'WARNING',
      at: reference.node,
      symbol,
      message: `Since Keras 3 this works with legacy Keras only.${legacyKeras(safe)}`
    });
    return;
  }
  if (there !== Presence.Missing) {
    return;
  }
  if (name.startsWith('examples.')) {
    examples(reference, context);
    return;
  }
  const home = movedTo(name, version);
  if (context.mode === 'DEFAULT' && home !== name) {
    // A module on its own, `L = tf.layers`: it moves as a whole.
    const bare = reference.node.parent?.type !== 'attribute';
    if (
      bare &&
      !(reference.baseParts > 0 && isAssigned(reference.resolved.binding))
    ) {
      rename(reference, name.split('.').length, home, null, context);
      return;
    }
  }
  context.report({
    rule: 'missing-symbol',
    severity: 'ERROR',
    at: reference.node,
    symbol,
    message: `TensorFlow ${version} has no ${symbol}. Look for what replaced it, or take the call out.`
  });
}

/** A use of tensorflow.examples, whose import was told of already. */
function examples(reference: IReference, context: IRuleContext): void {
  context.report({
    rule: 'examples-module',
    severity: 'ERROR',
    at: reference.node,
    symbol: `tf.${reference.name}`,
    message: `TensorFlow ${context.targetVersion} has no tensorflow.examples, so this fails. tf.keras.datasets.mnist has the images and labels of the MNIST tutorial.`
  });
}
