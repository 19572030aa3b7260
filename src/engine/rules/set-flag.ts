import type { IReference } from '../references';
import { isTarget } from '../values/infer';
import type { IRuleContext } from './context';

/** The value of a flag, `tf.flags.FLAGS.name`. */
const VALUE = /^(?:compat\.v1\.)?(?:app\.)?flags\.FLAGS\.(\w+)$/;

/**
 * Say so where the code sets a flag that it does not define. TensorFlow took any name
 * until its flags became absl's, with 1.5; that raises `UnrecognizedFlagError`.
 */
export function saySetFlag(reference: IReference, context: IRuleContext): void {
  const [, flag] = VALUE.exec(reference.written) ?? [];
  if (flag === undefined || !isTarget(reference.node)) {
    return;
  }
  const defined = new RegExp(`\\bDEFINE_\\w+\\s*\\(\\s*['"]${flag}['"]`);
  if (context.program.mentions(defined)) {
    return;
  }
  context.report({
    rule: 'flags',
    severity: 'WARNING',
    at: reference.node,
    symbol: `tf.compat.v1.flags.FLAGS.${flag}`,
    message: `This sets the flag ${flag}, which this code does not define. Flags are absl's since TensorFlow 1.5, and absl lets code set only what is defined: import what defines it before this runs, or call DEFINE_... for it here.`
  });
}
