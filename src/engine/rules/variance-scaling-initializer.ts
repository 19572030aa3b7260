import type { ICallRule } from './call-rule';
import { full, warnOfDtype } from './call-rule';

const TARGET = 'compat.v1.keras.initializers.VarianceScaling';

/** tf.contrib.layers.variance_scaling_initializer(...) -> VarianceScaling(scale=2.0, ...). */
export const varianceScalingInitializer: ICallRule = {
  name: 'variance-scaling-initializer',
  kinds: ['contrib-layers-variance-scaling-initializer'],
  apply(site) {
    const { edit, spell, say } = site;
    if (edit.hasStar) {
      return;
    }
    const [factor, mode, uniform] = edit.positional;
    const named = edit.keyword('factor');
    if (named) {
      named.name = 'scale';
    }
    const modeArgument = edit.keyword('mode') ?? mode;
    if (modeArgument) {
      edit.wrap(modeArgument, '(', ').lower()');
    }
    const keyword = edit.keyword('uniform');
    if (keyword) {
      keyword.name = 'distribution';
    }
    const uniformArgument = keyword ?? uniform;
    if (uniformArgument) {
      edit.wrap(uniformArgument, '("uniform" if ', ' else "truncated_normal")');
    }
    if (!factor && !named) {
      const scale = edit.add('scale', '2.0');
      edit.remove(scale);
      const at = edit.positional.length;
      edit.arguments.splice(at, 0, scale);
    }
    warnOfDtype(site);
    edit.functionText = spell(TARGET);
    say(
      'INFO',
      `${full(site)} is now tf.${TARGET}; its default scale there is 1, so 2.0 is given where none was.`,
      { replacement: `tf.${TARGET}`, fallback: true, applied: true }
    );
  }
};
