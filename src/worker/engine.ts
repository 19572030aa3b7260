/**
 * Starts an engine. The worker imports this; the page does so only when it has no worker.
 * Both do it lazily: the page so that neither engine nor tables are part of its first
 * load, the worker so that parser and tables are on their way before the engine's code is.
 */
import { setTables } from '../engine/tables/packed';
import type { IEngine } from '../engine/types';
import { asUnavailable } from './errors';
import type { IParts } from './wasm';

/**
 * Make an engine.
 *
 * @throws EngineUnavailableError where that is impossible.
 */
export async function startEngine(parts: Promise<IParts>): Promise<IEngine> {
  try {
    const { wasm, tables } = await parts;
    setTables(tables);
    // Only now, as its modules read the tables; its code is in this chunk and there already.
    const { createEngine } = await import(
      /* webpackMode: "eager" */ '../engine'
    );
    return await createEngine(wasm);
  } catch (error) {
    throw asUnavailable(error);
  }
}
