import type { IEngine, Mode } from '..';
import { loadEngine, migrateCells } from './load-engine';

let engine: IEngine;

beforeAll(async () => {
  engine = await loadEngine();
});

function twice(sources: readonly string[], mode: Mode): string[] {
  const run = (some: readonly string[]): string[] =>
    migrateCells(engine, some, { mode, runReady: true }).cells.map(
      cell => cell.output
    );
  const once = run(sources);
  expect(run(once)).toEqual(once);
  return once;
}

describe('lines that let code run', () => {
  const inFunction = [
    'def net(x):',
    '    from tensorflow import contrib',
    '    return contrib.rnn.BasicLSTMCell(x)'
  ].join('\n');

  it.each([
    ['DEFAULT', 'tf.compat.v1.disable_v2_behavior()'],
    ['SAFETY', 'tf.disable_v2_behavior()']
  ] as const)(
    'stand beside an import that the upgrade itself adds, in %s mode',
    (mode, line) => {
      const [output] = twice([inFunction], mode);
      const lines = output.split('\n');
      const at = lines.findIndex(one => /^import tensorflow/.test(one));
      expect(at).toBeGreaterThan(-1);
      expect(lines[at + 1]).toBe(line);
    }
  );

  it('stand beside the import in the file where one is further down', () => {
    const [, second] = twice(
      ['import numpy as np', 'import tensorflow as tf\ntf.Session()'],
      'DEFAULT'
    );
    expect(second).toContain(
      'import tensorflow as tf\ntf.compat.v1.disable_v2_behavior()\n'
    );
  });
});

describe('names of compat.v2 in SAFETY mode', () => {
  const use = 'c = tf.lite.TFLiteConverter.from_keras_model(m)';
  const spelled = 'c = tf.compat.v2.lite.TFLiteConverter.from_keras_model(m)';

  it.each([
    'import tensorflow.compat.v1 as tf',
    'from tensorflow.compat import v1 as tf'
  ])('are reached through compat.v1, which has them: %s', line => {
    expect(twice([`${line}\n${use}`], 'SAFETY')).toEqual([
      `${line}\n${spelled}`
    ]);
  });

  it('are reached through an import of compat.v1 under any name', () => {
    expect(
      twice(
        [
          'import tensorflow.compat.v1 as tf1\nfrom tensorflow import lite',
          'c = lite.TFLiteConverter.from_keras_model(m)'
        ],
        'SAFETY'
      )[1]
    ).toBe('c = tf1.compat.v2.lite.TFLiteConverter.from_keras_model(m)');
  });

  it('are offered as a fix where code is not to run', () => {
    const source = `import tensorflow.compat.v1 as tf\n${use}`;
    const { cells } = migrateCells(engine, [source], { mode: 'SAFETY' });
    const fix = cells[0].findings[0].fix;
    expect(fix?.edits.map(({ text }) => text)).toEqual([
      'tf.compat.v2.lite.TFLiteConverter.from_keras_model'
    ]);
  });
});

describe('what is said of graph mode', () => {
  it('speaks of no session where the code may have none', () => {
    const { cells } = migrateCells(
      engine,
      ['import tensorflow as tf\nw = tf.get_variable("w", [2])'],
      { mode: 'DEFAULT', runReady: true }
    );
    const said = cells[0].findings.find(f => f.rule === 'run-ready');
    expect(said?.message).toMatch(/^This code is written for TensorFlow 1/);
  });
});

describe('a stand-in that is imported and taken from a module as well', () => {
  const lines = [
    'import tensorflow as tf',
    'import tensorflow.contrib.slim as slim',
    'from tensorflow.contrib.layers import batch_norm as norm',
    'def net(x):',
    '  with slim.arg_scope([slim.batch_norm], is_training=True):',
    '    return norm(slim.conv2d(x, 4, 3, normalizer_fn=slim.batch_norm))'
  ];

  it.each(['DEFAULT', 'SAFETY'] as const)('is defined first, %s', mode => {
    const [output] = twice([lines.join('\n')], mode);
    expect(output).toContain('TF_USE_LEGACY_KERAS');
    expect(output.split('def slim_batch_norm(')).toHaveLength(2);
    expect(output.indexOf('def slim_batch_norm(')).toBeLessThan(
      output.indexOf('norm = slim_batch_norm\n')
    );
    expect(output).toContain('arg_scope([slim_batch_norm]');
    expect(output).not.toContain('slim.batch_norm');
  });
});

describe('a stand-in that nothing would use', () => {
  const imported = 'from tensorflow.examples.tutorials.mnist import input_data';

  it('is not written, and the import goes', () => {
    const outputs = twice(
      ['import tensorflow as tf', imported, 'x = tf.constant(1)'],
      'DEFAULT'
    );
    expect(outputs[1].trim()).toBe('');
  });

  it('is written where a later cell uses it', () => {
    const outputs = twice(
      [imported, 'mnist = input_data.read_data_sets(".")'],
      'DEFAULT'
    );
    expect(outputs[0]).toContain('class input_data');
  });
});

describe('members that one of two classes has', () => {
  it('are taken from the class of tf.compat.v1 in DEFAULT mode', () => {
    const outputs = twice(
      [
        'import tensorflow as tf',
        'c = tf.lite.TFLiteConverter.from_session(s, i, o)',
        'from tensorflow import lite\nd = lite.TFLiteConverter.from_frozen_graph(p, i, o)',
        'e = tf.lite.TFLiteConverter.from_keras_model(m)'
      ],
      'DEFAULT'
    );
    expect(outputs[1]).toBe(
      'c = tf.compat.v1.lite.TFLiteConverter.from_session(s, i, o)'
    );
    expect(outputs[2]).toContain(
      'd = tf.compat.v1.lite.TFLiteConverter.from_frozen_graph(p, i, o)'
    );
    expect(outputs[3]).toBe('e = tf.lite.TFLiteConverter.from_keras_model(m)');
  });

  it("are taken from TensorFlow 2's in SAFETY mode", () => {
    const outputs = twice(
      [
        'import tensorflow as tf',
        'e = tf.lite.TFLiteConverter.from_keras_model(m)',
        'from tensorflow.lite import TFLiteConverter\nTFLiteConverter.from_keras_model(m)'
      ],
      'SAFETY'
    );
    expect(outputs[1]).toBe(
      'e = tf.compat.v2.lite.TFLiteConverter.from_keras_model(m)'
    );
    expect(outputs[2]).toContain(
      '\ntf.compat.v2.lite.TFLiteConverter.from_keras_model(m)'
    );
  });
});

describe('names that only work behind the package', () => {
  it.each([
    [
      'from tensorflow.distribute import Strategy as S, get_strategy',
      'from tensorflow.compat.v2.distribute import Strategy as S, get_strategy'
    ],
    [
      'from tensorflow.lite.experimental import Analyzer',
      'from tensorflow.compat.v2.lite.experimental import Analyzer'
    ],
    [
      'from tensorflow.losses import MeanSquaredError',
      'from tensorflow.keras.losses import MeanSquaredError'
    ],
    [
      'from tensorflow.data import Dataset',
      'from tensorflow.data import Dataset'
    ]
  ])('are imported from where they are found: %s', (before, after) => {
    expect(twice([before], 'DEFAULT')[0].split('\n').pop()).toBe(after);
  });

  it('are written as those that modules have as well', () => {
    const [, flags, version] = twice(
      [
        'import tensorflow as tf',
        'f = tf.app.flags\nf.DEFINE_string("a", "b", "c")\ntf.app.flags.FLAGS',
        'print(tf.keras.__version__)'
      ],
      'DEFAULT'
    );
    expect(flags).toBe(
      'f = tf.compat.v1.flags\nf.DEFINE_string("a", "b", "c")\ntf.compat.v1.flags.FLAGS'
    );
    expect(version).toBe('print(tf.__version__)');
  });
});

describe('names for modules that are gone', () => {
  it('go, one made of another too, where nothing needs them any more', () => {
    const [output] = twice(
      [
        'import tensorflow as tf\ncontrib = tf.contrib\nrnn = contrib.rnn\ncell = rnn.BasicLSTMCell(3)'
      ],
      'DEFAULT'
    );
    expect(output).not.toContain('contrib');
  });

  it('go in one run where a name is made of itself', () => {
    const [output] = twice(
      ['y = tf.contrib.summary.scalar\ny = y.z'],
      'SAFETY'
    );
    expect(output.trim()).toBe('');
  });
});

describe('names that NumPy has dropped', () => {
  const first = 'import numpy as np\nimport tensorflow as tf';

  it('are written anew across cells, and in arguments that move', () => {
    const outputs = twice(
      [
        first,
        'x = tf.nn.softmax_cross_entropy_with_logits(labels=a.astype(np.float), logits=b)',
        '# np is NumPy\ndef f(np_=np, n=np.infty):\n  return np.bool(n)'
      ],
      'DEFAULT'
    );
    expect(outputs[1]).toContain('a.astype(float)');
    expect(outputs[2]).toBe(
      '# np is NumPy\ndef f(np_=np, n=np.inf):\n  return bool(n)'
    );
  });

  it.each([
    'np = 3',
    'def f(np): pass',
    'for np in range(3): pass',
    'from other import np',
    'import other.numpy as np'
  ])('stay where the word may be something else: %s', other => {
    const outputs = twice([first, other, 'x = np.int'], 'DEFAULT');
    expect(outputs[2]).toBe('x = np.int');
  });

  it.each(['float = 1', 'def g(a, float): pass', 'h = lambda float: 1'])(
    "stay where Python's own name is bound: %s",
    other => {
      const outputs = twice([first, other, 'x = np.float'], 'DEFAULT');
      expect(outputs[2]).toBe('x = np.float');
    }
  );

  it('are taken where such a name is only used', () => {
    const outputs = twice(
      [
        first,
        'class A(object):\n  def f(self, x=float(3)): return [float(i) for i in x]',
        'x = np.float, np . object'
      ],
      'SAFETY'
    );
    expect(outputs[2]).toBe('x = float, object');
  });

  it('stay in code that uses no TensorFlow', () => {
    expect(twice(['import numpy as np\nx = np.int'], 'DEFAULT')[0]).toContain(
      'np.int'
    );
  });
});

it.each(['', '\ny = 1'])(
  'an import is taken out from before a byte order mark and %j',
  rest => {
    const options = { mode: 'DEFAULT', runReady: true } as const;
    const source =
      'from tensorflow.examples.tutorials.mnist import nput_data\uFEFF' + rest;
    const [once] = migrateCells(engine, [source], options).cells;
    const [again] = migrateCells(engine, [once.output], options).cells;
    expect(once.syntax).toBeNull();
    expect(again.syntax).toBeNull();
    expect(again.output).toBe(once.output);
  }
);

it('code with the prompts of a session keeps them', () => {
  const [output] = twice(
    [
      [
        '>>> import tensorflow as tf',
        '>>> with tf.Session() as sess:',
        '...     print(sess.run(tf.log(1.)))'
      ].join('\n')
    ],
    'DEFAULT'
  );
  expect(output).toBe(
    [
      '>>> import tensorflow as tf',
      '>>> tf.compat.v1.disable_v2_behavior()',
      '>>> with tf.compat.v1.Session() as sess:',
      '...     print(sess.run(tf.math.log(1.)))'
    ].join('\n')
  );
});

it('what goes in front of code with a prompt has one too', () => {
  const [output] = twice(
    ['In [7]: if slim.l2_regularizer(): slim.l2_regularizer()'],
    'DEFAULT'
  );
  expect(output).toContain('import');
  for (const line of output.split('\n')) {
    expect(line).toMatch(/^In \[7\]: /);
  }
});

it('a stand-in that needs legacy Keras says so, once', () => {
  const [, cell] = migrateCells(
    engine,
    [
      'import tensorflow as tf',
      'from tensorflow.contrib.layers import batch_norm\nx = batch_norm(batch_norm(x))'
    ],
    { mode: 'DEFAULT', runReady: true }
  ).cells;
  expect(
    cell.findings.filter(finding => finding.rule === 'legacy-keras')
  ).toMatchObject([
    {
      severity: 'WARNING',
      symbol: 'tf.compat.v1.layers.BatchNormalization',
      line: 1
    }
  ]);
});

describe('lines for the whole program', () => {
  it.each([
    [
      'are not lost with an import on the last line that is taken out',
      [
        'x\nfrom tensorflow.examples.tutorials.mnist import input_data',
        'import tensorflow as tf\ny = tf.layers.SeparableConv1D'
      ]
    ],
    [
      'are not added twice behind broken code with prompts',
      [
        '>>> if tf.AUTO_REUSE(x, \nb=slim.l2_regularizer()): tf.X𐀀 x)\n\n>>> from tensorflow import nn, placeholder as ph'
      ]
    ]
  ])('%s', (_, sources) => {
    expect(twice(sources, 'DEFAULT').join('\n')).toMatch(
      /LEGACY_KERAS|disable_v2_behavior/
    );
  });
});
