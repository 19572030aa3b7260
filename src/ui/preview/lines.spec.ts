import fc from 'fast-check';

import { applyEdits } from '../../engine/edits/apply';
import type { IEdit } from '../../engine/types';
import { dullLines, lineStarts } from './lines';

const lines = (text: string): string[] => text.split('\n');

describe('dullLines', () => {
  const text = Array.from({ length: 20 }, (_, i) => `l${i}`).join('\n');
  const at = (line: number): number => lineStarts(text)[line];

  it('leaves two lines around a change', () => {
    const edit = { start: at(10), end: at(10) + 1, text: 'x\ny' };
    expect(dullLines(text, [edit], [])).toEqual([
      { before: { start: 0, end: 8 }, after: { start: 0, end: 8 } },
      { before: { start: 13, end: 20 }, after: { start: 14, end: 21 } }
    ]);
  });

  it('leaves what something is said of', () => {
    expect(dullLines(text, [], [at(4), at(19)]).map(d => d.before)).toEqual([
      { start: 7, end: 17 }
    ]);
  });

  it('does not hide a line or two', () => {
    expect(dullLines('a\nb\nc', [], [])).toEqual([]);
  });

  it('hides the same lines of both texts, and none that changes', () => {
    const edits = fc
      .array(fc.tuple(fc.nat(80), fc.nat(5), fc.constantFrom('', 'x', '\n')), {
        maxLength: 4
      })
      .map(list => {
        const sorted = [...list].sort((a, b) => a[0] - b[0]);
        let end = 0;
        return sorted.flatMap(([start, length, with_]): IEdit[] => {
          if (start < end) {
            return [];
          }
          end = start + length + 1;
          return [{ start, end: start + length, text: with_ }];
        });
      });
    const source = fc.array(fc.constantFrom('aa', 'b', ''), {
      minLength: 60,
      maxLength: 90
    });
    fc.assert(
      fc.property(source, edits, (parts, changes) => {
        const before = parts.join('\n');
        const fitting = changes.filter(({ end }) => end <= before.length);
        const after = applyEdits(before, fitting);
        let last = -1;
        for (const dull of dullLines(before, fitting, [])) {
          expect(dull.before.start).toBeGreaterThan(last);
          last = dull.before.end;
          expect(lines(after).slice(dull.after.start, dull.after.end)).toEqual(
            lines(before).slice(dull.before.start, dull.before.end)
          );
        }
      })
    );
  });
});
