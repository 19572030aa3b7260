import type { IEngineSources } from './client';
import { takeWorker } from './early';

/**
 * The engine as a page has it. A file of its own, because only the builder
 * understands the URLs behind it: nothing that a test imports may hold them.
 */
export const browserSources: IEngineSources = {
  createWorker: takeWorker,
  startLocal: async () => {
    const [{ startEngine }, { fetchParts }] = await Promise.all([
      import('./engine'),
      import('./wasm')
    ]);
    return startEngine(fetchParts());
  }
};
