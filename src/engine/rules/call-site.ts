import type { CallEdit } from '../fix/call-edit';
import type { IReference } from '../references';
import { presence, Presence } from '../tables/api-table';
import { full, ICallSite } from './call-rule';
import type { IRuleContext } from './context';
import { goneSentence } from './gone';
import { legacyKeras } from './rename-name';

/** What a finding about a call has to know of it. */
type ISpeaker = Pick<ICallSite, 'context' | 'edit' | 'name' | 'method'>;

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
    say: sayAs('argument-order', { context, edit, name, method }),
    spell: wanted => context.spell(wanted, reference ?? edit.call)
  };
}

/** A `say` that speaks for a rule, and adds what the target lacks. */
export function sayAs(rule: string, site: ISpeaker): ICallSite['say'] {
  const { context, edit } = site;
  return (severity, message, more = {}) => {
    let grave = severity;
    let text = message;
    // What is left to see to is about the name that now stands there.
    let lacks: object = {};
    const target = more.replacement?.replace(/^tf\./, '');
    if (target !== undefined) {
      const there = presence(target, context.targetVersion);
      if (there === Presence.LegacyKeras || there === Presence.Missing) {
        lacks = { symbol: `tf.${target}`, replacement: null };
      }
      if (there === Presence.LegacyKeras) {
        grave = grave === 'INFO' ? 'WARNING' : grave;
        text += legacyKeras(target, context);
      } else if (there === Presence.Missing) {
        grave = 'ERROR';
        text += ` But ${goneSentence(`tf.${target}`, target, context.targetVersion)}`;
      }
    }
    context.report({
      rule,
      severity: grave,
      at: edit.function,
      symbol: full(site),
      message: text,
      ...more,
      ...lacks
    });
  };
}

/** For `starWarning`: what arguments may need, and what hides them. */
export function mayNeed(what: string, hiding = '* or **'): string {
  return `may need ${what} of its arguments for TF2, and ${hiding} hides them here`;
}

/**
 * Say that `*` or `**` hides arguments that may need a change.
 *
 * @param what what is to be said of the function, to go behind its name.
 */
export function starWarning(site: ICallSite, what: string): void {
  sayAs('star-arguments', site)(
    'WARNING',
    `${full(site)} ${what}. Check what is passed.`
  );
}
