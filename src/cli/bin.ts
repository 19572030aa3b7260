import { readFileSync } from 'fs';
import * as path from 'path';
import { run } from './main';

/** Put in by scripts/build-cli.mjs from package.json. */
declare const TF_UPGRADE_VERSION: string;

const wasm = (name: string): Uint8Array =>
  readFileSync(path.join(__dirname, name));

// `tf-upgrade --diff ... | head` closes the pipe early, and that is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') {
    throw error;
  }
  process.exit();
});

void run(process.argv.slice(2), {
  cwd: process.cwd(),
  version: TF_UPGRADE_VERSION,
  stdout: process.stdout,
  stderr: process.stderr,
  createEngine: async () => {
    // Loaded only when there is something to convert: --help is to be quick.
    const { createEngine } = await import('../engine');
    return createEngine({
      runtime: wasm('web-tree-sitter.wasm'),
      grammar: wasm('tree-sitter-python.wasm')
    });
  }
}).then(status => {
  // Not process.exit: what was printed to a pipe must get out first.
  process.exitCode = status;
});
