import { countBelow } from './count-below';

describe('countBelow', () => {
  it('counts the numbers below a limit', () => {
    expect(countBelow([], 1)).toBe(0);
    expect([0, 2, 3, 4, 9].map(n => countBelow([2, 3, 3], n))).toEqual([
      0, 0, 1, 3, 3
    ]);
  });
});
