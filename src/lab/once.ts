/**
 * A function that loads something the first time it is called, and hands out the same
 * ever after; where that failed, the next call tries anew.
 */
export function once<T>(load: () => Promise<T>): () => Promise<T> {
  let loading: Promise<T> | null = null;
  return () =>
    (loading ??= load().catch(error => {
      loading = null;
      throw error;
    }));
}
