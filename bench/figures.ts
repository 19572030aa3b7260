/** The middle one, or the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1
    ? sorted[half]
    : (sorted[half - 1] + sorted[half]) / 2;
}

/**
 * The exponent `b` of `cost = a * size ** b` that fits best, by least squares of
 * the logarithms.
 */
export function exponent(
  points: readonly { readonly size: number; readonly cost: number }[]
): number {
  const xs = points.map(({ size }) => Math.log(size));
  const ys = points.map(({ cost }) => Math.log(cost));
  const mean = (list: readonly number[]): number =>
    list.reduce((sum, value) => sum + value, 0) / list.length;
  const [x, y] = [mean(xs), mean(ys)];
  const over = xs.reduce((sum, value, i) => sum + (value - x) * (ys[i] - y), 0);
  return over / xs.reduce((sum, value) => sum + (value - x) ** 2, 0);
}

/** A time in words, with three digits that mean something. */
export function time(milliseconds: number): string {
  return milliseconds >= 1000
    ? `${(milliseconds / 1000).toPrecision(3)} s`
    : `${Number(milliseconds.toPrecision(3))} ms`;
}

/** How often the second goes into the first: "12.3 times". */
export function times(first: number, second: number): string {
  return `${(first / second).toFixed(first / second < 10 ? 2 : 1)} times`;
}

/** A size in MB. */
export function megabytes(kilobytes: number): string {
  return `${Math.round(kilobytes / 1024)} MB`;
}
