import { IReference, partOf } from '../references';
import type { IHomeContext, IRuleContext } from '../rules/context';
import { legacyKeras } from '../rules/rename-name';
import { finalName } from '../run-ready/needs';
import { presence, Presence } from '../tables/api-table';
import { homeOf, IHome, isBroken, packageHas } from './home';
import { standIn, standInOf } from './stand-ins';

/**
 * Write the home of a name in its place.
 *
 * @returns false where nothing can be done here, and the name is still to be told of.
 */
export function homeName(
  reference: IReference,
  home: IHome,
  context: IHomeContext
): boolean {
  const { baseParts, resolved } = reference;
  if (resolved.binding && (home.parts <= baseParts || isInside(reference))) {
    // The import or assignment that binds the first word is what changes.
    if (context.partial) {
      return false;
    }
    sayMissing(reference, home, context);
    return true;
  }
  const node = partOf(reference, Math.max(home.parts, baseParts));
  if (!context.editable(node) || node.text.includes('#')) {
    return false;
  }
  const text = homeText(reference, home, context);
  if (baseParts === 0 || !text.startsWith(`${reference.base.text}.`)) {
    context.take(reference.node);
  }
  if (text !== node.text) {
    context.rewrites.add(node, [text]);
    sayHome(node, reference, home, text, context);
  }
  return true;
}

/** Whether the first word is bound to a stand-in, so that its members are there. */
function isInside({ written, baseParts, home }: IReference): boolean {
  const base = written.split('.').slice(0, baseParts).join('.');
  return home?.kind === 'stand-in' && standInOf(base) !== null;
}

/** Say so where a package does not have what the module of contrib had. */
function sayMissing(
  reference: IReference,
  home: IHome,
  context: IRuleContext
): void {
  const member = reference.written.split('.')[home.parts];
  if (
    home.kind !== 'package' ||
    member === undefined ||
    packageHas(home.name, member)
  ) {
    return;
  }
  const symbol = `tf.${reference.written}`;
  const name = symbol.slice(symbol.lastIndexOf('.') + 1);
  context.report({
    rule: 'contrib-home',
    severity: 'ERROR',
    at: reference.node,
    symbol,
    message:
      member === 'python'
        ? `${symbol} is from the inside of tf.contrib, which is gone. Look for ${name} in ${home.name}, or for its like in TensorFlow 2.`
        : isBroken(member)
          ? `${home.name} has a ${member} that fails on today's TensorFlow. Write what it does with tf.compat.v1 or Keras.`
          : `${home.name} is not known to have ${member}. Look whether yours does, or write what it does yourself.`
  });
}

/** How the home of a name is spelled at its place. */
function homeText(
  reference: IReference,
  home: IHome,
  context: IHomeContext
): string {
  switch (home.kind) {
    case 'builtin':
      return home.name;
    case 'stand-in':
      return context.standIn(home.name, reference.node);
    case 'core':
      return context.spell(nowOf(home, context), reference);
    case 'package':
      return packageText(reference, home, context);
  }
}

/** What a core home is called once it is converted, without `tf.`; SAFETY leaves it TF1's. */
function nowOf({ name }: IHome, context: IHomeContext): string {
  return context.mode === 'SAFETY'
    ? name
    : finalName(name, context.mode, context.targetVersion);
}

function packageText(
  reference: IReference,
  home: IHome,
  context: IHomeContext
): string {
  const base = reference.written
    .split('.')
    .slice(0, reference.baseParts)
    .join('.');
  const moved = base === '' ? null : homeOf(base, context.mode);
  if (
    moved?.kind === 'package' &&
    moved.parts === reference.baseParts &&
    reference.resolved.binding &&
    home.name.startsWith(`${moved.name}.`)
  ) {
    // `slim` is tf_slim from its import on.
    return reference.base.text + home.name.slice(moved.name.length);
  }
  return context.spellPackage(home.name, reference.node);
}

function sayHome(
  at: IReference['node'],
  reference: IReference,
  home: IHome,
  text: string,
  context: IHomeContext
): void {
  const old = `tf.${reference.written.split('.').slice(0, home.parts).join('.')}`;
  if (home.kind === 'stand-in') {
    context.report({
      rule: 'stand-in',
      severity: 'INFO',
      at,
      symbol: old,
      replacement: text,
      applied: true,
      message: `${old} is gone. ${text}, which is defined above, ${standIn(home.name).what}.`
    });
    return;
  }
  if (home.kind !== 'core') {
    context.report({
      rule: 'contrib-home',
      severity: 'INFO',
      at,
      symbol: old,
      replacement: text,
      applied: true,
      message: `${old} is ${text} now.`
    });
    return;
  }
  const final = finalName(home.name, context.mode, context.targetVersion);
  // It is spelled in the package, which is compat.v1 in SAFETY mode.
  const isBare = context.mode === 'SAFETY' && !final.startsWith('compat.');
  const now = isBare ? `compat.v1.${final}` : final;
  const there = presence(now, context.targetVersion);
  const legacy = there === Presence.LegacyKeras;
  const rest = reference.written.split('.').slice(home.parts);
  const whole = ['tf', now, ...rest].join('.');
  context.report({
    rule: reference.written.startsWith('contrib.')
      ? 'contrib-home'
      : 'names-before-1',
    severity: legacy ? 'WARNING' : 'INFO',
    at,
    symbol: legacy || there === Presence.Missing ? whole : old,
    replacement: legacy ? null : `tf.${now}`,
    fallback: now.startsWith('compat.v1.'),
    applied: true,
    message: `${old} is tf.${now} now.${legacy ? legacyKeras(now, context) : ''}`
  });
}
