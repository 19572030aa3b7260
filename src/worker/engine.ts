/**
 * Starts an engine. The worker imports this; the page does so only when it has no worker.
 * Both do it lazily: the page so that neither engine nor tables are part of its first
 * load, the worker so that the wasm modules are on their way before the engine's code is.
 */
import { createEngine } from '../engine';
import type { IEngine, IWasmSource } from '../engine/types';
import { asUnavailable } from './errors';

/**
 * Make an engine of both wasm modules.
 *
 * @throws EngineUnavailableError where that is impossible.
 */
export async function startEngine(
  modules: Promise<IWasmSource>
): Promise<IEngine> {
  const wasm = await modules;
  try {
    return await createEngine(wasm);
  } catch (error) {
    throw asUnavailable(error);
  }
}
