/**
 * The worker of a page, made before there is code to talk to it: by the time that is loaded,
 * the worker has had its own way to go.
 */

/** A worker, and what it has said so far. */
interface IEarly {
  readonly worker: Worker;
  readonly said: (() => void)[];
}

let early: IEarly | null = null;
let isStarted = false;

/** A worker that has just been made. */
function makeWorker(): Worker {
  // The builder makes an entry for exactly this spelling.
  return new Worker(new URL('./worker.js', import.meta.url), {
    type: 'module'
  });
}

/** Start the page's worker, once; where that fails, whoever needs it finds out. */
export function startEarly(): void {
  if (isStarted) {
    return;
  }
  isStarted = true;
  try {
    const worker = makeWorker();
    const said: IEarly['said'] = [];
    worker.onmessage = event => said.push(() => worker.onmessage?.(event));
    worker.onerror = event => said.push(() => worker.onerror?.(event));
    early = { worker, said };
  } catch {
    // The page may not start workers.
  }
}

/** Take over the worker that was started, or another one where it was taken already. */
export function takeWorker(): Worker {
  const { worker, said } = early ?? { worker: makeWorker(), said: [] };
  if (early) {
    // What it has said is said again to who takes it, right after that listens.
    queueMicrotask(() => said.splice(0).forEach(say => say()));
  }
  early = null;
  return worker;
}
