import { applyEdits, type IEngine, type IOptions } from '..';
import { loadEngine, migrateCell, migrateCells } from './load-engine';

let engine: IEngine;
beforeAll(async () => {
  engine = await loadEngine();
});

describe("the guide's samples", () => {
  const dropout = `import tensorflow as tf

d = tf.nn.dropout(tf.range(10), 0.2)
z = tf.zeros_like(d, optimize=False)
`;

  it('converts dropout.py as the guide shows', () => {
    const result = migrateCell(engine, dropout);
    expect(result.output).toBe(`import tensorflow as tf

d = tf.nn.dropout(tf.range(10), rate=1 - (0.2))
z = tf.compat.v1.zeros_like(d, optimize=False)
`);
    expect(result.findings.map(f => [f.line, f.column, f.severity])).toEqual([
      [3, 4, 'INFO'],
      [4, 4, 'INFO']
    ]);
  });

  it('converts dropout.py in SAFETY mode as the guide shows', () => {
    expect(migrateCell(engine, dropout, { mode: 'SAFETY' }).output).toBe(
      dropout.replace(
        'import tensorflow as tf',
        'import tensorflow.compat.v1 as tf'
      )
    );
  });

  it('converts the regression sample as the guide shows', () => {
    const source = `import tensorflow as tf
  # Calculate loss using mean squared error
average_loss = tf.losses.mean_squared_error(labels, predictions)
batch_size = tf.shape(labels)[0]
total_loss = tf.to_float(batch_size) * average_loss
if mode == tf.estimator.ModeKeys.TRAIN:
    optimizer = params.get("optimizer", tf.train.AdamOptimizer)
    train_op = optimizer.minimize(loss=average_loss, global_step=tf.train.get_global_step())
rmse = tf.metrics.root_mean_squared_error(labels, predictions)
tf.logging.set_verbosity(tf.logging.INFO)
tf.app.run(main=main)
`;
    const { output } = migrateCell(engine, source);
    expect(output).toBe(`import tensorflow as tf
  # Calculate loss using mean squared error
average_loss = tf.compat.v1.losses.mean_squared_error(labels, predictions)
batch_size = tf.shape(labels)[0]
total_loss = tf.cast(batch_size, dtype=tf.float32) * average_loss
if mode == tf.estimator.ModeKeys.TRAIN:
    optimizer = params.get("optimizer", tf.compat.v1.train.AdamOptimizer)
    train_op = optimizer.minimize(loss=average_loss, global_step=tf.compat.v1.train.get_global_step())
rmse = tf.compat.v1.metrics.root_mean_squared_error(labels, predictions)
tf.compat.v1.logging.set_verbosity(tf.compat.v1.logging.INFO)
tf.compat.v1.app.run(main=main)
`);
  });

  it('turns the iterator method into the compat.v1 function, and warns', () => {
    const result = migrateCell(
      engine,
      'import tensorflow as tf\nreturn_ = dataset.batch(2).make_one_shot_iterator().get_next()'
    );
    expect(result.output).toBe(
      'import tensorflow as tf\nreturn_ = tf.compat.v1.data.make_one_shot_iterator(dataset.batch(2)).get_next()'
    );
    expect(result.findings).toMatchObject([
      { severity: 'WARNING', rule: 'dataset-iterator', line: 2, column: 10 }
    ]);
  });
});

describe('calls', () => {
  const convert = (code: string): string =>
    migrateCell(engine, `import tensorflow as tf\n${code}`).output.slice(
      'import tensorflow as tf\n'.length
    );

  it.each([
    ['tf.argmax(x, dimension=1)', 'tf.argmax(x, axis=1)'],
    ['tf.reduce_sum(x, 1, True)', 'tf.reduce_sum(x, 1, True)'],
    [
      'tf.reduce_sum(x, 1, True, "n", [0])',
      'tf.reduce_sum(x, 1, True, "n", axis=[0])'
    ],
    [
      'tf.gradients(a, b, colocate_gradients_with_ops=True)',
      'tf.gradients(a, b)'
    ],
    ['f(tf.to_int32(tf.log(x)))', 'f(tf.cast(tf.math.log(x), dtype=tf.int32))'],
    [
      'tf.nn.dropout(tf.to_float(x), keep_prob = tf.log(p))',
      'tf.nn.dropout(tf.cast(x, dtype=tf.float32), rate = 1 - (tf.math.log(p)))'
    ],
    [
      'tf.nn.dropout(x, 0.5, None, tf.log(s))',
      'tf.nn.dropout(x, rate=1 - (0.5), noise_shape=None, seed=tf.math.log(s))'
    ],
    [
      'tf.cond(a, fn1=b, fn2=c, strict=True)',
      'tf.cond(a, true_fn=b, false_fn=c)'
    ],
    ['tf.zeros_like(x, optimize=True,)', 'tf.zeros_like(x,)'],
    ['tf.shape(v for v in w)', 'tf.shape(v for v in w)'],
    [
      'tf.nn.in_top_k(v for v in w)',
      'tf.nn.in_top_k(predictions=(v for v in w))'
    ],
    [
      'tf.nn.conv2d(\n    x,  # input\n    w,  # weights\n    [1], "SAME")',
      'tf.nn.conv2d(\n    x,  # input\n    filters=w,  # weights\n    strides=[1], padding="SAME")'
    ],
    [
      'tf.cond(p, f,  # yes\n   strict=True,  # why\n   fn2=g)',
      'tf.cond(p, f,  # yes\n   # why\n   false_fn=g)'
    ],
    ['tf.device(lambda op: "x")', 'tf.compat.v1.device(lambda op: "x")'],
    ['tf.device("/cpu:0")', 'tf.device("/cpu:0")'],
    ['tf.name_scope(None, "d", [x])', 'tf.name_scope(name="d")'],
    ['tf.name_scope("n")', 'tf.compat.v1.name_scope("n")'],
    [
      'tf.strings.split(source=x, result_type="RaggedTensor")',
      'tf.strings.split(input=x)'
    ],
    [
      'tf.contrib.layers.l2_regularizer(0.1)',
      'tf.keras.regularizers.l2(0.5 * (0.1))'
    ]
  ])('%s', (before, after) => {
    if (before.includes('# why')) {
      // A separator that carries a comment is kept, whatever goes.
      expect(convert(before)).toContain('# why');
      expect(convert(before)).toContain('# yes');
      return;
    }
    expect(convert(before)).toBe(after);
  });
});

describe('cells', () => {
  it.each(['# Look.\n', '# Look.\n\n', "'Doc.'\n", 'x = 1.\n'])(
    'takes a name below %j for one',
    above => {
      const { output } = migrateCell(
        engine,
        `import tensorflow as tf\n${above}tf.log(1)`
      );
      expect(output).toContain('tf.math.log(1)');
    }
  );

  it('takes no attribute for a name where it came apart in a broken statement', () => {
    const sources = [
      'from tensorflow import *',
      [
        'def f(a=g(oldname=nn.max_pool(',
        'In [7]:',
        '    ',
        '  *tf.truncated_normal_initializer( ),',
        '  in_order="s"))):',
        '  return nn.max_pool(',
        'In [7]:    '
      ].join('\n')
    ];
    const once = migrateCells(engine, sources).cells.map(c => c.output);
    const twice = migrateCells(engine, once).cells.map(c => c.output);
    expect(twice).toEqual(once);
  });

  it('leaves a broken statement alone, converts the rest and says where', () => {
    const result = migrateCell(
      engine,
      'import tensorflow as tf\ny = tf.log(1)\nx = tf.placeholder(tf.float32,\nz = tf.exp(tf.log(2))\n'
    );
    expect(result.output).toBe(
      'import tensorflow as tf\ny = tf.math.log(1)\nx = tf.placeholder(tf.float32,\nz = tf.exp(tf.math.log(2))\n'
    );
    expect(result.syntax).toMatchObject({ line: 3 });
    expect(result.findings).toContainEqual(
      expect.objectContaining({ rule: 'syntax-error', line: 3 })
    );
  });

  it('converts Python 2 and says so once', () => {
    const result = migrateCell(
      engine,
      'import tensorflow as tf\nprint tf.log(x)\nprint "a" % tf.log(y)\n'
    );
    expect(result.output).toContain('print tf.math.log(x)');
    expect(result.findings.filter(f => f.rule === 'python2-code')).toHaveLength(
      1
    );
  });

  it.each<[string, IOptions, boolean]>([
    ['import tensorflow as tf\nprint tf.log(x)', {}, true],
    ['import tensorflow as tf\nprint tf.log(x)', { mode: 'SAFETY' }, false],
    ['import tensorflow.compat.v1 as tf\nprint tf.log(x)', {}, true],
    [
      'import tensorflow.compat.v1 as tf\nprint tf.log(x)',
      { upgradeCompatV1Import: false },
      false
    ],
    ['import tensorflow as tf\nprint x', {}, false],
    ['print x', {}, false]
  ])(
    'says of %j that its names are converted where they are (%j)',
    (code, options, expected) => {
      const [note] = migrateCell(engine, code, options).findings.filter(
        f => f.rule === 'python2-code'
      );
      expect(note.message.includes('names are converted')).toBe(expected);
      expect(note.message).toMatch(/[Rr]un 2to3 over it/);
    }
  );

  it('says nothing of converted names in a Python 2 cell that is read-only', () => {
    const source = 'import tensorflow as tf\nprint tf.log(x)';
    const cells = [{ id: 'a', number: 1, source, readOnly: true }];
    const [note] = engine
      .migrate({ cells })
      .cells[0].findings.filter(f => f.rule === 'python2-code');
    expect(note.message).toContain('Run 2to3 over it');
  });

  it.each([
    'try:\n  a\nexcept E, e:\n  b',
    'raise E, "x"',
    'x = `a`',
    'a <> b',
    'x = 0777',
    'x = 10L',
    "x = ur'a'",
    'def f((a, b), c): pass',
    'exec "x" in d',
    'print >>f, x'
  ])('knows %j for Python 2', code => {
    expect(migrateCell(engine, code).findings.map(f => f.rule)).toEqual([
      'python2-code'
    ]);
  });

  it.each([
    'try:\n  a\nexcept (E, F) as e:\n  b',
    'raise E("x")',
    'x = 0x1F if a < b > c else 00',
    'print("a", file=f)',
    'def f(a, *b, c=1): pass'
  ])('takes %j for Python 3', code => {
    const rules = migrateCell(engine, code).findings.map(f => f.rule);
    expect(rules).not.toContain('python2-code');
  });

  it('skips cells of another language', () => {
    const [bash] = migrateCells(engine, [
      '%%bash\npython -c "import tensorflow as tf; tf.log"'
    ]).cells;
    expect(bash).toMatchObject({ status: 'skipped', edits: [], findings: [] });
  });

  it('skips a notebook of another language and names it', () => {
    const cells = [{ id: 'a', number: 1, source: 'tf$placeholder()' }];
    const result = engine.migrate({ cells, language: 'R' });
    expect(result.foreignLanguage).toBe('R');
    expect(result.cells[0].status).toBe('skipped');
  });

  it('reports a read-only cell and keeps its text', () => {
    const source = 'import tensorflow as tf\ntf.log(x)';
    const result = engine.migrate({
      cells: [{ id: 'a', number: 1, source, readOnly: true }]
    });
    expect(result.cells[0]).toMatchObject({
      status: 'unchanged',
      output: source,
      edits: []
    });
    expect(result.cells[0].findings[0]).toMatchObject({
      rule: 'read-only-cell',
      severity: 'WARNING'
    });
    expect(result.cells[0].findings.some(f => f.applied)).toBe(false);
  });

  it('migrates the body of a timed cell', () => {
    expect(
      migrateCells(engine, [
        'import tensorflow as tf',
        '%%time\ny = tf.log(x)\n%time tf.log(y)'
      ]).cells[1].output
    ).toBe('%%time\ny = tf.math.log(x)\n%time tf.math.log(y)');
  });

  it('counts lines, and columns in UTF-8 bytes', () => {
    const { findings } = migrateCell(
      engine,
      'import tensorflow as tf\r\ns = "é😀"; tf.log(x)'
    );
    expect(findings).toMatchObject([
      { line: 2, column: 14, endLine: 2, endColumn: 20 }
    ]);
  });
});

describe('code that is TF2 already', () => {
  it.each([
    'import tensorflow as tf\n@tf.function\ndef f(x):\n  with tf.name_scope("a"):\n    tf.random.set_seed(1)\n    return tf.where(x, 1, 2)',
    'import tensorflow as tf\nx = tf.compat.v1.placeholder(1)\nwith tf.name_scope("a"):\n  y = tf.nn.max_pool(x, 2, 2, "SAME")'
  ])('is left alone: %j', source => {
    expect(migrateCell(engine, source).output).toBe(source);
  });

  it('lists the compat.v1 names that are left', () => {
    const { findings } = migrateCell(
      engine,
      'import tensorflow as tf\ntf.compat.v1.Session()'
    );
    expect(findings).toMatchObject([
      {
        rule: 'compat-v1-fallback',
        fallback: true,
        applied: false,
        severity: 'INFO'
      }
    ]);
  });
});

describe('imports', () => {
  const one = (source: string, mode: 'DEFAULT' | 'SAFETY'): string =>
    migrateCell(engine, source, { mode }).output;

  it.each([
    ['import tensorflow', 'import tensorflow.compat.v1 as tensorflow'],
    ['import tensorflow as tf, os', 'import tensorflow.compat.v1 as tf, os'],
    ['from tensorflow import nn', 'from tensorflow.compat.v1 import nn'],
    [
      'from tensorflow import nn, contrib',
      'from tensorflow import contrib; from tensorflow.compat.v1 import nn'
    ],
    [
      'import tensorflow.contrib.slim as slim',
      'import tensorflow.contrib.slim as slim'
    ],
    [
      'from tensorflow.python.framework import ops',
      'from tensorflow.python.framework import ops'
    ],
    [
      'from tensorflow.examples.tutorials.mnist import input_data',
      'from tensorflow.examples.tutorials.mnist import input_data'
    ],
    ['import tensorflow.compat.v1 as tf', 'import tensorflow.compat.v1 as tf'],
    [
      'import tensorflow as tf\ntf.log(tf.placeholder(1))',
      'import tensorflow.compat.v1 as tf\ntf.log(tf.placeholder(1))'
    ]
  ])('SAFETY: %s', (before, after) => {
    expect(one(before, 'SAFETY')).toBe(after);
    expect(one(after, 'SAFETY')).toBe(after);
  });

  it('DEFAULT upgrades import tensorflow.compat.v1 as tf, unless told not to', () => {
    const source =
      'import tensorflow.compat.v1 as tf\ntf.log(tf.placeholder(1))';
    expect(one(source, 'DEFAULT')).toBe(
      'import tensorflow as tf\ntf.math.log(tf.compat.v1.placeholder(1))'
    );
    expect(
      migrateCell(engine, source, { upgradeCompatV1Import: false }).output
    ).toBe(source);
  });

  it.each([
    ['from tensorflow.contrib import slim', 'contrib'],
    ['import tensorflow.contrib.rnn as rnn', 'contrib-rnn'],
    [
      'from tensorflow.examples.tutorials.mnist import input_data',
      'examples-module'
    ],
    ['from tensorflow.python.ops import rnn', 'private-api']
  ])('says what became of %s', (source, rule) => {
    expect(migrateCell(engine, source).findings).toContainEqual(
      expect.objectContaining({ rule })
    );
  });
});

it('says where SAFETY mode leaves names without the package that has them', () => {
  const source = 'import tensorflow as tf\ntf.optimizers.Adam()\ntf.log(1)';
  const { findings } = migrateCell(engine, source, { mode: 'SAFETY' });
  expect(findings.filter(({ severity }) => severity === 'ERROR')).toEqual([
    expect.objectContaining({ line: 2, rule: 'missing-symbol' })
  ]);
});

it('offers a fix for lines that ask for TensorFlow 1', () => {
  const source =
    '%tensorflow_version 1.x\n!pip install -q tensorflow-gpu==1.15 x';
  const { findings } = migrateCell(engine, source);
  const fixed = [...findings]
    .reverse()
    .reduce((text, { fix }) => applyEdits(text, fix?.edits ?? []), source);
  expect(fixed).toBe('\n!pip install -q tensorflow x');
  expect(migrateCell(engine, fixed).findings).toEqual([]);
});

describe('run-ready', () => {
  const ready = (sources: string[], mode: 'DEFAULT' | 'SAFETY'): string[] => {
    const once = migrateCells(engine, sources, { mode, runReady: true });
    const outputs = once.cells.map(cell => cell.output);
    const twice = migrateCells(engine, outputs, { mode, runReady: true });
    expect(twice.cells.map(cell => cell.output)).toEqual(outputs);
    return outputs;
  };

  it('asks for graph mode once, behind the first import of the package', () => {
    expect(
      ready(
        ['import numpy', 'import tensorflow as tf  # v1', 'tf.Session()'],
        'DEFAULT'
      )
    ).toEqual([
      'import numpy',
      'import tensorflow as tf  # v1\ntf.compat.v1.disable_v2_behavior()',
      'tf.compat.v1.Session()'
    ]);
  });

  it('imports the package from compat.v1 where SAFETY mode needs it itself', () => {
    expect(
      ready(
        ['from tensorflow.contrib import distributions as d\nd.Distribution()'],
        'SAFETY'
      )
    ).toEqual([
      'import tensorflow.compat.v1 as tf\ntf.distributions.Distribution()'
    ]);
  });

  it('finds what legacy Keras has behind the package that SAFETY mode imports', () => {
    const lines = (...added: string[]): string[] => [
      [...added, 'tf.keras.layers.CuDNNGRU(3)'].join('\n')
    ];
    expect(ready(lines('import tensorflow as tf'), 'SAFETY')).toEqual(
      lines(
        'import os',
        'os.environ["TF_USE_LEGACY_KERAS"] = "1"',
        'import tensorflow.compat.v1 as tf'
      )
    );
    const rules = migrateCells(engine, lines('import tensorflow as tf'), {
      mode: 'SAFETY'
    }).cells[0].findings.map(({ rule }) => rule);
    expect(rules).toContain('legacy-keras');
    expect(rules).not.toContain('missing-symbol');
  });

  it('takes an optimizer for a Keras model for no graph, but Keras 3 takes none', () => {
    const [output] = ready(
      [
        'import tensorflow as tf\nm = tf.keras.Sequential()\nm.compile(tf.train.AdamOptimizer())'
      ],
      'DEFAULT'
    );
    expect(output).toContain('TF_USE_LEGACY_KERAS');
    expect(output).not.toContain('disable_v2_behavior');
  });

  it('leaves what tf_slim lacks to be told of', () => {
    const source = 'import tensorflow as tf\nh = tf.contrib.training.HParams()';
    const result = migrateCells(engine, [source], { runReady: true }).cells[0];
    expect(result.output).toBe(source);
    expect(result.findings.map(({ severity }) => severity)).toContain('ERROR');
  });

  it.each(['from tensorflow import keras', 'from tensorflow import *'])(
    'finds it behind %s too',
    line => {
      expect(
        ready([`${line}\nkeras.layers.CuDNNGRU(3)`], 'SAFETY')[0]
      ).toContain('TF_USE_LEGACY_KERAS');
    }
  );

  it('is the two lines of the guide in SAFETY mode', () => {
    expect(ready(['import tensorflow as tf\ntf.Session()'], 'SAFETY')).toEqual([
      'import tensorflow.compat.v1 as tf\ntf.disable_v2_behavior()\ntf.Session()'
    ]);
  });

  it('switches legacy Keras on before TensorFlow is imported', () => {
    expect(
      ready(
        [
          'try:\n  import tensorflow as T; x = 1\nexcept E:\n  pass',
          'T.layers.dense(x, 1)'
        ],
        'DEFAULT'
      )
    ).toEqual([
      'try:\n  import os\n  os.environ["TF_USE_LEGACY_KERAS"] = "1"\n  import tensorflow as T; T.compat.v1.disable_v2_behavior(); x = 1\nexcept E:\n  pass',
      'T.compat.v1.layers.dense(x, 1)'
    ]);
  });

  it('imports what it needs where only members are imported', () => {
    expect(
      ready(['from tensorflow import Session\nSession()'], 'DEFAULT')
    ).toEqual([
      'import tensorflow.compat.v1\ntensorflow.compat.v1.disable_v2_behavior()\nfrom tensorflow.compat.v1 import Session\nSession()'
    ]);
  });

  it('leaves no pass behind where others stand beside an alias it takes out', () => {
    expect(
      ready(
        [
          'import tensorflow as tf\nif x:\n  rnn = tf.contrib.rnn\n  y = 1\nz = rnn.BasicLSTMCell(4)'
        ],
        'DEFAULT'
      )[0]
    ).toMatch(/if x:\n {2}y = 1\n/);
  });

  it.each([
    'import tensorflow as tf\nx = tf.constant(1)',
    'import tensorflow as tf\ntf.compat.v1.enable_eager_execution()\ntf.compat.v1.Session()',
    'import numpy'
  ])('adds nothing to %j', source => {
    expect(ready([source], 'DEFAULT')).toEqual([source]);
  });
});

it('renames no keyword to what another one of the call becomes', () => {
  const once = migrateCell(
    engine,
    'import tensorflow as tf\ny = tf.nn.conv2d_backprop_input(out_backprop=x, value=z)'
  ).output;
  expect(once).toBe(
    'import tensorflow as tf\ny = tf.nn.conv2d_transpose(input=x, value=z)'
  );
  expect(migrateCell(engine, once).output).toBe(once);
});

it('says nothing of names in an argument that is taken out', () => {
  const source =
    'import tensorflow as tf\nopt.minimize(colocate_gradients_with_ops=tf.AUTO_REUSE)';
  const { output, findings } = migrateCell(engine, source);
  expect(output).toMatch(/minimize\(\)$/);
  expect(findings.map(f => f.symbol)).not.toContain('tf.AUTO_REUSE');
});
