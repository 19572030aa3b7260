/** The worker's entry. Imports nothing of JupyterLab: a worker has no share scope. */
import { serve, type IWorkerScope } from './serve';
import { fetchParts } from './wasm';

const parts = fetchParts();
// Whoever waits for them is told; nobody does before the code is there.
parts.catch(() => undefined);

serve(self as unknown as IWorkerScope, async () => {
  const { startEngine } = await import('./engine');
  return startEngine(parts);
});
