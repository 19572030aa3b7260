import { readFileSync } from 'fs';
import { createEngine } from '..';
import type { ICellResult, IEngine, IMigration, IOptions } from '..';

let engine: Promise<IEngine> | null = null;

/** The real engine on the real wasm, started once a test file. */
export function loadEngine(): Promise<IEngine> {
  engine ??= createEngine({
    runtime: readFileSync(
      require.resolve('web-tree-sitter/web-tree-sitter.wasm')
    ),
    grammar: readFileSync(
      require.resolve('tree-sitter-python/tree-sitter-python.wasm')
    )
  });
  return engine;
}

/** Migrate a notebook given as the sources of its cells. */
export function migrateCells(
  engine: IEngine,
  sources: readonly string[],
  options: IOptions = {}
): IMigration {
  return engine.migrate(
    {
      cells: sources.map((source, i) => ({
        id: `c${i + 1}`,
        number: i + 1,
        source
      }))
    },
    options
  );
}

/** Migrate one cell. */
export function migrateCell(
  engine: IEngine,
  source: string,
  options: IOptions = {}
): ICellResult {
  return migrateCells(engine, [source], options).cells[0];
}
