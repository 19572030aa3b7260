import * as fc from 'fast-check';
import type { IEngine, IOptions } from '..';
import { applyEdits } from '..';
import { upgradeTables } from '../tables/upgrade-tables';
import { loadEngine, migrateCells } from './load-engine';

/**
 * Raise for a long hunt: FUZZ_RUNS=20000 npx jest laws. Only then the notebooks are other
 * ones each time, so that nobody's work is stopped by what it has nothing to do with.
 */
const RUNS: fc.Parameters<unknown> = process.env.FUZZ_RUNS
  ? { numRuns: Number(process.env.FUZZ_RUNS) }
  : { numRuns: 400, seed: 20261125 };

let engine: IEngine;
beforeAll(async () => {
  engine = await loadEngine();
});

const names = [
  ...upgradeTables.renames.keys(),
  ...upgradeTables.reorders.keys(),
  ...upgradeTables.keywords.keys(),
  ...upgradeTables.transformers.keys(),
  ...upgradeTables.warnings.keys()
].filter(name => !name.includes('*'));

const keywords = [
  ...new Set([...upgradeTables.keywords.values()].flatMap(m => [...m.keys()])),
  'name',
  'rate',
  'keep_prob',
  'labels',
  'x'
];

const odd = fc.constantFrom(
  '',
  ' ',
  '  ',
  '\t',
  '\n   ',
  ' # é 😀\n  ',
  '\\\n '
);

/** Python that uses TensorFlow in every way we can think of. */
const expression = fc.letrec<{ expression: string; call: string }>(tie => ({
  expression: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom(
      'x',
      '1',
      '"s"',
      "'😀'",
      'None',
      'True',
      'lambda: 0',
      '[a, b]',
      'y.z',
      'tf',
      'T.log'
    ),
    fc.constantFrom(...names).map(name => `tf.${name}`),
    tie('call')
  ),
  call: fc
    .tuple(
      fc.oneof(
        fc.constantFrom(...names).map(name => `tf.${name}`),
        fc.constantFrom(
          'ds.make_one_shot_iterator',
          'opt.minimize',
          'm.save',
          'nn.max_pool',
          'L.dense',
          'slim.l2_regularizer',
          'ph'
        )
      ),
      fc.array(
        fc.tuple(
          fc.constantFrom('', '', '', '*', '**', ...keywords.map(k => `${k}=`)),
          odd,
          tie('expression')
        ),
        { maxLength: 5 }
      ),
      odd
    )
    .map(([name, args, gap]) => {
      // Python wants positional arguments first and each keyword once.
      const rank = (a: string): number =>
        a === '' ? 0 : a === '*' ? 1 : a === '**' ? 3 : 2;
      const seen = new Set<string>();
      const kept = args
        .filter(([k]) => !k.endsWith('=') || (!seen.has(k) && seen.add(k)))
        .sort((a, b) => rank(a[0]) - rank(b[0]));
      return `${name}(${gap.replace('\\\n', '\n')}${kept
        .map(
          ([k, space, value]) => `${space.replace('\\\n', '\n')}${k}${value}`
        )
        .join(',')})`;
    })
})).expression;

const statement = fc.oneof(
  expression.map(e => `y = ${e}`),
  expression.map(e => `with ${e} as s:\n\tpass`),
  expression.map(e => `def f(a=${e}):\n  return ${e}`),
  expression.map(e => `if ${e}: ${e}`),
  fc.constantFrom(
    'import tensorflow as tf',
    'import tensorflow',
    'import tensorflow.compat.v1 as tf',
    'from tensorflow import nn, placeholder as ph',
    'from tensorflow import layers as L, log',
    'from tensorflow.contrib import slim',
    'from tensorflow.contrib import rnn, layers as L',
    'from tensorflow.examples.tutorials.mnist import input_data',
    'd = tf.data.Dataset.range(3).map(f)\nd.output_types',
    'o = tf.keras.optimizers.SGD(lr=0.1)\no.minimize(x)',
    'k = tf.keras.Sequential()\nk.fit_generator(x)',
    'z = tf.concat(1, [x, tf.mul(x, y)])',
    't = tf.ones([2])\nt.eval(); t.shape[0].value',
    'for i in xrange(3): raw_input(i)',
    'import numpy as np',
    'y = tf.cast(np.zeros(3, np.int), np.float)',
    'int = np.infty',
    'from tensorflow import *',
    'import tensorflow as T; tf = T',
    'tf = 3',
    'del tf',
    'for tf in x: pass',
    '%matplotlib inline',
    '!pip install tensorflow==1.15',
    'z = !ls',
    '%%time',
    '# tf.log é 😀',
    'print "x"',
    's = """\n!tf.log(\n"""'
  )
);

const cell = fc
  .tuple(
    fc.array(statement, { maxLength: 6 }),
    fc.constantFrom('\n', '\r\n', '\n\n'),
    fc.constantFrom('', '\n', ';', ' ', '\uFEFF'),
    fc.constantFrom('', '', '', '', '', '', '', '>>> ', 'In [7]: ')
  )
  .map(
    ([lines, end, tail, prompt]) =>
      lines.join('\n').replace(/^/gm, prompt).replace(/\n/g, end) + tail
  );

/** The same, cut, spliced and sprinkled with anything. */
const mutated = fc
  .tuple(
    cell,
    fc.array(
      fc.tuple(
        fc.nat(),
        fc.nat(6),
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.constantFrom(
            '(',
            ')',
            '"',
            "'''",
            '\0',
            '\ud800',
            '\\',
            '\n',
            '%',
            '!'
          )
        )
      ),
      { maxLength: 4 }
    )
  )
  .map(([source, cuts]) =>
    cuts.reduce((text, [at, length, insert]) => {
      const from = at % (text.length + 1);
      return text.slice(0, from) + insert + text.slice(from + length);
    }, source)
  );

function check(sources: readonly string[], options: IOptions): void {
  const first = migrateCells(engine, sources, options);
  first.cells.forEach((result, i) => {
    // Edits are sorted, apart, and make the output; text outside them is kept.
    expect(applyEdits(sources[i], result.edits)).toBe(result.output);
    result.edits.forEach((edit, n) => {
      expect(edit.start).toBeGreaterThanOrEqual(result.edits[n - 1]?.end ?? 0);
      expect(edit.text).not.toBe(sources[i].slice(edit.start, edit.end));
    });
    // Each edit is some finding's, and each change has its edits.
    const owned = new Set(result.findings.flatMap(f => f.edits));
    expect([...owned].sort((a, b) => a - b)).toEqual(
      result.edits.map((_, n) => n)
    );
    for (const finding of result.findings) {
      expect(finding.edits.length > 0).toBe(finding.applied);
      expect(finding.span.start).toBeLessThanOrEqual(finding.span.end);
      expect(finding.outputSpan.end).toBeLessThanOrEqual(result.output.length);
      expect(finding.line).toBeGreaterThan(0);
    }
  });
  const second = migrateCells(
    engine,
    first.cells.map(c => c.output),
    options
  );
  second.cells.forEach((result, i) => {
    expect(result.output).toBe(first.cells[i].output);
    expect(result.findings.filter(f => f.applied)).toEqual([]);
    // What parsed before, parses after.
    if (first.cells[i].syntax === null) {
      expect(result.syntax).toBeNull();
    }
  });
}

describe('the laws hold', () => {
  // Mostly as it comes out of the box; each option often enough to be met.
  const options = fc.record<IOptions>({
    mode: fc.constantFrom('DEFAULT', 'SAFETY'),
    runReady: fc.boolean(),
    targetVersion: fc.constantFrom('2.21', '2.21', '2.15', '2.5', '2.0')
  });

  it('on generated notebooks', () => {
    fc.assert(
      fc.property(
        fc.array(cell, { minLength: 1, maxLength: 3 }),
        options,
        check
      ),
      RUNS
    );
  });

  it('on mutated notebooks', () => {
    fc.assert(
      fc.property(
        fc.array(mutated, { minLength: 1, maxLength: 3 }),
        options,
        check
      ),
      RUNS
    );
  });

  it('and no comment is lost', () => {
    const comments = (text: string): string[] => text.match(/#[^\r\n]*/g) ?? [];
    fc.assert(
      fc.property(expression, e => {
        const source = `import tensorflow as tf\ny = ${e}`;
        const [result] = migrateCells(engine, [source]).cells;
        expect(comments(result.output).length).toBe(comments(source).length);
      }),
      RUNS
    );
  });
});
