#!/usr/bin/env node
/**
 * What pre-commit runs, in its own clone of this repository: the command, built on
 * first use.
 *
 * "language: node" would install all of JupyterLab for it, and cannot build: npm
 * installs a package globally without what its build needs. So the few packages
 * that go into the bundle are fetched here, in the versions of package.json.
 */
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const BUNDLED = [
  'binaryen',
  'esbuild',
  'tree-sitter-python',
  'web-tree-sitter'
];

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const command = join(root, 'dist', 'tf-upgrade.js');

/** Run a program to its end; its own output is shown only when it fails. */
function must(program, args, cwd) {
  const shell = process.platform === 'win32';
  const done = spawnSync(program, args, { cwd, encoding: 'utf8', shell });
  if (done.status !== 0) {
    console.error(done.error?.message ?? done.stdout + done.stderr);
    console.error(`tf-upgrade: cannot build: ${program} ${args[0]} failed`);
    process.exit(2);
  }
}

/** Fetch what the build needs, beside the place first, so that it is all or nothing. */
function fetchPackages() {
  const { dependencies, devDependencies } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8')
  );
  const all = { ...dependencies, ...devDependencies };
  const folder = mkdtempSync(join(root, '.pre-commit-'));
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({
      private: true,
      dependencies: Object.fromEntries(BUNDLED.map(name => [name, all[name]]))
    })
  );
  const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-global'];
  must('npm', ['install', ...flags], folder);
  renameSync(join(folder, 'node_modules'), join(root, 'node_modules'));
  rmSync(folder, { recursive: true });
}

if (!existsSync(command)) {
  if (!existsSync(join(root, 'node_modules'))) {
    fetchPackages();
  }
  must(process.execPath, [join(root, 'scripts', 'build-cli.mjs')], root);
}
const { status } = spawnSync(
  process.execPath,
  [command, ...process.argv.slice(2)],
  { stdio: 'inherit' }
);
process.exitCode = status ?? 2;
