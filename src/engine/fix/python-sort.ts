/**
 * Sort as Python's list.sort does on short lists: one leading run, then binary
 * insertion.
 *
 * tf_upgrade_v2 sorts arguments with a comparison that is no total order (an
 * argument it made up compares equal to all), so the result depends on the
 * algorithm. Same algorithm, same text.
 *
 * @param compare negative where the first belongs before the second.
 */
export function pythonSort<T>(
  items: readonly T[],
  compare: (a: T, b: T) => number
): T[] {
  const list = [...items];
  let run = 1;
  if (list.length > 1) {
    if (compare(list[1], list[0]) < 0) {
      run = 2;
      while (run < list.length && compare(list[run], list[run - 1]) < 0) {
        run++;
      }
      list.splice(0, run, ...list.slice(0, run).reverse());
    } else {
      while (run < list.length && compare(list[run], list[run - 1]) >= 0) {
        run++;
      }
    }
  }
  for (let i = Math.max(run, 1); i < list.length; i++) {
    const pivot = list[i];
    let low = 0;
    let high = i;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (compare(pivot, list[middle]) < 0) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    list.splice(i, 1);
    list.splice(low, 0, pivot);
  }
  return list;
}
