import { Parser, Tree } from 'web-tree-sitter';
import type { IEngine } from '../types';
import { loadEngine } from './load-engine';

const CODE = [
  'import tensorflow as tf\nx = tf.log(tf.placeholder(tf.float32))\n',
  'def f(a:\n  return tf.log(a)\n',
  'y = tf.log(x)\n',
  'y = tf.log(x)\n'
];
const cells = CODE.map((source, i) => ({ id: `${i}`, number: i + 1, source }));

let engine: IEngine;

beforeAll(async () => {
  engine = await loadEngine();
});

afterEach(() => {
  jest.restoreAllMocks();
});

describe('trees', () => {
  it.each(['DEFAULT', 'SAFETY'] as const)('are all freed: %s', mode => {
    const parsed = jest.spyOn(Parser.prototype, 'parse');
    const freed = jest.spyOn(Tree.prototype, 'delete');
    engine.migrate({ cells }, { mode, runReady: true });
    expect(parsed.mock.calls.length).toBeGreaterThan(3);
    expect(freed.mock.calls).toHaveLength(parsed.mock.calls.length);
  });

  it('are made once of code that is there twice', () => {
    const parsed = jest.spyOn(Parser.prototype, 'parse');
    engine.migrate({ cells });
    const texts = parsed.mock.calls.map(([text]) => text);
    expect(texts.filter(text => text === CODE[2])).toHaveLength(1);
  });

  it('are freed at once where they would be many', () => {
    const lines = 'y = tf.log(x)\n'.repeat(8000);
    const long = Array.from({ length: 10 }, (_, i) => ({
      id: `${i}`,
      number: i + 1,
      source: `import tensorflow as tf\nz = ${i}\n${lines}`
    }));
    let living = 0;
    let most = 0;
    const parse = Parser.prototype.parse;
    jest.spyOn(Parser.prototype, 'parse').mockImplementation(function (
      this: Parser,
      ...args
    ) {
      most = Math.max(most, ++living);
      return parse.apply(this, args);
    });
    const free = Tree.prototype.delete;
    jest.spyOn(Tree.prototype, 'delete').mockImplementation(function (
      this: Tree
    ) {
      living--;
      free.call(this);
    });
    engine.migrate({ cells: long });
    expect(most).toBeLessThan(7);
    expect(living).toBe(0);
  });
});
