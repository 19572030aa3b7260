import type { ICallRule } from './call-rule';

/** tf.nn.softmax_cross_entropy_with_logits(labels=y) -> labels=tf.stop_gradient(y). */
export const softmaxLabels: ICallRule = {
  name: 'softmax-labels',
  kinds: ['softmax-cross-entropy-with-logits'],
  apply({ edit, context, spell, say }) {
    const labels = edit.keyword('labels');
    if (!labels) {
      return;
    }
    if (/^\w+\s*\.\s*stop_gradient\s*\(/.test(labels.node?.text ?? '')) {
      return;
    }
    if (context.era !== 'tf1') {
      // TF2 has a function of this name as well, and nothing here says TF1.
      say(
        'WARNING',
        'In TF2 this lets gradients flow into the labels, in TF1 it did not. If this is TF1 code and the labels are computed, wrap them in tf.stop_gradient.'
      );
      return;
    }
    const byName = (edit.call.child('arguments')?.children ?? []).some(
      argument => argument.child('name')?.text === 'labels'
    );
    edit.wrap(labels, `${spell('stop_gradient')}(`, ')');
    if (!byName && !edit.hasStar) {
      say(
        'WARNING',
        'TF1 takes logits and labels by name alone; before TensorFlow 1.0 the logits came first. The first argument is now given as the labels, in tf.stop_gradient: check which of the two it is.',
        { applied: true }
      );
      return;
    }
    say(
      'INFO',
      'TF2 lets gradients flow into the labels, TF1 did not: the labels are now wrapped in tf.stop_gradient. Take that off where the labels are plain data.',
      { applied: true }
    );
  }
};
