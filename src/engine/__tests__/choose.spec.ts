import { applyEdits, chooseEdits, type IEngine, type IFinding } from '..';
import { loadEngine, migrateCell } from './load-engine';

let engine: IEngine;
beforeAll(async () => {
  engine = await loadEngine();
});

function without(source: string, rule: string, runReady = false): string {
  const result = migrateCell(engine, source, { runReady });
  const kept = chooseEdits(result, (f: IFinding) => f.rule !== rule);
  return applyEdits(
    source,
    kept.map(index => result.edits[index])
  );
}

const IMPORT = 'import tensorflow as tf\n';

describe('changes that are chosen', () => {
  it('are all there where all are wanted', () => {
    const source = `${IMPORT}y = tf.nn.dropout(tf.log(x), keep_prob=0.5)`;
    expect(without(source, 'none')).toBe(migrateCell(engine, source).output);
  });

  it('leave out one kind', () => {
    const source = `${IMPORT}a = tf.log(x)\nb = tf.placeholder(tf.float32)`;
    expect(without(source, 'compat-v1-fallback')).toBe(
      `${IMPORT}a = tf.math.log(x)\nb = tf.placeholder(tf.float32)`
    );
  });

  it('leave no call half converted', () => {
    // A new name, a new order of arguments: one without the other is wrong.
    const source = `${IMPORT}a = tf.multinomial(x, 3, 7)\nb = tf.argmax(x, dimension=1)`;
    const converted = migrateCell(engine, source);
    const rules = new Set(
      converted.findings.filter(f => f.line === 2).map(f => f.rule)
    );
    expect(rules.size).toBeGreaterThan(1);
    for (const rule of rules) {
      expect(without(source, rule).split('\n')[1]).toBe(
        'a = tf.multinomial(x, 3, 7)'
      );
    }
  });

  it('leave out the lines that let code run, and nothing of the import', () => {
    const source = `${IMPORT}b = tf.placeholder(tf.float32)`;
    expect(without(source, 'run-ready', true)).toBe(
      `${IMPORT}b = tf.compat.v1.placeholder(tf.float32)`
    );
  });

  it('carry a change along with the text that another moves', () => {
    const source = `${IMPORT}a = tf.reduce_sum(tf.log(x), 0, True, None, 1)`;
    const output = without(source, 'symbol-rename').split('\n')[1];
    // The inner name is in the text that moves, or is not: never half of it.
    expect(output).toMatch(/tf\.log\(x\)/);
  });
});
