import type { ICallRule } from './call-rule';

/** tf.nn.dropout(x, keep_prob) -> tf.nn.dropout(x, rate=1 - (keep_prob)). */
export const dropoutRate: ICallRule = {
  name: 'dropout-rate',
  kinds: ['dropout'],
  apply({ edit, say }) {
    if (edit.keyword('rate')) {
      const old = edit.keyword('keep_prob');
      if (old) {
        say(
          'ERROR',
          'This call gives both rate and keep_prob; TF2 knows rate alone. Take keep_prob out.'
        );
      }
      return;
    }
    const change =
      'TF2 takes the share that is dropped (rate), TF1 took the share that is kept (keep_prob): the value is now 1 minus what it was.';
    const keyword = edit.keyword('keep_prob');
    if (keyword) {
      keyword.name = 'rate';
      edit.wrap(keyword, '1 - (', ')');
      say('INFO', change, { applied: true });
      return;
    }
    const second = edit.positional[1];
    if (!second || edit.hasStar) {
      say(
        'ERROR',
        'tf.nn.dropout needs a rate in TF2, 1 minus the old keep_prob, and none is to be seen in this call. Write rate=1 - keep_prob.'
      );
      return;
    }
    edit.name(second, 'rate');
    edit.wrap(second, '1 - (', ')');
    say('INFO', change, { applied: true });
  }
};
