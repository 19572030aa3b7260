/**
 * Holds tf-upgrade against TensorFlow's own tf_upgrade_v2: docs/parity.md.
 *
 *     node parity/parity.mjs [FOLDER ...] [--python PYTHON] [--golden] [--show N]
 */
import { build } from 'esbuild';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'parity-'));
const file = join(folder, 'main.mjs');
try {
  await build({
    entryPoints: [join(here, 'main.ts')],
    outfile: file,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'warning'
  });
  const { main } = await import(pathToFileURL(file).href);
  process.exitCode = await main(dirname(here), process.argv.slice(2));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
