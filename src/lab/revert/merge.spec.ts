import * as fc from 'fast-check';

import { applyEdits } from '../../engine/edits/apply';
import type { IEdit } from '../../engine/types';
import { inverse } from '../textDiff';
import { diff } from './diff';
import { mergeBack } from './merge';

/** Upgrade `before`, have somebody type `current`, and take the upgrade back. */
function back(before: string, edits: IEdit[], current: string) {
  const written = applyEdits(before, edits);
  const grouped = inverse(before, edits).map((edit, group) => ({
    ...edit,
    group
  }));
  const merge = mergeBack(grouped, written, current, diff);
  return { text: applyEdits(current, merge.edits), left: merge.left, written };
}

const LOG = { start: 7, end: 7, text: 'math.' };

describe('mergeBack', () => {
  const before = 'y = tf.log(x)\nz = 1\n';
  const written = 'y = tf.math.log(x)\nz = 1\n';

  it.each([
    ['nothing', written, before],
    ['a line above', `import a\n${written}`, `import a\n${before}`],
    ['a line below', `${written}import a\n`, `${before}import a\n`],
    [
      'above, below and in the line',
      'import a\ny = tf.math.log(x + 1)\nz = 2\n',
      'import a\ny = tf.log(x + 1)\nz = 2\n'
    ],
    [
      'right before it',
      'y = a.tf.math.log(x)\nz = 1\n',
      'y = a.tf.log(x)\nz = 1\n'
    ],
    ['that the line is gone', 'z = 1\n', 'z = 1\n']
  ])('keeps what was typed: %s', (_, current, text) => {
    expect(back(before, [LOG], current)).toMatchObject({ text, left: [] });
  });

  it('leaves and names a place that was edited over', () => {
    const current = 'y = tf.experimental.log(x)\nz = 1\n';
    const { text, left } = back(before, [LOG], current);
    expect(text).toBe(current);
    expect(current.slice(0, left[0]).split('\n')).toHaveLength(1);
  });

  it('does not guess where text that is to come back belongs', () => {
    // The upgrade took ", 3" away; "b" was typed at that very place.
    const edits = [{ start: 3, end: 6, text: '' }];
    const { text, left } = back('f(a, 3)\n', edits, 'f(ab)\n');
    expect([text, left.length]).toEqual(['f(ab)\n', 1]);
  });

  it('takes back the others where one is left', () => {
    const source = 'a = tf.log(x)\nb = 1\nc = tf.log(y)\n';
    const edits = [LOG, { start: 27, end: 27, text: 'math.' }];
    const current = 'a = tf.numpy.log(x)\nb = 1\nc = tf.math.log(y)\n';
    const { text, left } = back(source, edits, current);
    expect(text).toBe('a = tf.numpy.log(x)\nb = 1\nc = tf.log(y)\n');
    expect(left).toHaveLength(1);
  });

  it('takes back a group whole, or not at all', () => {
    const grouped = [
      { start: 0, end: 1, text: 'A', group: 0 },
      { start: 4, end: 5, text: 'C', group: 0 },
      { start: 8, end: 9, text: 'E', group: 1 }
    ];
    const { edits, left } = mergeBack(grouped, 'a b c d e', 'a b x d e', diff);
    expect(edits.map(edit => edit.text)).toEqual(['E']);
    expect(left).toHaveLength(2);
  });

  it('gives every byte back where what was typed is on lines of its own', () => {
    const lines = fc.array(fc.integer({ min: 0, max: 999 }), {
      minLength: 1,
      maxLength: 12
    });
    const eol = fc.constantFrom('\n', '\r\n');
    const typing = fc.array(fc.tuple(fc.nat(12), fc.string()), {
      maxLength: 4
    });
    fc.assert(
      fc.property(lines, eol, typing, (numbers, end, typed) => {
        const old = numbers.map((n, i) => `v${i}_${n} = tf.log(${n})`);
        const text = old.join(end);
        const edits = [...text.matchAll(/tf\.log/g)].map(({ index }) => ({
          start: index + 3,
          end: index + 3,
          text: 'math.'
        }));
        const put = (all: readonly string[]): string => {
          const list = [...all];
          typed.forEach(([at, what], i) => {
            const clean = what.replace(/[\r\n]/g, '');
            list.splice(at % (list.length + 1), 0, `# ${i} ${clean}`);
          });
          return list.join(end);
        };
        const current = put(old.map(line => line.replace('log', 'math.log')));
        expect(back(text, edits, current)).toMatchObject({
          text: put(old),
          left: []
        });
      })
    );
  });

  it('changes nothing but what it names, whatever was typed', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), current => {
        const { text, left } = back(before, [LOG], current);
        expect(left.length > 0 ? text : current.replace(text, '')).toBe(
          left.length > 0 ? current : current.replace(text, '')
        );
        expect(current.length - text.length).toBeLessThanOrEqual(5);
      })
    );
  });
});
