import fc from 'fast-check';

import { applyEdits } from '../../engine/edits/apply';
import type { IEdit } from '../../engine/types';
import type { IDiffInput } from './diff-input';
import { foldsOf, type ILine, type IRow } from './rows';
import { splitRows } from './split-rows';
import { unifiedRows } from './unified-rows';

/** What a diff is made of: each edit as what goes and what comes, from an offset on. */
function input(
  before: string,
  ...edits: [string, string, number?][]
): IDiffInput {
  const found: IEdit[] = edits.map(([gone, text, after = 0]) => {
    const start = before.indexOf(gone, after);
    return { start, end: start + gone.length, text };
  });
  return { before, after: applyEdits(before, found), edits: found, notes: [] };
}

/** A line: + what is new, - what is gone, * where it changed. */
function words({ parts, isChanged }: ILine): string {
  const marks = { same: '', new: '+', gone: '-' };
  return (
    (isChanged ? '*' : '') +
    parts
      .map(({ kind, text }) => `${marks[kind]}${text}${marks[kind]}`)
      .join('')
  );
}

function say(row: IRow): string {
  switch (row.kind) {
    case 'line':
      return words(row.line);
    case 'gone':
      return `-${row.text}-`;
    case 'pair':
      return [row.left, row.right]
        .map(line => (line ? words(line) : '~'))
        .join(' | ');
    case 'notes':
      return `(${row.findings.map(finding => finding.message).join(', ')})`;
    case 'fold':
      return `[${row.lines}]`;
  }
}

const shown = (...args: Parameters<typeof input>): string[] =>
  unifiedRows(input(...args), []).map(say);

const beside = (...args: Parameters<typeof input>): string[] =>
  splitRows(input(...args), []).map(say);

describe('unifiedRows', () => {
  it('shows words where they come and go', () => {
    expect(shown('x = tf.log(dim=1)\ny', ['tf.log', 'tf.math.log'])).toEqual([
      '*x = -tf.log-+tf.math.log+(dim=1)',
      'y'
    ]);
    expect(shown('xrange(3)', ['x', ''])).toEqual(['*-x-range(3)']);
  });

  it('shows whole names where a part of one is replaced', () => {
    expect(shown('tf.to_float(x)', ['to_floa', 'cas'])).toEqual([
      '*tf.-to_float-+cast+(x)'
    ]);
    expect(shown('abcdef', ['ab', 'x'], ['de', 'y'])).toEqual([
      '*-abc-+xc+-def-+yf+'
    ]);
  });

  it('adds lines, and leaves their neighbours as they are', () => {
    const before = 'import tensorflow as tf\n\ntf.a()';
    expect(shown(before, ['', '\ntf.go()', 23], ['tf.a', 'tf.v1.a'])).toEqual([
      'import tensorflow as tf',
      '*+tf.go()+',
      '',
      '*-tf.a-+tf.v1.a+()'
    ]);
  });

  it('has whole lines that are gone in lines of their own', () => {
    expect(shown('a\nb\nc', ['b\n', ''])).toEqual(['a', '-b-', 'c']);
    expect(shown('a\nb\nc', ['\nc', ''])).toEqual(['a', 'b', '-c-']);
    expect(shown('a\nb\nc', ['b', 'd'])).toEqual(['a', '-b-', '*+d+', 'c']);
  });

  it('strikes out what is longer than a line in its place', () => {
    expect(shown('f(a,\n  b)', ['a,\n  b', 'c'])).toEqual(['*f(-a,\n  b-+c+)']);
  });
});

describe('splitRows', () => {
  it('has each line beside the one that it became', () => {
    expect(beside('x = tf.log(dim=1)\ny', ['tf.log', 'tf.math.log'])).toEqual([
      '*x = -tf.log-(dim=1) | *x = +tf.math.log+(dim=1)',
      'y | y'
    ]);
  });

  it('has nothing beside lines that come or go', () => {
    const before = 'import tensorflow as tf\n\ntf.a()';
    expect(beside(before, ['', '\ntf.go()', 23], ['tf.a', 'tf.b'])).toEqual([
      'import tensorflow as tf | import tensorflow as tf',
      '~ | *+tf.go()+',
      ' | ',
      '*-tf.a-() | *+tf.b+()'
    ]);
    expect(beside('a\nb\nc', ['b\n', ''])).toEqual([
      'a | a',
      '*-b- | ~',
      'c | c'
    ]);
    expect(beside('a\nb\nc', ['\nc', ''])).toEqual([
      'a | a',
      'b | b',
      '*-c- | ~'
    ]);
    expect(beside('a\nb', ['', 'x\n', 2])).toEqual([
      'a | a',
      '~ | *+x+',
      'b | b'
    ]);
  });

  it('takes the lines of a longer change together', () => {
    expect(beside('f(a,\n  b)\nc', ['a,\n  b', 'd'])).toEqual([
      '*f(-a,- | *f(+d+)',
      '*-  b-) | ~',
      'c | c'
    ]);
  });

  it('holds both texts whole, whatever the edits', () => {
    const text = fc
      .array(fc.constantFrom('a', 'b.', ' ', '\n', '\n'), { maxLength: 40 })
      .map(parts => parts.join(''));
    const cuts = fc.array(
      fc.tuple(
        fc.nat(40),
        fc.constantFrom('', 'x', '\n', 'x\n', '\nx', 'x\ny')
      ),
      { maxLength: 8 }
    );
    fc.assert(
      fc.property(text, cuts, (before, some) => {
        const places = some
          .map(([at]) => Math.min(at, before.length))
          .sort((a, b) => a - b);
        const edits = places.flatMap((start, index): IEdit[] => {
          const end = places[index + 1] ?? start;
          const [, text] = some[index];
          const isEdit = index % 2 === 0 && (start < end || text !== '');
          return isEdit ? [{ start, end, text }] : [];
        });
        const after = applyEdits(before, edits);
        const diff = { before, after, edits, notes: [] };
        const rows = splitRows(diff, []);
        const side = (of: 'left' | 'right'): string =>
          rows
            .flatMap(row => (row.kind === 'pair' ? (row[of] ?? []) : []))
            .map(({ parts }) => parts.map(part => part.text).join(''))
            .join('\n');
        expect(side('left')).toBe(before);
        expect(side('right')).toBe(after);
        const unified = unifiedRows(diff, []).flatMap(row =>
          row.kind === 'line' ? [row.line] : []
        );
        expect(
          unified
            .map(({ parts }) =>
              parts
                .filter(part => part.kind !== 'gone')
                .map(part => part.text)
                .join('')
            )
            .join('\n')
        ).toBe(after);
      })
    );
  });
});

describe('what is left out', () => {
  it('is one row, in one column and in two', () => {
    const before = `${'a\n'.repeat(9)}tf.log`;
    const diff = input(before, ['log', 'math.log']);
    const folds = foldsOf(diff);
    expect(unifiedRows(diff, folds).map(say)).toEqual([
      '[7]',
      'a',
      'a',
      '*tf.-log-+math.log+'
    ]);
    expect(splitRows(diff, folds).map(say)).toEqual([
      '[7]',
      'a | a',
      'a | a',
      '*tf.-log- | *tf.+math.log+'
    ]);
  });
});
