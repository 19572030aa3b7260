import type { ICallRule } from './call-rule';
import { full } from './call-rule';

/** tf.contrib.summary.scalar(n, t) -> tf.compat.v2.summary.scalar(..., step=...). */
export const summaryStep: ICallRule = {
  name: 'summary-step',
  kinds: ['add-summary-step'],
  apply(site) {
    const { edit, spell, say } = site;
    if (edit.keyword('step')) {
      return;
    }
    edit.add('step', `${spell('compat.v1.train.get_or_create_global_step')}()`);
    say(
      'WARNING',
      `What replaces ${full(site)} needs a step; the global step is now passed. Pass your own counter where there is no global step.`,
      { applied: true }
    );
  }
};
