import type { CallEdit } from '../fix/call-edit';
import type { IReference } from '../references';
import { hasKeras3 } from '../tables/api-table';
import type { Severity } from '../types';
import type { IRuleContext } from './context';

/** A call that a rule works on. */
export interface ICallSite {
  readonly edit: CallEdit;
  readonly context: IRuleContext;
  /** Full name without `tf.`, or null for a method of some object. */
  readonly name: string | null;
  /** The last part of the name. */
  readonly method: string;
  /** The reference that the called expression is, or null. */
  readonly reference: IReference | null;
  /** What the tables say of this symbol besides the kind of the change. */
  readonly details: Readonly<Record<string, unknown>>;
  /** Say something about this call. */
  say(
    severity: Severity,
    message: string,
    more?: { replacement?: string; fallback?: boolean; applied?: boolean }
  ): void;
  /** Spell a TensorFlow name at this place. */
  spell(name: string): string;
}

/** A change to a call that the tables cannot say. One file each. */
export interface ICallRule {
  /** Kebab-case; also the name of its file and of its page in docs/rules. */
  readonly name: string;
  /** The kinds of the generated transformer table that it serves. */
  readonly kinds: readonly string[];
  /** Change the call's arguments, function or surroundings through `site.edit`. */
  apply(site: ICallSite): void;
}

/** The name as users know it, `tf.nn.dropout`. */
export function full(site: Pick<ICallSite, 'name' | 'method'>): string {
  return site.name === null
    ? site.method
    : `tf.${site.name.replace(/^slim\./, 'contrib.slim.')}`;
}

/** Send the call to tf.compat.v1, arguments as they are. */
export function toCompatV1(site: ICallSite, why: string): void {
  const target = `compat.v1.${site.name}`;
  site.edit.functionText = site.spell(target);
  site.say('INFO', `${full(site)} is now tf.${target}: ${why}`, {
    replacement: `tf.${target}`,
    fallback: true,
    applied: true
  });
}

/** Keras 3's initializers take no dtype; say so where one is given. */
export function warnOfDtype(site: ICallSite): void {
  if (site.edit.keyword('dtype') && hasKeras3(site.context.targetVersion)) {
    site.say(
      'WARNING',
      "Keras 3's VarianceScaling takes no dtype. Take the argument out, or use legacy Keras (tf-keras and TF_USE_LEGACY_KERAS=1)."
    );
  }
}

/** A list of strings among the details of the tables. */
export function detailList(site: ICallSite, key: string): string[] {
  const value = site.details[key];
  return Array.isArray(value) ? value.map(String) : [];
}
