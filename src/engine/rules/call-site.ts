import type { CallEdit } from '../fix/call-edit';
import type { IReference } from '../references';
import type { PyNode } from '../syntax/py-node';
import { presence, Presence } from '../tables/api-table';
import type { ICallSite } from './call-rule';
import type { IRuleContext } from './context';

/** A table's name for a symbol as users know it. */
function shown(name: string | null, method: string): string {
  return name === null
    ? method
    : `tf.${name.startsWith('slim.') ? 'contrib.' : ''}${name}`;
}

/** The site of a call, as rules see it. */
export function makeSite(
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

/** A `say` that speaks for a rule, and adds what the target lacks. */
export function sayAs(
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

/** Say that `*` or `**` hides arguments that may need a change. */
export function starWarning(site: ICallSite, what: string): void {
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
