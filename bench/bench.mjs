/**
 * Measures how fast the command, the engine and the extension are, and writes the
 * table in docs/performance.md, which says how to read it.
 *
 *     node bench/bench.mjs --corpus FOLDER ... [--peer PYTHON] [--only PART,...] [--write]
 */
import { build } from 'esbuild';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(here);

/** As in the command: scripts/build-cli.mjs. The bare parser is the published one. */
const linkedParser = {
  name: 'linked-parser',
  setup(build) {
    build.onResolve({ filter: /^web-tree-sitter$/ }, ({ importer }) =>
      importer.startsWith(join(root, 'src'))
        ? { path: join(root, 'src/engine/syntax/linked-parser.ts') }
        : undefined
    );
  }
};

const folder = mkdtempSync(join(tmpdir(), 'tf-upgrade-bench-'));
try {
  // What is measured in a process of its own is an entry of its own.
  await build({
    entryPoints: [
      'main',
      'process/engine',
      'process/growth',
      'process/stages'
    ].map(name => join(here, `${name}.ts`)),
    outdir: folder,
    outbase: here,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    sourcemap: true,
    define: { 'import.meta.url': 'importMetaUrl' },
    banner: {
      js: 'const importMetaUrl=require("url").pathToFileURL(__filename).href;'
    },
    plugins: [linkedParser],
    logLevel: 'warning'
  });
  const { main } = await import(join(folder, 'main.cjs'));
  process.exitCode = await main(root, folder, process.argv.slice(2));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
