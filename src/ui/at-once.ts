import React from 'react';

/** How many of a long list are listed before one asks for others. */
const AT_ONCE = 100;

/** How much of a long list is shown. */
export interface IAtOnce {
  readonly limit: number;
  /** How many come with the next request; none where all are shown. */
  readonly more: number;
  readonly showMore: () => void;
}

/** Show a long list a hundred at a time. @param total - how many there are */
export function useAtOnce(total: number): IAtOnce {
  const [limit, setLimit] = React.useState(AT_ONCE);
  return {
    limit,
    more: Math.max(0, Math.min(AT_ONCE, total - limit)),
    showMore: () => setLimit(limit + AT_ONCE)
  };
}
