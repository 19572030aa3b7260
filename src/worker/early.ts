/**
 * The worker of a page, made before there is code to talk to it: by the time that is loaded,
 * the worker has had its own way to go. Part of what JupyterLab starts with, so it is short.
 */

/** The worker, while nobody has taken it, and the events of it that nobody heard. */
export const early: { worker: Worker | null; readonly missed: Event[] } = {
  worker: null,
  missed: []
};

/** Make a worker. */
export function makeWorker(): Worker {
  // The builder makes an entry for exactly this spelling.
  return new Worker(new URL('./worker.js', import.meta.url), {
    type: 'module'
  });
}

/** Start the page's worker; where that fails, whoever needs it finds out. */
export function startEarly(): void {
  try {
    const worker = makeWorker();
    const miss = (event: Event): void => {
      // The fallback answers for an error: no need of it in the console.
      event.preventDefault();
      early.missed.push(event);
    };
    worker.onmessage = miss;
    worker.onerror = miss;
    early.worker = worker;
  } catch {
    // The page may not start workers.
  }
}
