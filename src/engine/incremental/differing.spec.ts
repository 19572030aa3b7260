import * as fc from 'fast-check';
import { differing, Picks, Sums } from './differing';

interface IItem {
  readonly size: number;
}

/** Lists one after the other, each the last one with some items set, added or taken away. */
const lists = fc
  .array(
    fc.record({
      at: fc.nat(12),
      takeOut: fc.constantFrom(0, 1, 1, 1, 2),
      sizes: fc.array(fc.nat(3), { maxLength: 2 })
    }),
    { maxLength: 20 }
  )
  .map(steps => {
    let list: readonly IItem[] = [];
    return steps.map(({ at, takeOut, sizes }) => {
      const next = [...list];
      next.splice(at, takeOut, ...sizes.map(size => ({ size })));
      return (list = next);
    });
  });

describe('differing', () => {
  it('names the places of what is not the very same', () => {
    const [a, b, c] = [{}, {}, {}];
    expect(differing([a, b, c], [a, b, c])).toEqual([]);
    expect(differing([a, b, c], [a, c, b])).toEqual([1, 2]);
    expect(differing([a, b], [a, b, c])).toBeNull();
  });
});

describe('what is kept of a list', () => {
  it('is what a look at all of it finds, and the same while that is', () => {
    fc.assert(
      fc.property(lists, all => {
        const pick = (item: IItem): IItem | null =>
          item.size > 1 ? item : null;
        const picks = new Picks(pick);
        const sums = new Sums({ count: 0, size: 0 }, ({ size }: IItem) => ({
          count: 1,
          size
        }));
        let last = picks.over([]);
        for (const list of all) {
          const picked = picks.over(list);
          const wanted = list.filter(item => pick(item));
          expect(picked).toEqual(wanted);
          expect(picked === last).toBe(
            wanted.length === last.length &&
              wanted.every((item, i) => item === last[i])
          );
          last = picked;
          expect(sums.over(list)).toEqual({
            count: list.length,
            size: list.reduce((sum, { size }) => sum + size, 0)
          });
        }
      })
    );
  });

  it('is brought up to date by a look at what is new', () => {
    const list = Array.from({ length: 1000 }, (_, size) => ({ size }));
    const pick = jest.fn((item: IItem) => item);
    const count = jest.fn(({ size }: IItem) => ({ size }));
    const picks = new Picks(pick);
    const sums = new Sums({ size: 0 }, count);
    picks.over(list);
    sums.over(list);
    pick.mockClear();
    count.mockClear();
    const next = [...list];
    next[500] = { size: 7 };
    expect(picks.over(next)[500]).toBe(next[500]);
    expect(sums.over(next).size).toBe(499_500 - 500 + 7);
    // The old one and the new one.
    expect(pick).toHaveBeenCalledTimes(2);
    expect(count).toHaveBeenCalledTimes(2);
  });
});
