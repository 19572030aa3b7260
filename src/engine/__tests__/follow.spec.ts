import fc from 'fast-check';
import type { ICell, IEngine, IOptions } from '../types';
import { loadEngine } from './load-engine';

/** Lines of which cells are made: what binds, what uses what others bind, what breaks. */
const LINES = [
  'import tensorflow as tf',
  'import tensorflow.compat.v1 as tf',
  'import tensorflow as tf2, numpy as np',
  'from tensorflow import nn, layers as L',
  'from tensorflow.contrib import slim',
  'from tensorflow.examples.tutorials.mnist import input_data',
  'from tensorflow import *',
  'K = tf.keras.backend',
  'L = K',
  'm = L.log(tf.log(1))',
  'tf = None',
  'nn = tf.nn',
  'def f():\n  global tf\n  tf = g()',
  'def g(x):\n    v = tf.compat.v1.get_variable("v", [1])\n    return nn.dropout(x, 0.5) + v',
  'class A:\n    def h(self, x):\n        return g(x) + tf.compat.v1.layers.dense(x, 3)',
  'if x:\n    import tensorflow as tf',
  'y = tf.log(tf.to_float(z))',
  'z = tf.contrib.layers.xavier_initializer()',
  'a, b = tf.train.AdamOptimizer(1e-3), tf.train.GradientDescentOptimizer(0.1)',
  'train = tf.compat.v1.train.AdamOptimizer(0.1).minimize(loss)',
  'loss = tf.compat.v1.losses.mean_squared_error(y, z)',
  'sess = tf.Session()',
  'with tf.compat.v1.Session() as sess:\n    sess.run(train)',
  'tf.compat.v1.set_random_seed(1)',
  'tf.enable_eager_execution()',
  'slim.conv2d(x, 3, [1, 1])',
  'input_data.read_data_sets("x")',
  'e = tf.mul(a, b)',
  'tf.summary.scalar("x", loss)',
  'tf.saved_model.load(sess)',
  'loss.numpy()',
  'print(loss.eval(), y.shape[0].value)',
  'data = tf.data.Dataset.from_tensor_slices([1])',
  'data = read()',
  'it = data.make_one_shot_iterator()\nfor i in xrange(3): pass',
  'model = tf.keras.Sequential()',
  'model.compile(tf.keras.optimizers.Adam(lr=1))\nmodel.fit_generator(data)',
  'flags = tf.app.flags\nFLAGS = flags.FLAGS',
  'flags.DEFINE_string("a", "b", "c")\nFLAGS.a.log',
  'tf.app.run()',
  'f(',
  'print "x"',
  'x = 1',
  'tf_slim = 3',
  '%matplotlib inline',
  '%%bash\nls',
  'é = tf.pack([1])',
  'os.environ["TF_USE_LEGACY_KERAS"] = "1"',
  'import numpy as np',
  'z = np.float(1) + np.Inf',
  'np = 3',
  'int = np.int(2)',
  'from os.path import *',
  'global tf',
  'y = g(tf.ones([2]))',
  'y.eval()',
  'from tensorflow.contrib import layers, rnn',
  'rnn = tf.contrib.rnn\nrnn.BasicLSTMCell(3)',
  'x = layers.flatten(x)',
  'tf.model = 1',
  'tf.model.add(x)',
  'setattr(tf, "model", 1)',
  'tf.flags.FLAGS.a = tf.app.flags.FLAGS.b = 1'
] as const;

const source = fc
  .array(fc.constantFrom(...LINES), { maxLength: 4 })
  .map(lines => lines.join('\n'));

/** One change of a notebook; places are shares of its length. */
const change = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(fc.constant('edit'), fc.nat(9), source) },
  // As it is typed.
  { weight: 4, arbitrary: fc.tuple(fc.constant('cut'), fc.nat(9), source) },
  fc.tuple(fc.constant('insert'), fc.nat(9), source),
  fc.tuple(fc.constant('remove'), fc.nat(9), source),
  fc.tuple(fc.constant('move'), fc.nat(9), source),
  fc.tuple(fc.constant('lock'), fc.nat(9), source)
);

const options = fc.record<IOptions>({
  mode: fc.constantFrom('DEFAULT', 'SAFETY'),
  runReady: fc.boolean(),
  targetVersion: fc.constantFrom('2.21', '2.10')
});

let engine: IEngine;
let ids = 0;

beforeAll(async () => {
  engine = await loadEngine();
});

const numbered = (cells: readonly ICell[]): ICell[] =>
  cells.map((cell, i) =>
    cell.number === i + 1 ? cell : { ...cell, number: i + 1 }
  );

function changed(
  cells: readonly ICell[],
  [kind, place, text]: [string, number, string]
): ICell[] {
  const i = place % Math.max(cells.length, 1);
  const now = [...cells];
  const cell = cells[i];
  if (!cell || kind === 'insert') {
    now.splice(i, 0, { id: `${ids++}`, number: null, source: text });
  } else if (kind === 'edit') {
    now[i] = { ...cell, source: text };
  } else if (kind === 'cut') {
    now[i] = { ...cell, source: cell.source.slice(0, -1 - place) };
  } else if (kind === 'remove') {
    now.splice(i, 1);
  } else if (kind === 'move') {
    now.splice(i, 1);
    now.splice(text.length % (now.length + 1), 0, cell);
  } else {
    now[i] = { ...cell, readOnly: !cell.readOnly };
  }
  return numbered(now);
}

it('finds while a notebook is edited what it finds in the whole of it', () => {
  fc.assert(
    fc.property(
      fc.array(source, { maxLength: 8 }),
      fc.array(change, { minLength: 1, maxLength: 12 }),
      options,
      (sources, changes, wanted) => {
        const follow = engine.follow?.() ?? engine.migrate;
        let cells = numbered(
          sources.map(text => ({ id: `${ids++}`, number: 0, source: text }))
        );
        follow({ cells }, wanted);
        for (const one of changes) {
          cells = changed(cells, one);
          expect(follow({ cells }, wanted)).toEqual(
            engine.migrate({ cells }, wanted)
          );
        }
      }
    ),
    process.env.FUZZ_RUNS
      ? { numRuns: Number(process.env.FUZZ_RUNS) }
      : { numRuns: 150, seed: 20261125 }
  );
});

it('gives the very results of cells that nothing happened to', () => {
  const follow = engine.follow?.() ?? engine.migrate;
  const cells = numbered(
    ['import tensorflow as tf', 'y = tf.log(1)', 'x = 3', 'K = tf.nn'].map(
      text => ({ id: `${ids++}`, number: 0, source: text })
    )
  );
  const before = follow({ cells }).cells;
  const edited = changed(cells, ['edit', 2, 'x = tf.exp(4)']);
  const after = follow({ cells: edited }).cells;
  expect(after[1]).toBe(before[1]);
  expect(after[3]).toBe(before[3]);
  expect(after[2]).not.toBe(before[2]);
  // What a name leads to is another thing now.
  const renamed = changed(edited, ['edit', 3, 'y = 2; x = K = tf.math']);
  expect(follow({ cells: renamed }).cells[1]).toBe(before[1]);
});
