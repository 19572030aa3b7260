import * as fc from 'fast-check';
import { applyEdits } from '..';
import { EditedText } from '../edits/compose';
import type { IEdit } from '..';

/** Edits for a text, from numbers: cut points in order, and what to write. */
function editsFor(
  text: string,
  raw: readonly (readonly [number, number, string])[]
): IEdit[] {
  const edits: IEdit[] = [];
  let from = 0;
  for (const [skip, length, written] of raw) {
    const start = from + skip;
    const end = Math.min(text.length, start + length);
    if (start <= text.length) {
      edits.push({ start, end, text: written });
      from = end + 1;
    }
  }
  return edits;
}

const RAW = fc.array(
  fc.tuple(
    fc.nat({ max: 4 }),
    fc.nat({ max: 3 }),
    fc.stringOf(fc.constantFrom('x', 'y', '\n'), { maxLength: 3 })
  ),
  { maxLength: 4 }
);

describe('EditedText', () => {
  it('is edited step by step, and gives one list of edits for all', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 20 }),
        fc.array(RAW, { maxLength: 4 }),
        (source, rounds) => {
          const edited = new EditedText(source);
          let text = source;
          for (const raw of rounds) {
            const edits = editsFor(text, raw);
            text = applyEdits(text, edits);
            edited.apply(edits);
            expect(edited.text).toBe(text);
          }
          expect(applyEdits(source, edited.edits())).toBe(text);
        }
      )
    );
  });

  it('knows where a place comes from', () => {
    const edited = new EditedText('tf.log(x)');
    edited.apply([{ start: 3, end: 3, text: 'math.' }]);
    expect(edited.text).toBe('tf.math.log(x)');
    expect([0, 3, 8, 13, 14].map(at => edited.origin(at))).toEqual([
      0, 3, 3, 8, 9
    ]);
    expect(edited.edits()).toEqual([{ start: 3, end: 3, text: 'math.' }]);
  });

  it('has no edits where nothing was edited', () => {
    expect(new EditedText('').edits()).toEqual([]);
    const same = new EditedText('a');
    same.apply([]);
    expect(same.edits()).toEqual([]);
  });
});
