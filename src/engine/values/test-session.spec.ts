import type { IEngine, IOptions } from '..';
import { loadEngine, migrateCells } from '../__tests__/load-engine';

let engine: IEngine;
beforeAll(async () => {
  engine = await loadEngine();
});

function test(body: string, base = 'tf.test.TestCase'): string {
  return `import tensorflow as tf\nclass A(${base}):\n  def test_it(self):\n    ${body}\n`;
}

const LINE = 'tf.compat.v1.disable_v2_behavior()\n';

function outputs(code: string, options: IOptions = {}): string {
  const { cells } = migrateCells(engine, [code], {
    runReady: true,
    ...options
  });
  return cells[0].output;
}

describe('sessions of tf.test.TestCase', () => {
  it.each([
    'with self.test_session() as sess: sess.run(y)',
    'with self.session(graph=tf.Graph()) as s: self.check(s)',
    'with self.cached_session(): y.eval()',
    'sess = self.session()'
  ])('are given TensorFlow 1 behaviour: %s', body => {
    const output = outputs(test(body));
    expect(output).toContain(LINE);
    expect(outputs(output)).toBe(output);
  });

  it.each([
    ['values come by evaluate', test('with self.session(): self.evaluate(y)')],
    ['no class is above it', test('with self.session() as s: s.run(y)', '')],
    [
      'another object has the session',
      test('with db.session() as s: s.run(y)')
    ],
    [
      'there is no TestCase of TensorFlow',
      test('with self.session() as s: s.run(y)', 'Client')
    ],
    [
      'code chose to run eagerly',
      `${test('with self.session() as s: s.run(y)')}tf.compat.v1.enable_v2_behavior()\n`
    ]
  ])('are left alone where %s', (_, code) => {
    expect(outputs(code)).toBe(code);
  });

  it('are told of where code is not to run, or chose to run eagerly', () => {
    const code = test('with self.session() as s: s.run(y)');
    const rules = (source: string, options: IOptions): string[] =>
      migrateCells(engine, [source], options).cells[0].findings.map(
        ({ rule }) => rule
      );
    expect(rules(code, {})).toEqual(['session-method']);
    expect(rules(`${code}${LINE}`, {})).not.toContain('session-method');
    expect(
      rules(`${code}tf.compat.v1.enable_v2_behavior()\n`, { runReady: true })
    ).toContain('session-method');
  });
});
