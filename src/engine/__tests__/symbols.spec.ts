import type { IEngine, IOptions } from '..';
import { loadEngine } from './load-engine';

let engine: IEngine;
beforeAll(async () => {
  engine = await loadEngine();
});

/** The symbols of the warnings and errors of a cell below the import of TensorFlow. */
function symbols(line: string, options: IOptions): string[] {
  const source = `import tensorflow as tf\n${line}\n`;
  const { cells } = engine.migrate(
    { cells: [{ id: 'a', number: 1, source }] },
    options
  );
  return cells[0].findings
    .filter(finding => finding.severity !== 'INFO')
    .map(finding => finding.symbol);
}

describe('what is left to do is named as the converted code has it', () => {
  const DEFAULT: IOptions = {};
  const READY: IOptions = { runReady: true };
  const SAFETY: IOptions = { mode: 'SAFETY' };

  it.each([
    ['tf.layers.dense(x, 3)', DEFAULT, 'tf.compat.v1.layers.dense'],
    ['tf.layers.dense(x, 3)', READY, 'tf.compat.v1.layers.dense'],
    ['tf.layers.dense(x, 3)', SAFETY, 'tf.compat.v1.layers.dense'],
    ['tf.contrib.crf.crf_decode(x)', DEFAULT, 'tf.contrib.crf.crf_decode'],
    [
      'tf.contrib.crf.crf_decode(x)',
      SAFETY,
      'tf.compat.v1.contrib.crf.crf_decode'
    ],
    ['tf.mul(x, y)', SAFETY, 'tf.compat.v1.mul'],
    [
      'tf.contrib.tpu.InputPipelineConfig.PER_HOST_V2',
      READY,
      'tf.compat.v1.estimator.tpu.InputPipelineConfig.PER_HOST_V2'
    ],
    [
      'tf.contrib.tpu.TPUConfig()',
      { ...SAFETY, ...READY },
      'tf.compat.v1.estimator.tpu.TPUConfig'
    ],
    [
      'from tensorflow.compat.v1.estimator import tpu; tpu.TPUConfig()',
      SAFETY,
      'tf.compat.v1.estimator.tpu.TPUConfig'
    ],
    [
      'tf.contrib.rnn.BasicLSTMCell(3)',
      READY,
      'tf.compat.v1.nn.rnn_cell.BasicLSTMCell'
    ],
    [
      'tf.estimator.inputs.numpy_input_fn(x)',
      DEFAULT,
      'tf.compat.v1.estimator.inputs.numpy_input_fn'
    ],
    [
      'tf.GraphKeys.LAYER_TENSOR',
      DEFAULT,
      'tf.compat.v1.GraphKeys.LAYER_TENSOR'
    ]
  ])('%s with %j: %s', (line, options, symbol) => {
    expect(symbols(line, options)).toContain(symbol);
  });
});
