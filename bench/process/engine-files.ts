import { readFileSync } from 'fs';
import * as path from 'path';
import { Language, Parser } from 'web-tree-sitter';
import { createEngine } from '../../src/engine';
import type { IEngine } from '../../src/engine/types';
import { readNotebook, writeNotebook } from '../../src/notebook';

/** The engine as the command has it, and the parser as it is published. */
export async function start(
  root: string
): Promise<{ engine: IEngine; parser: Parser }> {
  const wasm = (...names: string[]): Uint8Array =>
    readFileSync(path.join(root, ...names));
  const linked = wasm('dist', 'python-parser.wasm');
  const engine = await createEngine({ runtime: linked, grammar: linked });
  const modules = (name: string): Uint8Array =>
    wasm('node_modules', name, `${name}.wasm`);
  // Its own JavaScript would look for the file beside itself.
  await Parser.init({ wasmBinary: modules('web-tree-sitter') });
  const parser = new Parser();
  parser.setLanguage(await Language.load(modules('tree-sitter-python')));
  return { engine, parser };
}

/** What a process of the benchmark was asked, as JSON on its standard input. */
export function question<T>(): T {
  return JSON.parse(readFileSync(0, 'utf8')) as T;
}

export function answer(value: unknown): void {
  process.stdout.write(JSON.stringify(value));
}

/** The texts of the notebooks that can be read at all. */
export function texts(files: readonly string[]): string[] {
  return files
    .map(file => readFileSync(file, 'utf8').replace(/^\ufeff/, ''))
    .filter(text => {
      try {
        readNotebook(text);
        JSON.parse(text);
        return true;
      } catch {
        return false;
      }
    });
}

/** From the text of a notebook to the text of the converted notebook. */
export function convert(engine: IEngine, text: string): string {
  const read = readNotebook(text);
  const { cells } = engine.migrate(read.notebook);
  const changed = cells.filter(cell => cell.edits.length > 0);
  return writeNotebook(read, new Map(changed.map(c => [c.id, c.edits])));
}

/** Parse as the parser is made to, and throw the trees away. */
export function bareParse(parser: Parser, sources: readonly string[]): void {
  for (const source of sources) {
    parser.parse(source)?.delete();
  }
}

/**
 * Milliseconds of processor time that something takes, the compiler's and the
 * garbage collector's threads included: what others do on the machine must not count.
 */
export function timeOf(work: () => void): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}
