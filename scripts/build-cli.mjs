/**
 * Builds the command: dist/tf-upgrade.js, one file with everything in it, and the
 * two wasm modules it reads beside itself. Then links it into node_modules/.bin,
 * because npx looks there first and a package is not installed into itself.
 */
import { build } from 'esbuild';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const require = createRequire(import.meta.url);
const dist = join(root, 'dist');
const command = join(dist, 'tf-upgrade.js');
const { version } = JSON.parse(
  readFileSync(join(root, 'package.json'), 'utf8')
);

mkdirSync(dist, { recursive: true });
await build({
  absWorkingDir: root,
  entryPoints: ['src/cli/bin.ts'],
  outfile: command,
  bundle: true,
  platform: 'node',
  // CommonJS: the package has no "type", so Node takes a .js file for that.
  format: 'cjs',
  target: 'node20',
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'inline',
  define: {
    TF_UPGRADE_VERSION: JSON.stringify(version),
    // web-tree-sitter asks for it; CommonJS has none.
    'import.meta.url': 'importMetaUrl'
  },
  banner: {
    js: '#!/usr/bin/env node\nconst importMetaUrl=require("url").pathToFileURL(__filename).href;'
  },
  logLevel: 'warning'
});
chmodSync(command, 0o755);

for (const wasm of [
  'web-tree-sitter/web-tree-sitter.wasm',
  'tree-sitter-python/tree-sitter-python.wasm'
]) {
  copyFileSync(
    require.resolve(wasm),
    join(dist, wasm.slice(wasm.indexOf('/') + 1))
  );
}

const bin = join(root, 'node_modules', '.bin');
if (process.platform !== 'win32' && existsSync(bin)) {
  const link = join(bin, 'tf-upgrade');
  rmSync(link, { force: true });
  symlinkSync(join('..', '..', 'dist', 'tf-upgrade.js'), link);
}
