import type { ICallRule } from './call-rule';
import { full, warnOfDtype } from './call-rule';

const TARGET = 'compat.v1.keras.initializers.VarianceScaling';

/** tf.uniform_unit_scaling_initializer(factor) -> VarianceScaling(scale=factor, distribution="uniform"). */
export const scalingInitializer: ICallRule = {
  name: 'scaling-initializer',
  kinds: ['add-uniform-scaling-initializer'],
  apply(site) {
    const { edit, spell, say } = site;
    const factor = edit.keyword('factor');
    if (factor) {
      factor.name = 'scale';
      // TF1 multiplied the limit by the factor; a scale goes in under a root.
      if (!/^1(?:\.0*)?$/.test(factor.node?.text ?? '')) {
        edit.wrap(factor, '(', ') ** 2');
      }
    }
    edit.add('distribution', '"uniform"');
    warnOfDtype(site);
    edit.functionText = spell(TARGET);
    say(
      'INFO',
      `${full(site)} is now tf.${TARGET} with a uniform distribution.`,
      {
        replacement: `tf.${TARGET}`,
        fallback: true,
        applied: true
      }
    );
  }
};
