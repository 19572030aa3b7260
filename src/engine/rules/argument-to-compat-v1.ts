import type { IArgument } from '../fix/call-edit';
import type { ICallRule, ICallSite } from './call-rule';
import { detailList, full, toCompatV1 } from './call-rule';

/** Values that TF2 assumes, so that the argument may simply go. */
const FINE: Record<string, (type: string) => boolean> = {
  'is-ast-true': type => type === 'true',
  'is-ast-false': type => type === 'false',
  'is-ast-str': type => type === 'string' || type === 'concatenated_string'
};

/**
 * tf.zeros_like(x, optimize=False) -> tf.compat.v1.zeros_like(...): an argument
 * that TF2 lacks sends the call to compat.v1, unless its value is what TF2 does
 * anyway.
 */
export const argumentToCompatV1: ICallRule = {
  name: 'argument-to-compat-v1',
  kinds: ['rename-if-arg-found', 'rename-if-any-arg-found'],
  apply(site) {
    const one = site.details.arg_name;
    const names =
      typeof one === 'string' ? [one] : detailList(site, 'arg_names');
    for (const name of names) {
      checkArgument(site, name);
    }
  }
};

/** The shared step, also for estimators (loss-reduction.ts). */
export function checkArgument(site: ICallSite, name: string): void {
  const { edit, details, say } = site;
  const argument = edit.keyword(name) ?? deviceFunction(site);
  if (!argument || edit.functionText !== null) {
    return;
  }
  const fine = FINE[String(details.arg_ok_predicate)];
  if (fine?.(argument.node?.type ?? '')) {
    if (details.remove_if_ok === true) {
      edit.remove(argument);
      say(
        'INFO',
        `${full(site)} has no ${name} in TF2 and does what was asked for here; the argument is gone.`,
        { applied: true }
      );
    }
    return;
  }
  toCompatV1(
    site,
    `TF2's ${full(site)} does not take ${name} as it is given here.`
  );
}

/**
 * A function given to tf.device by place: a lambda, or the one that TensorFlow
 * makes. (The other arguments were made keywords before this rule.)
 */
function deviceFunction({ edit, name }: ICallSite): IArgument | null {
  const first = name === 'device' ? edit.positional[0] : undefined;
  const node = first?.node;
  const made = node?.type === 'call' && node.child('function')?.text;
  return first &&
    (node?.type === 'lambda' || /\.replica_device_setter$/.test(made || ''))
    ? first
    : null;
}
