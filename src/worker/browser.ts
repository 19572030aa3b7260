import type { IEngineSources } from './client';
import { early, makeWorker } from './early';

/**
 * The engine as a page has it. A file of its own, because only the builder
 * understands the URLs behind it: nothing that a test imports may hold them.
 */
export const browserSources: IEngineSources = {
  createWorker: takeWorker,
  startLocal: async () => {
    const [{ startEngine }, { fetchParts }] = await Promise.all([
      import(/* webpackChunkName: 'engine' */ './engine'),
      import('./wasm')
    ]);
    return startEngine(fetchParts());
  }
};

/** Take over the worker that was started, or make another one where it was taken already. */
function takeWorker(): Worker {
  const worker = early.worker ?? makeWorker();
  early.worker = null;
  // Whoever takes it is told what it has said so far, as soon as that listens.
  queueMicrotask(() =>
    early.missed.splice(0).forEach(event => {
      if (event instanceof MessageEvent) {
        worker.onmessage?.(event);
      } else {
        worker.onerror?.(event as ErrorEvent);
      }
    })
  );
  return worker;
}
