import * as fc from 'fast-check';

import { overlapping } from './overlapping';

const span = fc
  .tuple(fc.nat(30), fc.nat(6))
  .map(([start, length]) => ({ start, end: start + length }));

describe('overlapping', () => {
  it('finds what shares a character, whatever else there is', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ span: fc.option(span) })),
        span,
        (items, wanted) => {
          const shares = items.filter(
            ({ span: at }) =>
              at && at.start < wanted.end && wanted.start < at.end
          );
          const found = overlapping(items)(wanted);
          expect(found).toHaveLength(shares.length);
          expect(new Set(found)).toEqual(new Set(shares));
        }
      )
    );
  });

  it('finds nothing for what is nowhere', () => {
    expect(overlapping([{ span: { start: 0, end: 9 } }])(null)).toEqual([]);
  });
});
