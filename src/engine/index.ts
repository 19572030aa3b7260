import { Counted, type IMemory } from './incremental/memory';
import { migrate } from './migrate';
import { PythonParser } from './syntax/python-parser';
import type {
  IEngine,
  IMigration,
  INotebook,
  IOptions,
  IWasmSource
} from './types';

export * from './types';
export { applyEdits, mapSpan } from './edits/apply';
export { chooseEdits } from './edits/choose';
export { migrateAndFix, nameFixes } from './fixes/migrate-and-fix';
export { migrationPath, nextStep } from './report/migration-path';
export { NO_USES } from './report/uses';
export { narrowResult } from './edits/narrow';
export { knownVersions, newestVersion } from './tables/api-table';

/**
 * Start an engine.
 *
 * @param wasm the bytes of the two wasm modules.
 * @throws where WebAssembly cannot start, or the bytes are wrong.
 */
export async function createEngine(wasm: IWasmSource): Promise<IEngine> {
  const parser = await PythonParser.create(wasm);
  const run = (
    notebook: INotebook,
    options?: IOptions,
    memory?: IMemory
  ): IMigration => {
    try {
      return migrate(parser, notebook, options, memory);
    } finally {
      parser.release();
    }
  };
  return {
    migrate: (notebook, options) => run(notebook, options),
    follow: () => {
      const memory: IMemory = { last: null, counted: new Counted() };
      return (notebook, options) => run(notebook, options, memory);
    }
  };
}
