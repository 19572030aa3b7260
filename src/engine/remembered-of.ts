/**
 * The same function of an object, which works out once what is asked again and again, and
 * forgets it with the object.
 *
 * @param of always has the same answer for an object that is never changed, and never
 *   `undefined`.
 */
export function rememberedOf<K extends object, T>(
  of: (object: K) => T
): (object: K) => T {
  const known = new WeakMap<K, T>();
  return object => {
    let answer = known.get(object);
    if (answer === undefined) {
      answer = of(object);
      known.set(object, answer);
    }
    return answer;
  };
}
