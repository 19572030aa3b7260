/** The worker's entry. Imports nothing of JupyterLab: a worker has no share scope. */
import type { IEngine } from '../engine/types';
import { serve, type IWorkerScope } from './serve';
import { WARM_UP } from './warm-up';
import { fetchParts } from './wasm';

const parts = fetchParts();
// Whoever waits for them is told; nobody does before the code is there.
parts.catch(() => undefined);

const start = async (): Promise<IEngine> => {
  const { startEngine } = await import(
    /* webpackChunkName: 'engine' */ './engine'
  );
  return startEngine(parts);
};

serve(self as unknown as IWorkerScope, start, WARM_UP);
