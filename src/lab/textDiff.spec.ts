import * as fc from 'fast-check';

import { changedRegion, inverse, relocate, relocator, shift } from './textDiff';

describe('changedRegion', () => {
  it('holds all that differs', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        const region = changedRegion(before, after);
        if (!region) {
          expect(before).toBe(after);
          return;
        }
        const made =
          before.slice(0, region.before.start) +
          after.slice(region.after.start, region.after.end) +
          before.slice(region.before.end);
        expect(made).toBe(after);
      })
    );
  });
});

describe('inverse', () => {
  it('leads back', () => {
    const source = 'tf.log(tf.mul(a, b))';
    const edits = [
      { start: 3, end: 6, text: 'math.log' },
      { start: 10, end: 13, text: '' },
      { start: 20, end: 20, text: '  # x' }
    ];
    const apply = (text: string, list: typeof edits): string =>
      [...list]
        .reverse()
        .reduce(
          (now, { start, end, text: put }) =>
            now.slice(0, start) + put + now.slice(end),
          text
        );
    const output = apply(source, edits);
    expect(apply(output, inverse(source, edits))).toBe(source);
  });
});

describe('relocate', () => {
  const text = 'a = tf.log(x)';
  const span = { start: 4, end: 10 };

  it('moves a span with what is typed before it', () => {
    expect(shift(span, text, `# top\n${text}`)).toEqual({ start: 10, end: 16 });
    expect(shift(span, text, `${text} # end`)).toEqual(span);
  });

  it('finds it between two changes, if it stands there once', () => {
    const both = `# top\n${text} # end`;
    expect(shift(span, text, both)).toBeNull();
    expect(relocate(span, text, both)).toEqual({ start: 10, end: 16 });
    expect(relocate(span, text, `tf.log ${both}`)).toBeNull();
    // What was looked for is looked up the next time.
    const placeOf = relocator(`${text}; tf.log`, both);
    const again = { start: 15, end: 21 };
    expect([span, again, span].map(placeOf)).toEqual(
      Array(3).fill({ start: 10, end: 16 })
    );
  });

  it('gives up where it was edited', () => {
    expect(relocate(span, text, 'a = tf.exp(x)')).toBeNull();
  });
});
