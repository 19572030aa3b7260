import type { IEngine } from '..';
import { loadEngine, migrateCell, migrateCells } from './load-engine';

let engine: IEngine;
beforeAll(async () => {
  engine = await loadEngine();
});

const outputs = (...sources: string[]): string[] =>
  migrateCells(engine, sources).cells.map(cell => cell.output);

describe('names are resolved, not matched by spelling', () => {
  it.each([
    [
      'import tensorflow as T\nT.placeholder(1)',
      'import tensorflow as T\nT.compat.v1.placeholder(1)'
    ],
    [
      'import tensorflow\ntensorflow.log(x)',
      'import tensorflow\ntensorflow.math.log(x)'
    ],
    [
      'import tensorflow.python.x, tensorflow\ntensorflow.log(x)',
      'import tensorflow.python.x, tensorflow\ntensorflow.math.log(x)'
    ],
    [
      'from tensorflow import nn\nnn.max_pool(x, 2, 2, "SAME")',
      'from tensorflow import nn\nnn.max_pool2d(input=x, ksize=2, strides=2, padding="SAME")'
    ],
    [
      'from tensorflow import placeholder\nx = placeholder(1)',
      'from tensorflow.compat.v1 import placeholder\nx = placeholder(1)'
    ],
    [
      'from tensorflow import placeholder as ph, nn\nx = ph(1)',
      'from tensorflow.compat.v1 import placeholder as ph; from tensorflow import nn\nx = ph(1)'
    ],
    [
      'from tensorflow import (placeholder, # why\n  Session)\n',
      'from tensorflow.compat.v1 import (placeholder, # why\n  Session)\n'
    ],
    [
      'from tensorflow import log\nlog(x)',
      'from tensorflow.math import log\nlog(x)'
    ],
    [
      'from tensorflow import arg_max\narg_max(x, 1)',
      'from tensorflow import argmax as arg_max\narg_max(x, 1)'
    ],
    [
      'import tensorflow as tf\nK = tf.keras.backend\nL = tf.layers\nL.dense(x)',
      'import tensorflow as tf\nK = tf.keras.backend\nL = tf.compat.v1.layers\nL.dense(x)'
    ],
    [
      'import tensorflow as tf\nlogging = tf.logging\nlogging.info(1)',
      'import tensorflow as tf\nlogging = tf.compat.v1.logging\nlogging.info(1)'
    ],
    [
      'import tensorflow as tf\ngf = tf.gfile\ngf.Exists(p)',
      'import tensorflow as tf\ngf = tf.compat.v1.gfile\ngf.Exists(p)'
    ],
    [
      'import importlib\nt = importlib.import_module("tensorflow")\nt.log(x)',
      'import importlib\nt = importlib.import_module("tensorflow")\nt.math.log(x)'
    ],
    [
      'try:\n  import tensorflow as tf\nexcept ImportError:\n  tf = None\ntf.log(x)',
      'try:\n  import tensorflow as tf\nexcept ImportError:\n  tf = None\ntf.math.log(x)'
    ],
    [
      'def f():\n  import tensorflow as tt\n  return tt.log(x)\ntt.log(x)',
      'def f():\n  import tensorflow as tt\n  return tt.math.log(x)\ntt.log(x)'
    ],
    [
      'from tensorflow import *\nx = placeholder(1)',
      'from tensorflow import *\nimport tensorflow as tf\nx = tf.compat.v1.placeholder(1)'
    ],
    [
      'from tensorflow import nn\n\nif a:\n    nn.static_rnn(c)',
      'from tensorflow import nn\n\nimport tensorflow as tf\nif a:\n    tf.compat.v1.nn.static_rnn(c)'
    ],
    [
      'import tensorflow as tf\nwith tf.Session() as s: pass',
      'import tensorflow as tf\nwith tf.compat.v1.Session() as s: pass'
    ],
    ['tf.log(x)', 'tf.math.log(x)']
  ])('converts %j', (source, expected) => {
    expect(outputs(source)).toEqual([expected]);
  });

  it.each([
    'tf = TfidfVectorizer()\ntf.log(x)',
    'import tensorflow as tf\nfor tf in names:\n  tf.log(x)',
    'import tensorflow as tf\ndef f(tf):\n  return tf.log(x)',
    'import tensorflow as tf\nx = [tf.log() for tf in y]',
    'import tensorflow as tf\ndel tf\ntf.log(x)',
    'import tensorflow as tf\nclass A:\n  tf = 3\n  y = tf.log',
    'from text import frequency as tf\ntf.log(x)',
    'import tensorflow as tf\ndef f():\n  tf = g()\n  return tf.log(x)',
    'import tensorflow as tf\nwith g() as tf:\n  tf.log(x)',
    'tf.idf(x)',
    'x.tf.log(y)',
    'f(tf=1)\nx.log(tf)'
  ])('leaves alone %j', source => {
    expect(outputs(source)).toEqual([source]);
  });

  it('reads the notebook across cells, in order', () => {
    expect(
      outputs(
        'import tensorflow as tf',
        'tf.log(x)',
        'tf = 3\ntf.log(x)',
        'import tensorflow as tf\ntf.log(x)'
      )
    ).toEqual([
      'import tensorflow as tf',
      'tf.math.log(x)',
      'tf = 3\ntf.log(x)',
      'import tensorflow as tf\ntf.math.log(x)'
    ]);
  });

  it('takes an import from a cell below where nothing above binds the name', () => {
    expect(outputs('T.log(x)', 'import tensorflow as T')).toEqual([
      'T.math.log(x)',
      'import tensorflow as T'
    ]);
  });

  it('lets a function body see what is bound later', () => {
    expect(
      outputs('def f(x):\n  return T.log(x)\nimport tensorflow as T\nf(1)')
    ).toEqual([
      'def f(x):\n  return T.math.log(x)\nimport tensorflow as T\nf(1)'
    ]);
  });

  it('reads global declarations', () => {
    const source =
      'def f():\n  global T\n  import tensorflow as T\nf()\nT.log(x)';
    expect(outputs(source)).toEqual([source.replace('T.log', 'T.math.log')]);
  });

  it('changes only the cells it is asked to, with names from the others', () => {
    const { cells, summary } = migrateCells(
      engine,
      ['import tensorflow as T\nT.log(x)', 'T.log(x)'],
      { only: ['c2'] }
    );
    expect(cells.map(c => [c.status, c.output])).toEqual([
      ['skipped', 'import tensorflow as T\nT.log(x)'],
      ['changed', 'T.math.log(x)']
    ]);
    expect(summary.changes).toBe(1);
  });
});

it('is safe to convert the same cell twice among TF1 cells', () => {
  const cells = [
    'import tensorflow as tf\nx = tf.placeholder(1)',
    'c = tf.nn.softmax_cross_entropy_with_logits_v2(labels=y, logits=z)'
  ];
  const once = migrateCells(engine, cells, { only: ['c2'] }).cells[1].output;
  expect(once).toBe(
    'c = tf.compat.v2.nn.softmax_cross_entropy_with_logits(labels=y, logits=z)'
  );
  const twice = migrateCells(engine, [cells[0], once]);
  expect(twice.cells[1].output).toBe(once);
});

describe('hostile names', () => {
  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
    'takes tf.%s for a name like any other',
    name => {
      const source = `import tensorflow as tf\ntf.${name}(x)\n${name}.tf(1)\ntf.nn.${name}`;
      expect(migrateCell(engine, source).output).toBe(source);
    }
  );
});
