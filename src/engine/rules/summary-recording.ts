import type { ICallRule } from './call-rule';
import { full } from './call-rule';

/** tf.contrib.summary.always_record_summaries() -> tf.compat.v2.summary.record_if(True). */
export const summaryRecording: ICallRule = {
  name: 'summary-recording',
  kinds: ['add-summary-recording-cond'],
  apply(site) {
    const { edit, details, say } = site;
    const condition = String(details.cond);
    edit.arguments.push({
      kind: 'positional',
      name: null,
      value: [condition],
      node: null,
      source: null,
      place: null
    });
    say('INFO', `${full(site)} becomes tf.summary.record_if(${condition}).`, {
      applied: true
    });
  }
};
