import type { IEngineSources } from './client';

/**
 * The engine as a page has it. A file of its own, because only the builder
 * understands these URLs: nothing that a test imports may hold them.
 */
export const browserSources: IEngineSources = {
  createWorker: () =>
    // The builder makes an entry for exactly this spelling.
    new Worker(new URL('./worker.js', import.meta.url), { type: 'module' }),
  startLocal: async () => {
    const [{ startEngine }, { fetchParts }] = await Promise.all([
      import('./engine'),
      import('./wasm')
    ]);
    return startEngine(fetchParts());
  }
};
