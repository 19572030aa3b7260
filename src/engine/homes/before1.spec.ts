import type { IEngine, IOptions } from '..';
import { loadEngine, migrateCell } from '../__tests__/load-engine';

let engine: IEngine;
beforeAll(async () => {
  engine = await loadEngine();
});

function migrated(code: string, options: IOptions) {
  return migrateCell(engine, `import tensorflow as tf\n${code}\n`, options);
}

describe('names from before TensorFlow 1.0 that stay', () => {
  it.each<[string, IOptions, string]>([
    ['tf.mul(x, w)', {}, 'TensorFlow 1.0 called it tf.multiply: write that.'],
    [
      'tf.train.SummaryWriter(d)',
      {},
      'TensorFlow 1.0 called it tf.summary.FileWriter: write tf.compat.v1.summary.FileWriter.'
    ],
    [
      'tf.scalar_summary("a", x)',
      { mode: 'SAFETY' },
      'TensorFlow 1.0 called it tf.summary.scalar: write that. Of its arguments, tags is name, values is tensor now.'
    ],
    [
      'tf.nn.rnn(cell, x)',
      {},
      'write tf.compat.v1.nn.static_rnn. In TF2, by hand: use tf.keras.layers.RNN'
    ],
    ['tf.batch_matrix_set_diag(x, d)', {}, 'write tf.linalg.set_diag.'],
    ['tf.nn.seq2seq.sequence_loss(x, y, w)', {}, 'tf.contrib.legacy_seq2seq']
  ])('%s, %j: it says what to write', (code, options, advice) => {
    const [finding] = migrated(code, options).findings.filter(
      ({ severity }) => severity === 'ERROR'
    );
    expect(finding.message).toContain(advice);
  });
});

describe('calls from before TensorFlow 1.0 that are to run', () => {
  it.each([
    ['tf.concat(1, values=[a, b])', 'tf.concat(axis=1, values=[a, b])'],
    [
      'tf.split(0, num_split=n, value=x)',
      'tf.split(axis=0, num_or_size_splits=n, value=x)'
    ],
    [
      'tf.contrib.deprecated.scalar_summary(tags="a", values=x, name="b")',
      'tf.compat.v1.summary.scalar(name="a", tensor=x)'
    ],
    ['tf.scalar_summary("a", x)', 'tf.compat.v1.summary.scalar("a", x)'],
    ['tf.select(c, t=x, e=y)', 'tf.compat.v1.where(c, x=x, y=y)'],
    ['tf.batch_matrix_band_part(x, 0, 1)', 'tf.linalg.band_part(x, 0, 1)'],
    // What is given twice, or by a list, is left for its writer.
    [
      'tf.concat(axis=1, concat_dim=1, values=x)',
      'tf.concat(axis=1, concat_dim=1, values=x)'
    ],
    ['tf.split(*args, num_split=3)', 'tf.split(*args, num_split=3)'],
    ['tf.split_v(5, 3, 1)', 'tf.split(5, 3, 1)'],
    // The script of 1.0 leads to a name that no version has.
    ['tf.batch_band_part(x, 0, 1)', 'tf.batch_band_part(x, 0, 1)']
  ])('%s', (code, expected) => {
    const { output } = migrated(code, { runReady: true });
    expect(output.trimEnd().split('\n').pop()).toBe(expected);
  });
});
