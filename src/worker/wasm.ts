import type { IWasmSource } from '../engine/types';
import { describe, EngineUnavailableError } from './errors';

/**
 * Fetch both wasm modules from the extension's own files.
 *
 * @throws EngineUnavailableError where that is impossible.
 */
export async function fetchModules(): Promise<IWasmSource> {
  // The builder emits a file for exactly this spelling of a URL.
  const [runtime, grammar] = await Promise.all([
    fetchModule(
      new URL('web-tree-sitter/web-tree-sitter.wasm', import.meta.url)
    ),
    fetchModule(
      new URL('tree-sitter-python/tree-sitter-python.wasm', import.meta.url)
    )
  ]);
  return { runtime, grammar };
}

async function fetchModule(url: URL): Promise<Uint8Array> {
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
