/**
 * Builds the command: dist/tf-upgrade.js, one file with everything in it, and the
 * wasm module of the parser, which it reads beside itself. Then links it into node_modules/.bin,
 * because npx looks there first and a package is not installed into itself.
 */
import { build } from 'esbuild';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const require = createRequire(import.meta.url);
const { linkedParser } = require('./builder/keep');
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
  // The parser and the grammar are linked here, not at run time: builder/link-parser.js.
  alias: { 'web-tree-sitter': './src/engine/syntax/linked-parser.ts' },
  define: { TF_UPGRADE_VERSION: JSON.stringify(version) },
  banner: { js: '#!/usr/bin/env node' },
  logLevel: 'warning'
});
chmodSync(command, 0o755);

writeFileSync(join(dist, 'python-parser.wasm'), await linkedParser());

const bin = join(root, 'node_modules', '.bin');
if (process.platform !== 'win32' && existsSync(bin)) {
  const link = join(bin, 'tf-upgrade');
  rmSync(link, { force: true });
  symlinkSync(join('..', '..', 'dist', 'tf-upgrade.js'), link);
}
