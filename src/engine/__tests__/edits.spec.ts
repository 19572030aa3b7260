import * as fc from 'fast-check';
import { applyEdits, mapSpan } from '../edits/apply';
import { joinEdits } from '../edits/join';
import { Rewrites } from '../edits/rewrite';
import { pythonSort } from '../fix/python-sort';

describe('applyEdits', () => {
  it('applies edits and insertions in order', () => {
    expect(
      applyEdits('abcdef', [
        { start: 0, end: 1, text: 'X' },
        { start: 3, end: 3, text: '--' },
        { start: 5, end: 6, text: '' }
      ])
    ).toBe('Xbc--de');
  });

  it.each([
    [
      [
        { start: 2, end: 4, text: '' },
        { start: 3, end: 5, text: '' }
      ]
    ],
    [
      [
        { start: 4, end: 5, text: '' },
        { start: 1, end: 2, text: '' }
      ]
    ],
    [[{ start: 5, end: 99, text: '' }]]
  ])('refuses %j', edits => {
    expect(() => applyEdits('abcdef', edits)).toThrow(RangeError);
  });
});

describe('joinEdits', () => {
  const text = 'abcdefghij';
  const edits = [0, 2, 4, 6, 8].map(start => ({
    start,
    end: start + 1,
    text: `${start}`
  }));

  it.each([1, 2, 3, 4])('makes the same with %i edits at most', most => {
    const joined = joinEdits(text, edits, most);
    expect(joined.length).toBeLessThanOrEqual(most);
    expect(applyEdits(text, joined)).toBe(applyEdits(text, edits));
  });

  it('leaves few as they are', () => {
    expect(joinEdits(text, edits, 5)).toBe(edits);
  });
});

describe('mapSpan', () => {
  const text = 'tf.log(x) + tf.exp(y)';
  const edits = [{ start: 3, end: 3, text: 'math.' }];

  it('follows text behind an edit and takes in text inside a span', () => {
    const after = applyEdits(text, edits);
    const log = mapSpan({ start: 0, end: 6 }, edits);
    expect(after.slice(log.start, log.end)).toBe('tf.math.log');
    const exp = mapSpan({ start: 12, end: 18 }, edits);
    expect(after.slice(exp.start, exp.end)).toBe('tf.exp');
  });

  it('leaves an insertion behind a span to what follows', () => {
    const span = mapSpan({ start: 0, end: 3 }, edits);
    expect(applyEdits(text, edits).slice(span.start, span.end)).toBe('tf.');
  });
});

describe('Rewrites', () => {
  it('carries inner rewrites along with text that moves', () => {
    const source = 'f(a, g(b), c)';
    const rewrites = new Rewrites(source);
    rewrites.add({ start: 5, end: 6 }, ['G']);
    rewrites.add({ start: 2, end: 12 }, [
      { start: 11, end: 12 },
      ', ',
      { start: 5, end: 9 },
      ', ',
      { start: 2, end: 3 }
    ]);
    expect(applyEdits(source, rewrites.edits())).toBe('f(c, G(b), a)');
  });

  it('edits no more than what changes', () => {
    const source = 'tf.log(x, name=1)';
    const rewrites = new Rewrites(source);
    rewrites.add({ start: 0, end: 6 }, ['tf.math.log']);
    expect(rewrites.edits()).toMatchObject([
      { start: 3, end: 3, text: 'math.' }
    ]);
  });

  it('never cuts a surrogate pair', () => {
    const source = '"\u{1F600}"';
    const rewrites = new Rewrites(source);
    rewrites.add({ start: 1, end: 3 }, ['\u{1F601}']);
    expect(rewrites.edits()).toMatchObject([
      { start: 1, end: 3, text: '\u{1F601}' }
    ]);
  });
});

describe('pythonSort', () => {
  it('sorts and is stable', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(5), fc.nat())), items => {
        const sorted = pythonSort(items, (a, b) => a[0] - b[0]);
        expect(sorted).toEqual([...items].sort((a, b) => a[0] - b[0]));
      })
    );
  });
});
