import * as fc from 'fast-check';
import { readFileSync } from 'fs';
import { isPlain } from '../syntax/plain';
import { PythonParser } from '../syntax/python-parser';

/** FUZZ_RUNS=100000 npx jest plain hunts for long, in other code each time. */
const RUNS: fc.Parameters<unknown> = process.env.FUZZ_RUNS
  ? { numRuns: Number(process.env.FUZZ_RUNS) }
  : { numRuns: 3000, seed: 20261126 };

let parser: PythonParser;
beforeAll(async () => {
  const read = (name: string): Uint8Array =>
    readFileSync(require.resolve(name));
  parser = await PythonParser.create({
    runtime: read('web-tree-sitter/web-tree-sitter.wasm'),
    grammar: read('tree-sitter-python/tree-sitter-python.wasm')
  });
});
afterAll(() => parser.release());

/** Code of notebooks as it is written, a statement each. */
const PLAIN = [
  '',
  '\n\n# nothing but a comment\n',
  'import numpy as np, os.path\nfrom matplotlib import pyplot as plt, cm\n',
  'from a.b import (c,  # why\n  d as e,\n)\nfrom f import *\n',
  "x = 'it\\'s' \"two\" r'\\d' b'' '''\nthree\n''' u\"\"\"a\"b\"\"\"\n",
  'x, y[0], z.a = 1, 2.5e-3\n',
  'a = b = c,\na += 0x1F if a else .5\n',
  'print(x[1:, ::2, -1], *args, sep="", **more)\n',
  'y = [i ** 2 for i, (j, k) in pairs if not i if j]\n',
  'd = {1: 2, "a": [3, 4, ], }; s = {1, 2}; e = {}; t = (); u = (1,)\n',
  'z = sorted(d, key=lambda p, q=1: p[1] and q)\n',
  'n = -a + ~b @ c <= d is not e not in f or not g\n',
  'assert x == 1, "no"\ndel x, y\nraise ValueError("x")\nglobal a, b\n',
  'for i, x in enumerate(a):\n    if x: continue\n    elif y:\n      pass\n    else:\n      break\n',
  'while True:\n  x.y(z)[0].t = ...\nelse:\n  pass\n',
  'def f(a, b: int = 1, *c, **d) -> str:\n  """Doc."""\n\n  # more\n  return a\n\nf(1)\n',
  'class A(B, metaclass=C):\n  x = 1\n  def f(self):\n    return\n',
  'with open(p) as f, g:\n  pass\n',
  'try:\n  f()\nexcept (A) as e:\n  g()\nexcept:\n  h()\nelse:\n  i()\nfinally:\n  j()\n',
  'if a:\r\n  b = """\r\n"""\r\n\r\nc(\r\n  d)\r\n'
];

describe('isPlain', () => {
  it.each(PLAIN)('knows common code: %j', code => {
    expect(isPlain(code)).toBe(true);
  });

  it.each([
    'x = (',
    'x = = 1',
    'f(x) = 1',
    'x + y = 1',
    'x[] = 1',
    'f(a b)',
    'f(x.y=1)',
    'None = 1',
    '{1: 2, 3}',
    "s = 'open",
    "'''open",
    ' x = 1',
    'if x:',
    'if x:\n# only this',
    'if x:\ny = 1',
    'if x:\n    y = 1\n  z = 1',
    'else:\n  x = 1',
    'for x in y:\n  x\nelif z:\n  x',
    'try:\n  x = 1\ny = 1',
    'try:\n  x = 1',
    'print x',
    'exec "x"',
    'a <> b',
    '0777',
    '10L',
    '`x`',
    'x = 1 2',
    'x = "a" b',
    'a not b',
    'a + not b',
    'a not',
    'for x.y in z: pass',
    'from a import b,',
    'from a import ()',
    'import a b',
    'return return',
    'x = $HOME',
    'x +=',
    'f(x for x in y, 1)',
    '\tx = 1',
    'def f(a=1 b): pass',
    'x = 1 if y',
    'class: pass'
  ])('says no to what is broken or old: %j', code => {
    expect(isPlain(code)).toBe(false);
  });

  it('says no to what it would lose itself in', () => {
    for (const [open, close] of ['()', '[]', '{}']) {
      const deep = `${open.repeat(9000)}1${close.repeat(9000)}`;
      expect(isPlain(deep)).toBe(false);
    }
    expect(isPlain('1 if 2 else '.repeat(9000) + '3')).toBe(false);
    const blocks = Array.from(
      { length: 300 },
      (_, i) => `${' '.repeat(i)}if x:\n`
    );
    expect(isPlain(`${blocks.join('')}${' '.repeat(300)}y`)).toBe(false);
    expect(isPlain('not '.repeat(9000) + 'x')).toBe(true);
    expect(isPlain('x = 1\n'.repeat(9000))).toBe(true);
  });

  const tokens = PLAIN.join('').match(/\w+|[^\w\s]|\s+/g) ?? [];
  /** Plain code with some of its tokens gone, twice there or others. */
  const mutated = fc
    .tuple(
      fc.array(fc.constantFrom(...PLAIN), { minLength: 1, maxLength: 3 }),
      fc.array(
        fc.tuple(
          fc.nat(),
          fc.constantFrom(
            'drop' as const,
            'twice' as const,
            'other' as const,
            'swap' as const
          ),
          fc.constantFrom(...tokens)
        ),
        { maxLength: 3 }
      )
    )
    .map(([pieces, changes]) => {
      const list = pieces.join('').match(/\w+|[^\w\s]|\s+/g) ?? [];
      for (const [at, what, other] of changes) {
        const i = at % Math.max(list.length, 1);
        const now = list[i] ?? '';
        const put = { drop: [], twice: [now, now], other: [now, other] };
        if (what === 'swap') {
          list.splice(i, 2, list[i + 1] ?? '', now);
        } else {
          list.splice(i, 1, ...put[what]);
        }
      }
      return list.join('');
    });

  it('never says yes to what the grammar finds broken', () => {
    let yes = 0;
    fc.assert(
      fc.property(mutated, code => {
        if (isPlain(code)) {
          yes++;
          const { brokenAt, nodes } = parser.parse(code);
          expect(brokenAt).toBeNull();
          const [module] = parser.parse(code, []).nodes;
          expect(module).toMatchObject({
            type: 'module',
            start: nodes[0].start,
            end: nodes[0].end
          });
          parser.release();
        }
      }),
      RUNS
    );
    // Otherwise nothing was looked at.
    expect(yes).toBeGreaterThan(500);
  });
});
