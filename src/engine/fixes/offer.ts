import { CallEdit } from '../fix/call-edit';
import type { IReference } from '../references';
import { presence, Presence } from '../tables/api-table';
import type { INoteFix, IRuleContext } from '../rules/context';
import { Draft } from './draft';
import type { IFixSite } from './fix-rule';
import { FIX_RULES } from './fix-rules';

/** What there is to say of a name of `tf.compat.v1` besides what it is. */
export interface IOffer {
  /** The fix, or null where the change is by hand. */
  readonly fix: INoteFix | null;
  /** The name to move to, from `tf.`, where the fix says it. */
  readonly replacement: string | null;
  /** What to say of the name in place of the usual words, or null. */
  readonly says: string | null;
  /** Why there is no fix here; "" where nothing is known. */
  readonly why: string;
  /** The page that shows the way, or null. */
  readonly help: string | null;
}

const V1 = 'compat.v1.';
const NOTHING: IOffer = {
  fix: null,
  replacement: null,
  says: null,
  why: '',
  help: null
};

/**
 * The fix for a use of a name of `tf.compat.v1` or `tf.contrib`, or why there is
 * none.
 */
export function offerFix(reference: IReference, context: IRuleContext): IOffer {
  const name = reference.name.startsWith(V1)
    ? reference.name.slice(V1.length)
    : reference.name;
  const root = context.knownRoot(reference);
  if (!context.editable(reference.node) || root === null) {
    return NOTHING;
  }
  for (const rule of FIX_RULES) {
    if (!rule.serves(name)) {
      continue;
    }
    const site: IFixSite = {
      reference,
      name,
      call: reference.call,
      unit: context.unit,
      context,
      program: context.program,
      draft: new Draft(),
      spell: wanted => `${root}.${wanted}`,
      edit: (call, unit = context.unit) => new CallEdit(call, unit.positions)
    };
    const plan = rule.plan(site);
    if (plan === null) {
      continue;
    }
    const help = `docs/native/${rule.name}.md`;
    if ('why' in plan) {
      return { ...NOTHING, why: plan.why, help };
    }
    const { action, edits, replacement, says = null } = plan;
    const to = replacement?.replace(/^tf\./, '');
    if (
      to !== undefined &&
      presence(to, context.targetVersion) === Presence.Missing
    ) {
      return { ...NOTHING, help };
    }
    const fix = { kind: rule.name, action, edits };
    return { fix, replacement, says, why: '', help };
  }
  return NOTHING;
}
