import type { ICallRule, ICallSite } from './call-rule';
import { full } from './call-rule';

/** tf.contrib.layers.l2_regularizer(s) -> tf.keras.regularizers.l2(0.5 * (s)); l1 alike, without the half. */
export const weightRegularizer: ICallRule = {
  name: 'weight-regularizer',
  kinds: ['contrib-layers-l1-regularizer', 'contrib-layers-l2-regularizer'],
  apply(site) {
    const { edit, method, spell, say } = site;
    if (edit.hasStar) {
      // What is to be halved is hidden; the name has its own finding.
      return;
    }
    const short = method.startsWith('l2') ? 'l2' : 'l1';
    const scale = edit.keyword('scale');
    if (scale) {
      // Keras 2 calls it l, Keras 3 l1 and l2; by place it is right for both.
      scale.kind = 'positional';
      scale.name = null;
    }
    const value = scale ?? edit.positional[0];
    if (short === 'l2' && value) {
      edit.wrap(value, '0.5 * (', ')');
    }
    dropScope(site);
    edit.functionText = spell(`keras.regularizers.${short}`);
    say(
      'INFO',
      short === 'l2'
        ? `${full(site)} is now tf.keras.regularizers.l2, which does not halve: the scale is multiplied by 0.5.`
        : `${full(site)} is now tf.keras.regularizers.l1.`,
      { replacement: `tf.keras.regularizers.${short}`, applied: true }
    );
  }
};

function dropScope({ edit }: ICallSite): void {
  const scope = edit.keyword('scope');
  if (scope) {
    edit.remove(scope);
  }
  for (const extra of edit.positional.slice(1)) {
    edit.remove(extra);
  }
}
