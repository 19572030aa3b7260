/**
 * Runs a task when calls for it pause, and now and then while they do not.
 */
export class Pace {
  /**
   * @param _task - what to run
   * @param _settle - how long after the last call, in ms
   * @param _patience - how long after the first call at the latest, in ms
   */
  constructor(
    private readonly _task: () => void,
    private readonly _settle: number,
    private readonly _patience: number
  ) {}

  /** Ask for a run. */
  call(): void {
    const now = performance.now();
    this._since ??= now;
    const left = this._since + this._patience - now;
    clearTimeout(this._timer);
    this._timer = setTimeout(
      () => {
        this._since = null;
        this._task();
      },
      Math.max(0, Math.min(this._settle, left))
    );
  }

  /** Forget the calls so far. */
  cancel(): void {
    clearTimeout(this._timer);
    this._since = null;
  }

  private _timer: ReturnType<typeof setTimeout> | undefined;
  private _since: number | null = null;
}
