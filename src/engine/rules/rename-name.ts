import { howSentence, nativeForm } from '../native/native-form';
import { IReference, partOf } from '../references';
import { goneSince, presence, Presence } from '../tables/api-table';
import { upgradeTables } from '../tables/upgrade-tables';
import type { IRuleContext } from './context';
import type { IFoundTopic } from './known-topics';
import { goneAdvice, goneSentence } from './gone';
import { isAmbiguous, movedTo } from './symbols';

const V1 = 'compat.v1.';

/**
 * The new name to write. A function whose new name means another function in
 * TF1 code is safe where all of the code is converted; where some stays TF1, the
 * next run could take it for that one, so it is written as compat.v2's.
 */
export function settled(now: string, context: IRuleContext): string {
  const kind = upgradeTables.transformers.get(now)?.kind;
  return context.partial && kind === 'softmax-cross-entropy-with-logits'
    ? `compat.v2.${now}`
    : now;
}

/** Write the new name in place of the first `parts` parts of a reference. */
export function renameName(
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
  // Where the import or the assignment that binds the name changes, it is the new one as well.
  const becomes = applied || parts <= reference.baseParts;
  const running = context.homes && becomes ? found?.topic.running : undefined;
  let message =
    running?.(symbol, `tf.${now}`) ??
    found?.topic.message(symbol, applied ? `tf.${now}` : null) ??
    (fallback
      ? `${symbol} ${isAmbiguous(old) ? 'means something else' : 'is not'} in TF2; it is now tf.${now}.`
      : `${symbol} is tf.${now} in TF2.`);
  let severity = (running ? null : found?.severity) ?? 'INFO';
  const stays = !applied && !context.editable(reference.node);
  if (stays) {
    severity = severity === 'ERROR' ? severity : 'WARNING';
    message = `${symbol} was left as it is, because the code around it is broken. Mend that, then write tf.${now}.`;
  }
  let rule =
    found?.topic.rule ?? (fallback ? 'compat-v1-fallback' : 'symbol-rename');
  const there = presence(now + rest, context.targetVersion);
  // What is left to see to is about the name that now stands there.
  const lacks =
    !stays && (there === Presence.LegacyKeras || there === Presence.Missing);
  if (there === Presence.LegacyKeras) {
    severity = severity === 'ERROR' ? severity : 'WARNING';
    rule = 'legacy-keras';
    message += legacyKeras(now, context);
  } else if (there === Presence.Missing) {
    severity = 'ERROR';
    rule = 'missing-symbol';
    message += ` But ${goneSentence(`tf.${now + rest}`, now + rest, context.targetVersion)}`;
  }
  const bare = (now + rest).slice(V1.length);
  const form = fallback ? nativeForm(bare, context.targetVersion) : null;
  if (there === Presence.Missing) {
    message += ` ${goneAdvice(now + rest, context.targetVersion)}`;
  } else if (form && !stays) {
    message += ` ${found ? howSentence(bare, context.targetVersion) : form.sentence}`;
  }
  context.report({
    rule,
    severity,
    at: partOf(reference, Math.max(parts, reference.baseParts)),
    symbol: lacks ? `tf.${now + rest}` : symbol,
    replacement: lacks ? null : `tf.${now}`,
    fallback,
    applied,
    message,
    ...(form?.help && rule === 'compat-v1-fallback' ? { help: form.help } : {})
  });
}

/** A sentence on what a name (without `tf.`) needs where Keras 3 lacks it. */
export function legacyKeras(
  name: string,
  { homes, targetVersion }: IRuleContext
): string {
  const since = goneSince(name, targetVersion);
  const when = since === null ? '' : `Since TensorFlow ${since} `;
  // Lines that let the code run set the switch.
  const how = homes ? 'which is switched on' : 'set TF_USE_LEGACY_KERAS=1';
  return ` ${when}tf.${name} needs legacy Keras: install tf-keras${homes ? ', ' : ' and '}${how} before TensorFlow is imported.`;
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
    context.take(reference.node);
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
  context.take(reference.node);
  return true;
}
