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

/** What an engine needs beside its code. */
export interface IParts {
  readonly wasm: IWasmSource;
  /** The tables, as `setTables` takes them. */
  readonly tables: string;
}

/**
 * Fetch parser and tables from the extension's own files.
 *
 * @throws EngineUnavailableError where that is impossible.
 */
export async function fetchParts(): Promise<IParts> {
  const unpacked = await unpack(await fetchModule(PARTS[0]));
  const { buffer, byteOffset } = unpacked;
  const tables = 4 + new DataView(buffer, byteOffset, 4).getUint32(0, true);
  const parser = unpacked.subarray(4, tables);
  return {
    wasm: { runtime: parser, grammar: parser },
    tables: new TextDecoder().decode(unpacked.subarray(tables))
  };
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
