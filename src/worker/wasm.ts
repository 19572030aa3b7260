import type { IWasmSource } from '../engine/types';
import { describe, EngineUnavailableError } from './errors';
import { unpack } from './unpack';

/**
 * What the parser's file is made of, in exactly the spelling that the builder knows. It
 * emits one file, under the first of these URLs (scripts/builder/pack-parser.js), and writes
 * the licences of both beside it.
 */
const PARTS = [
  new URL('web-tree-sitter/web-tree-sitter.wasm', import.meta.url),
  new URL('tree-sitter-python/tree-sitter-python.wasm', import.meta.url)
] as const;

/**
 * Fetch the parser from the extension's own files.
 *
 * @throws EngineUnavailableError where that is impossible.
 */
export async function fetchModules(): Promise<IWasmSource> {
  const packed = await fetchModule(PARTS[0]);
  const parser = await unpack(packed);
  return { runtime: parser, grammar: parser };
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
