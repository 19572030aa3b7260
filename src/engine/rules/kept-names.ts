import { offerFix } from '../fixes/offer';
import { collectionTopic } from '../mapping/collections';
import { howSentence, knownForm, nativeForm } from '../native/native-form';
import { isSameInTf2 } from '../native/same-name';
import { IReference, isAssigned } from '../references';
import { presence, Presence } from '../tables/api-table';
import type { Severity } from '../types';
import type { IRuleContext } from './context';
import { goneAdvice, goneSentence } from './gone';
import { otherHalf } from './other-half';
import { kerasVersion } from './keras-version';
import { ownAttribute } from './own-attribute';
import { legacyKeras, renameName } from './rename-name';
import { sayAlias } from './same-object';
import { meantName } from './safety-import';
import { movedTo } from './symbols';

const V1 = 'compat.v1.';

/** A name that was already compat's: list it, and see that the target has it. */
export function compatName(reference: IReference, context: IRuleContext): void {
  if (!reference.name.startsWith(V1)) {
    return;
  }
  const name = reference.name.slice(V1.length);
  if (name === '' || context.mode === 'SAFETY') {
    return;
  }
  const there = presence(reference.name, context.targetVersion);
  if (there === Presence.Missing && ownAttribute(reference, context)) {
    return;
  }
  const symbol = `tf.${reference.name}`;
  const offer = offerFix(reference, context);
  const here = offer.fix ? 'mechanical' : offer.why ? 'by-hand' : undefined;
  const form = nativeForm(name, context.targetVersion, here);
  const same =
    isSameInTf2(name, context.targetVersion) &&
    // A method of a class that has a form of its own: the two classes are not the same.
    !(/\.[A-Z]\w*\.[a-z]\w*$/.test(name) && knownForm(name) !== null);
  let message = same
    ? `${symbol} is also tf.${name} in TF2: write that.`
    : `${symbol} is TF1's, kept by TF2 for old code. ${form.sentence}`;
  let severity: Severity = 'INFO';
  let rule = 'compat-v1-fallback';
  if (there === Presence.LegacyKeras) {
    severity = 'WARNING';
    rule = 'legacy-keras';
    message += legacyKeras(reference.name, context);
  } else if (there === Presence.Missing) {
    severity = 'ERROR';
    rule = 'missing-symbol';
    message = `${goneSentence(symbol, reference.name, context.targetVersion)} ${goneAdvice(reference.name, context.targetVersion)}`;
  }
  const topic = collectionTopic(name);
  if (topic && severity === 'INFO') {
    ({ rule } = topic);
    message = `${topic.message} ${howSentence(name, context.targetVersion, here)}`;
  }
  const { fix, replacement, says, why } = offer;
  const help = offer.help ?? (rule === 'compat-v1-fallback' ? form.help : null);
  if (says !== null && severity === 'INFO') {
    message = says;
  }
  context.report({
    rule,
    severity,
    at: reference.node,
    symbol,
    replacement: replacement ?? (same ? `tf.${name}` : null),
    fallback: severity !== 'ERROR',
    message: why ? `${message} ${why}` : message,
    ...(help === null ? {} : { help }),
    ...(fix ? { fix } : {})
  });
}

/** A name that no table changes: it must exist in the target, or be told of. */
export function unresolved(reference: IReference, context: IRuleContext): void {
  const name = reference.name;
  const version = context.targetVersion;
  if (name === 'keras.__version__' && kerasVersion(reference, context)) {
    return;
  }
  const safe = meantName(reference, context);
  const there = presence(safe, version);
  const spelled = `tf.${name}`;
  const symbol = `tf.${safe}`;
  const lacks = there === Presence.LegacyKeras || there === Presence.Missing;
  if (lacks && safe === name && sayAlias(reference, context)) {
    return;
  }
  if (there === Presence.LegacyKeras) {
    context.report({
      rule: 'legacy-keras',
      severity: 'WARNING',
      at: reference.node,
      symbol,
      message: legacyKeras(safe, context).trim()
    });
    return;
  }
  if (there !== Presence.Missing) {
    return;
  }
  if (ownAttribute(reference, context)) {
    return;
  }
  if (name.startsWith('examples.')) {
    examples(reference, context);
    return;
  }
  if (otherHalf(reference, safe, context)) {
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
      renameName(reference, name.split('.').length, home, null, context);
      return;
    }
  }
  context.report({
    rule: 'missing-symbol',
    severity: 'ERROR',
    at: reference.node,
    symbol,
    message: `${goneSentence(spelled, safe, version)} ${goneAdvice(safe, version, context.mode)}`
  });
}

/** A use of tensorflow.examples, whose import was told of already. */
function examples(reference: IReference, context: IRuleContext): void {
  context.report({
    rule: 'examples-module',
    severity: 'ERROR',
    at: reference.node,
    symbol: `tf.${meantName(reference, context)}`,
    message: `TensorFlow ${context.targetVersion} has no tensorflow.examples, so this fails. tf.keras.datasets.mnist has the images and labels of the MNIST tutorial.`
  });
}
