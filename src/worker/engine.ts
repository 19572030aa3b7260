/**
 * Starts an engine where wasm is fetched from the extension's own files. The
 * worker imports this; the page does so only when it has no worker, and then
 * lazily, so that neither engine nor tables are part of the page's first load.
 */
import { createEngine } from '../engine';
import type { IEngine } from '../engine/types';
import { asUnavailable, describe, EngineUnavailableError } from './errors';

/**
 * Fetch both wasm modules and make an engine of them.
 *
 * @throws EngineUnavailableError where that is impossible.
 */
export async function startEngine(): Promise<IEngine> {
  // The builder emits a file for exactly this spelling of a URL.
  const [runtime, grammar] = await Promise.all([
    fetchWasm(new URL('web-tree-sitter/web-tree-sitter.wasm', import.meta.url)),
    fetchWasm(
      new URL('tree-sitter-python/tree-sitter-python.wasm', import.meta.url)
    )
  ]);
  try {
    return await createEngine({ runtime, grammar });
  } catch (error) {
    throw asUnavailable(error);
  }
}

async function fetchWasm(url: URL): Promise<Uint8Array> {
  let detail: string;
  try {
    const response = await fetch(url);
    if (response.ok) {
      return new Uint8Array(await response.arrayBuffer());
    }
    detail = `HTTP ${response.status}`;
  } catch (error) {
    detail = describe(error);
  }
  throw new EngineUnavailableError(
    'wasm-unreachable',
    `${detail} (${url.pathname})`
  );
}
