import { inSlices } from './slices';

const LIST = Array.from({ length: 500 }, (_, index) => index);

/** Keep the page busy, as JupyterLab does for each changed cell. */
function busy(ms: number): void {
  const end = performance.now() + ms;
  let now: number;
  do {
    now = performance.now();
  } while (now < end);
}

describe('inSlices', () => {
  it('does a short list at once', () => {
    const seen: number[] = [];
    void inSlices(LIST.slice(0, 20), slice => seen.push(...slice));
    expect(seen).toEqual(LIST.slice(0, 20));
  });

  it('does every item once and in order, and lets others run between', async () => {
    const seen: number[] = [];
    const done: number[] = [];
    let turns = 0;
    const timer = setInterval(() => turns++, 0);
    await inSlices(
      LIST,
      slice => {
        seen.push(...slice);
        busy(2);
      },
      { onProgress: count => done.push(count) }
    );
    clearInterval(timer);
    expect(seen).toEqual(LIST);
    expect(done[done.length - 1]).toBe(500);
    expect(done.length).toBeGreaterThan(2);
    expect(turns).toBeGreaterThan(0);
  });

  it('takes fewer at a time where each takes long', async () => {
    const sizes: number[] = [];
    await inSlices(LIST.slice(0, 60), slice => {
      sizes.push(slice.length);
      busy(2 * slice.length);
    });
    // As long as nothing is known, few; then as many as fit.
    expect(sizes[0]).toBe(4);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(15);
  });

  it('ends between slices where it is over', async () => {
    const seen: number[] = [];
    await inSlices(LIST, slice => seen.push(...slice), {
      isOver: () => seen.length > 0
    });
    expect(seen.length).toBeGreaterThan(0);
    expect(seen.length).toBeLessThan(LIST.length);
  });

  it('rejects with what the work throws', async () => {
    const fail = (): never => {
      throw new Error('no');
    };
    await expect(inSlices(LIST, fail)).rejects.toThrow('no');
  });
});
