import {
  aliasOf,
  everHad,
  goneSince,
  hasKeras3,
  knownVersions,
  newestVersion,
  presence,
  Presence,
  versionBefore
} from './api-table';

const minors = Array.from({ length: 22 }, (_, i) => `2.${i}`);

describe('the table of names', () => {
  it('knows every release of TensorFlow 2', () => {
    expect(knownVersions).toEqual(minors);
    expect(newestVersion).toBe('2.21');
  });

  it.each([
    ['nn.relu', '2.0', Presence.Present],
    ['nn.relu', '2.21', Presence.Present],
    ['log', '2.0', Presence.Missing],
    ['compat.v1.log', '2.0', Presence.Present],
    ['compat.v1.log', '2.21', Presence.Present],
    ['compat.v1.layers.dense', '2.15', Presence.Present],
    ['compat.v1.layers.dense', '2.16', Presence.LegacyKeras],
    ['compat.v1.nn.rnn_cell.LSTMCell', '2.15', Presence.Present],
    ['compat.v1.nn.rnn_cell.LSTMCell', '2.21', Presence.LegacyKeras],
    ['estimator.Estimator', '2.15', Presence.Present],
    ['estimator.Estimator', '2.16', Presence.Missing],
    ['keras.utils.multi_gpu_model', '2.3', Presence.Present],
    ['keras.utils.multi_gpu_model', '2.4', Presence.Missing],
    // TensorBoard's, before TensorFlow named them itself.
    ['summary.scalar', '2.0', Presence.Present],
    ['summary.scalar', '2.21', Presence.Present],
    ['contrib.layers', '2.0', Presence.Missing],
    ['mul', '2.0', Presence.Missing],
    // What stands behind a class is not in the table.
    ['data.Dataset.no_such_method', '2.21', Presence.Present],
    // Two classes of one name, and what one of them alone has.
    ['lite.TFLiteConverter.from_session', '2.21', Presence.Missing],
    ['compat.v1.lite.TFLiteConverter.from_session', '2.21', Presence.Present],
    ['lite.TFLiteConverter.from_keras_model', '2.15', Presence.Present],
    [
      'compat.v1.lite.TFLiteConverter.from_keras_model',
      '2.15',
      Presence.Missing
    ],
    ['lite.TFLiteConverter.from_saved_model', '2.21', Presence.Present],
    // Keras 2.13 to 2.15 told its version elsewhere.
    ['keras.__version__', '2.12', Presence.Present],
    ['keras.__version__', '2.15', Presence.Missing],
    ['keras.__version__', '2.21', Presence.Present],
    ['keras.layers.__doc__', '2.21', Presence.Unknown],
    // What a class that is gone had of its own is gone with it.
    ['estimator.SessionRunHook.__init__', '2.15', Presence.Unknown],
    ['estimator.SessionRunHook.__init__', '2.21', Presence.Missing],
    ['compat.v1.layers.Dense.__init__', '2.21', Presence.LegacyKeras],
    ['__name__', '2.21', Presence.Unknown],
    // Not public API.
    ['python.ops.math_ops', '2.21', Presence.Unknown],
    ['raw_ops.Add', '2.21', Presence.Unknown]
  ])('%s in %s: %d', (name, version, wanted) => {
    expect(presence(name, version)).toBe(wanted);
  });

  it('takes the nearest known version for others', () => {
    expect(presence('estimator.Estimator', '2.99')).toBe(Presence.Missing);
    expect(presence('estimator.Estimator', '1.15')).toBe(Presence.Present);
  });

  it.each([
    ['estimator.Estimator', '2.21', '2.16'],
    ['estimator.Estimator', '2.15', null],
    ['keras.utils.multi_gpu_model', '2.21', '2.4'],
    ['layers.dense', '2.21', '2.0'],
    ['placeholder', '2.21', '2.0'],
    ['lite.TFLiteConverter.from_session', '2.21', '2.0'],
    ['compat.v1.lite.TFLiteConverter.from_keras_model', '2.21', null],
    ['compat.v1.layers.dense', '2.21', '2.16'],
    ['compat.v1.placeholder', '2.21', null],
    ['keras.estimator.model_to_estimator', '2.21', '2.16'],
    ['mul', '2.21', null],
    ['no.such.name', '2.21', null],
    ['python.ops.math_ops', '2.21', null]
  ])('%s, seen from %s, is gone since %s', (name, version, since) => {
    expect(goneSince(name, version)).toBe(since);
  });

  it('knows what came before', () => {
    expect(versionBefore('2.16')).toBe('2.15');
    expect(versionBefore('2.0')).toBe('1.15');
  });

  it('knows where Keras 3 starts', () => {
    expect(knownVersions.filter(hasKeras3)).toEqual(minors.slice(16));
  });

  it('knows what a thing is called now', () => {
    const old = 'keras.layers.experimental.preprocessing.Rescaling';
    expect(aliasOf(old, '2.21')).toBe('keras.layers.Rescaling');
    // Not there yet.
    expect(aliasOf(old, '2.3')).toBeNull();
    expect(aliasOf('estimator.Estimator', '2.21')).toBeNull();
  });

  it('knows whose a name was', () => {
    expect(everHad('placeholder')).toEqual({
      v1: true,
      compat: true,
      v2: false
    });
    expect(everHad('GradientTape')).toEqual({
      v1: true,
      compat: true,
      v2: true
    });
    expect(everHad('function')).toEqual({ v1: true, compat: true, v2: true });
    expect(everHad('constructor')).toEqual({
      v1: false,
      compat: false,
      v2: false
    });
  });
});
