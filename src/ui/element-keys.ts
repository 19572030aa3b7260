import React from 'react';

import type { IFindingView } from '../lab/report/build';

/** Numbers of elements by the keys of the findings that they show. */
type Numbers = ReadonlyMap<string, number>;

/**
 * Numbers for the elements of a list of findings, by the keys of these. They are React's keys:
 * by the findings' own, one whose line is being typed would get new elements with each letter.
 */
export function useElementKeys(views: readonly IFindingView[]): Numbers {
  const last = React.useRef<Numbers>(new Map());
  const next = React.useRef(0);
  return React.useMemo(() => {
    last.current = numbersOf(views, last.current, () => next.current++);
    return last.current;
  }, [views]);
}

/**
 * Where there are as many findings as before, new ones take the elements of those that are
 * gone. Where there are fewer, one was taken away, and whoever had the focus in it is to be
 * led on (`keep-focus`).
 */
function numbersOf(
  views: readonly IFindingView[],
  before: Numbers,
  next: () => number
): Numbers {
  const keys = new Set(views.map(({ key }) => key));
  const free =
    views.length === before.size
      ? [...before].filter(([key]) => !keys.has(key)).map(([, n]) => n)
      : [];
  return new Map(
    views.map(({ key }) => [key, before.get(key) ?? free.shift() ?? next()])
  );
}
