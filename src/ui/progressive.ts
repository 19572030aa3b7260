import React from 'react';

/** How many are added at a time: a few milliseconds' work. */
const STEP = 15;

/**
 * How many of a long list to draw: few at first, and more in later turns, so that
 * what a person does meanwhile does not wait for all of them.
 *
 * @param wanted - how many there are to be in the end
 */
export function useProgressive(wanted: number): number {
  const [count, setCount] = React.useState(STEP);
  React.useEffect(() => {
    if (count < wanted) {
      const timer = setTimeout(() => setCount(count + STEP), 0);
      return () => clearTimeout(timer);
    }
  }, [count, wanted]);
  return Math.min(count, wanted);
}
