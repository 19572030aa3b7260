import { loadEngine, migrateCells } from '../__tests__/load-engine';
import type { IEngine, IOptions } from '..';

let engine: IEngine;
beforeAll(async () => {
  engine = await loadEngine();
});

const RULES =
  /^(?:dimension-value|keras-argument|python2-name|removed-member|session-method)$/;

/** Lines of the last cell with a finding about a receiver, as `line rule`. */
function found(cells: readonly string[], options: IOptions = {}): string[] {
  const all = migrateCells(engine, cells, options).cells;
  return all[all.length - 1].findings
    .filter(f => RULES.test(f.rule))
    .map(f => `${f.line} ${f.rule}`);
}

const TF = 'import tensorflow as tf\n';

describe('a receiver is known', () => {
  it.each([
    ['through assignments', `${TF}x = tf.ones([2])\ny = x\ny.eval()`],
    ['through arithmetic', `${TF}y = 1 + tf.ones([2])\n\ny.eval()`],
    [
      'through a function of the program',
      `${TF}def f(): return tf.ones([2])\n\nf().eval()`
    ],
    [
      'in a function, from outside',
      `${TF}x = tf.ones([2])\ndef f():\n  x.eval()`
    ],
    [
      'as an attribute of self',
      `${TF}class A:\n  def f(self): self.x = tf.ones([2]); self.x.eval()`
    ],
    [
      'where both branches agree',
      `${TF}if a: x = tf.ones([2])\nelse: x = tf.zeros([2])\nx.eval()`
    ]
  ])('%s', (_, code) => {
    const lines = code.split('\n').length;
    expect(found([code])).toEqual([`${lines} session-method`]);
  });

  it('from another cell', () => {
    expect(found([TF, 'x = tf.ones([2])', 'x.eval()'])).toEqual([
      '1 session-method'
    ]);
  });

  it('in a comprehension', () => {
    expect(found([`${TF}[d.value for d in tf.ones([2]).shape]`])).toEqual([
      '2 dimension-value'
    ]);
  });
});

describe('a receiver is not known', () => {
  it.each([
    ['as a parameter', `${TF}def f(x): x.eval()`],
    ['where branches differ', `${TF}x = tf.ones([2])\nif a: x = m\nx.eval()`],
    [
      'where a loop binds it anew below',
      `${TF}x = tf.ones([2])\nfor i in y:\n  x.eval()\n  x = model`
    ],
    ['where it is shadowed', `${TF}x = tf.ones([2])\nx = m\nx.eval()`],
    ['from a loop over unknown things', `${TF}for x in xs:\n  x.eval()`],
    [
      'where a with statement binds it',
      `${TF}x = tf.ones([2])\nwith m as x:\n  x.eval()`
    ],
    [
      'where a global statement lets functions bind it',
      `${TF}x = tf.ones([2])\ndef g():\n  global x\n  x = m\ndef f():\n  x.eval()`
    ],
    ['from a method of another object', `${TF}x = m.zeros()\nx.eval()`],
    [
      'where functions return different things',
      `${TF}def f():\n  if a: return tf.ones([2])\n  return None\nf().eval()`
    ],
    [
      'where the program has a member of that name itself',
      `${TF}class M(tf.keras.Model):\n  def fit_generator(self): pass\nM().fit_generator()`
    ],
    ['without TensorFlow', 'x = ones([2])\nx.eval()\nfor i in xrange(3): pass'],
    ['as a session', `${TF}s = tf.Session()\ns.run(x)`],
    ['through itself', `${TF}x = x\nx.eval()\ndef f(): return f()\nf().eval()`],
    [
      'where the name is looped around',
      `${TF}a = b\nb = a\nfor i in c:\n  a = b\n  b = a\n  a.eval()`
    ]
  ])('%s', (_, code) => {
    expect(found([code])).toEqual([]);
  });
});

describe('findings about receivers', () => {
  it('go by the target version', () => {
    const model = `${TF}m = tf.keras.Sequential([])\nm.fit_generator(g)\nm.predict_classes(x)`;
    const at = (targetVersion: string): string[] =>
      found([model], { targetVersion });
    expect(at('2.5')).toEqual([]);
    expect(at('2.15')).toEqual(['4 removed-member']);
    expect(at('2.21')).toEqual(['3 removed-member', '4 removed-member']);
  });

  it('are for information where TensorFlow 1 is switched on', () => {
    const code = `${TF}s = tf.Session()\nx = tf.ones([2])\nx.eval(session=s)`;
    const severity = (runReady: boolean): string | undefined =>
      migrateCells(engine, [code], { runReady }).cells[0].findings.find(
        f => f.rule === 'session-method'
      )?.severity;
    expect(severity(false)).toBe('WARNING');
    expect(severity(true)).toBe('INFO');
  });

  it('leave a data set of compat.v1 alone', () => {
    const code = `${TF}d = tf.compat.v1.data.Dataset.range(3)\nd.output_types`;
    expect(found([code])).toEqual([]);
    expect(found([code.replace('compat.v1.', '')])).toEqual([
      '3 removed-member'
    ]);
  });
});
