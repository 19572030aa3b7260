/** Answers that are kept of one question: more names than this few notebooks hold. */
const MOST = 4096;

/**
 * The same function of a name, which works out once what is asked again and again: the
 * names of TensorFlow that code uses are few.
 *
 * @param of always has the same answer for a name, and never `undefined`.
 */
export function remembered<T>(of: (name: string) => T): (name: string) => T {
  const known = new Map<string, T>();
  return name => {
    let answer = known.get(name);
    if (answer === undefined) {
      answer = of(name);
      if (known.size >= MOST) {
        known.clear();
      }
      known.set(name, answer);
    }
    return answer;
  };
}
