import type { ICallRule } from './call-rule';
import { full } from './call-rule';

/** tf.nn.fractional_max_pool: seed2 and deterministic are gone, seed takes over. */
export const poolSeed: ICallRule = {
  name: 'pool-seed',
  kinds: ['pool-seed'],
  apply(site) {
    const { edit, say } = site;
    const seed2 = edit.keyword('seed2');
    if (seed2) {
      edit.remove(seed2);
      say('INFO', `${full(site)} has no seed2 in TF2; the argument is gone.`, {
        applied: true
      });
    }
    const deterministic = edit.keyword('deterministic');
    if (!deterministic) {
      return;
    }
    edit.remove(deterministic);
    if (deterministic.node?.type === 'false') {
      say(
        'INFO',
        `${full(site)} has no deterministic argument in TF2; False was the default, so it is gone.`,
        { applied: true }
      );
    } else if (edit.keyword('seed')) {
      say(
        'WARNING',
        `${full(site)} has no deterministic argument in TF2: a seed other than 0 makes it so. Check that the seed given here is not 0.`,
        { applied: true }
      );
    } else {
      edit.add('seed', '42');
      say(
        'INFO',
        `${full(site)} has no deterministic argument in TF2: seed=42 now makes it so.`,
        { applied: true }
      );
    }
  }
};
