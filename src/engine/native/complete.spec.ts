import type { INote } from '../rules/context';
import { completeNote } from './complete';

const note = (replacement: string, more: Partial<INote> = {}): INote => ({
  rule: 'contrib-home',
  severity: 'INFO',
  at: { start: 0, end: 1 },
  symbol: 'tf.x',
  message: `tf.x is ${replacement} now.`,
  replacement,
  fallback: true,
  ...more
});

describe('completeNote', () => {
  it('says what TensorFlow 2 has, and how to get there', () => {
    const from = note('tf.compat.v1.train.get_global_step');
    expect(completeNote(from, '2.21').message).toMatch(
      /^tf\.x is tf\.compat\.v1\.train\.get_global_step now\. In TF2, by hand: optimizers count/
    );
  });

  it('makes an error of a name that the target lacks', () => {
    const from = note('tf.compat.v1.estimator.tpu.TPUEstimator');
    const { severity, message } = completeNote(from, '2.21');
    expect(severity).toBe('ERROR');
    expect(message).toMatch(
      /But tf\.compat\.v1\.estimator\.tpu\.TPUEstimator is gone since TensorFlow 2\.16\. In TF2, by hand: use Keras/
    );
    expect(completeNote(from, '2.15').severity).toBe('INFO');
  });

  it('leaves alone what is complete, has a fix or is no fallback', () => {
    const name = 'tf.compat.v1.Session';
    const all = [
      note(name, { message: 'In TF2, by hand: do this.' }),
      note(name, { fix: { action: 'Do it', edits: [] } }),
      note(name, { fallback: false }),
      note('tf.math.log')
    ];
    for (const from of all) {
      expect(completeNote(from, '2.21')).toBe(from);
    }
  });
});
