/** Counts what is at work for a notebook. */
export class Busy {
  /** @param _tell - called when there is something to see of it */
  constructor(private readonly _tell: () => void) {}

  /** Whether anything is at work. */
  get isBusy(): boolean {
    return this._count > 0;
  }

  /**
   * Work. Whoever has it done tells of its end, with what came of it.
   *
   * @param work - what to do
   * @param delay - how long it may take before it is told of, in ms; never with Infinity
   */
  async during<T>(work: () => Promise<T>, delay = 0): Promise<T> {
    this._count++;
    let timer: ReturnType<typeof setTimeout> | undefined;
    if (delay === 0) {
      this._tell();
    } else if (delay < Infinity) {
      timer = setTimeout(this._tell, delay);
    }
    try {
      return await work();
    } finally {
      clearTimeout(timer);
      this._count--;
    }
  }

  private _count = 0;
}
