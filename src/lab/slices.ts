import { nextTask } from '../worker/next-task';

/** How long a slice of work may hold up the page, in ms; 50 is felt. */
export const BUDGET = 30;

/** A list of so many items is worked through at once: it is not known how long one takes. */
const SHORT = 32;

/**
 * No slice is smaller than this, however slow one item is. The first one of a longer list
 * is not larger: in a notebook of 5,000 cells, each may take more than ten ms.
 */
const LEAST = 4;

/** How work is cut into slices. */
export interface ISliceOptions {
  /** Asked before each slice but the first; true ends the work. */
  readonly isOver?: () => boolean;
  /** Told after each slice how many items are done. */
  readonly onProgress?: (done: number) => void;
}

/**
 * Work through a list in slices, between which the page draws and takes input.
 *
 * What a slice costs shows only when it is done, because JupyterLab answers to each
 * changed cell with work of its own that grows with the notebook. So the size of the
 * next one follows from the time that the last one took. The first slice is worked
 * on at once: a short list is done when this returns its promise.
 */
export async function inSlices<T>(
  items: readonly T[],
  work: (slice: readonly T[]) => void,
  { isOver, onProgress }: ISliceOptions = {}
): Promise<void> {
  let size = items.length > SHORT ? LEAST : SHORT;
  for (let at = 0; at < items.length;) {
    if (at > 0) {
      await nextTask();
      if (isOver?.()) {
        return;
      }
    }
    const slice = items.slice(at, at + size);
    const start = performance.now();
    work(slice);
    const each = (performance.now() - start) / slice.length;
    at += slice.length;
    onProgress?.(at);
    // At most doubled: a slice that was quick by chance says little.
    size = Math.max(
      LEAST,
      Math.min(2 * size, Math.floor(BUDGET / Math.max(each, 0.01)))
    );
  }
}
