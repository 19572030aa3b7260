/**
 * Kills the built command at random moments of an --inplace run and checks that
 * every file is whole, old or new, and that the next run tidies up and finishes.
 *
 *   node scripts/kill-test.mjs [FILES] [KILLS] [SEED]
 *
 * Exit status 1, with the seed, when a file is neither.
 */
import { spawn } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const [files = 1000, kills = 50, seed = Date.now() % 1e6] = process.argv
  .slice(2)
  .map(Number);
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const command = join(root, 'dist', 'tf-upgrade.js');
const folder = mkdtempSync(join(tmpdir(), 'tf-upgrade-kill-'));
const tree = join(folder, 'tree');

/** A number in [0, 1) from the seed: the same kills for the same seed. */
let state = seed;
function random() {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return state / 2 ** 32;
}

/** Name and old text of each file: .py and .ipynb, of different lengths. */
function generate(number) {
  const lines = ['import tensorflow as tf\n'];
  for (let i = 0; i < 20 + (number % 80); i++) {
    lines.push(`v${i} = tf.log(tf.to_float(x${i}))  # ${number}\n`);
  }
  const cell = { cell_type: 'code', metadata: {}, outputs: [], source: lines };
  const notebook = { cells: [cell], metadata: {}, nbformat: 4 };
  return number % 2
    ? [`folder${number % 10}/n${number}.py`, lines.join('')]
    : [`folder${number % 10}/n${number}.ipynb`, JSON.stringify(notebook)];
}

const old = new Map(Array.from({ length: files }, (_, i) => generate(i)));

function restore() {
  for (const [name, text] of old) {
    writeFileSync(join(tree, name), text);
  }
}

/** Run the command, killed after some milliseconds where a time is given. */
function run(args, killAfter) {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(process.execPath, [command, ...args], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'inherit']
    });
    const timer =
      killAfter === undefined
        ? undefined
        : setTimeout(() => child.kill('SIGKILL'), killAfter);
    child.on('error', reject);
    child.on('exit', (status, signal) => {
      clearTimeout(timer);
      resolve({ status, signal, time: performance.now() - start });
    });
  });
}

const strangers = () =>
  readdirSync(tree, { recursive: true }).filter(name => name.endsWith('.tmp'));

function fail(message) {
  console.error(`seed ${seed}: ${message}; see ${folder}`);
  process.exit(1);
}

for (let i = 0; i < 10; i++) {
  mkdirSync(join(tree, `folder${i}`), { recursive: true });
}
restore();
await run(['--intree', 'tree', '--outtree', 'new']);
const fresh = new Map(
  [...old.keys()].map(name => [
    name,
    readFileSync(join(folder, 'new', name), 'utf8')
  ])
);
for (const [name, text] of fresh) {
  if (text === old.get(name)) {
    fail(`${name} is not changed at all, so that the test would prove nothing`);
  }
}
// The quickest of three: with a longer time most kills would come too late.
const times = [];
for (let i = 0; i < 3; i++) {
  restore();
  times.push((await run(['--intree', 'tree', '--inplace'])).time);
}
const whole = Math.min(...times);

let between = 0;
let left = 0;
for (let i = 0; i < kills; i++) {
  restore();
  const { signal } = await run(
    ['--intree', 'tree', '--inplace'],
    random() * whole
  );
  let done = 0;
  for (const [name, text] of old) {
    const now = readFileSync(join(tree, name), 'utf8');
    if (now !== text && now !== fresh.get(name)) {
      fail(`kill ${i}: ${name} is neither old nor new`);
    }
    done += now === text ? 0 : 1;
  }
  between += signal === 'SIGKILL' && done > 0 && done < files ? 1 : 0;
  left += strangers().length;
}
const last = await run(['--intree', 'tree', '--inplace']);
for (const [name, text] of fresh) {
  if (readFileSync(join(tree, name), 'utf8') !== text) {
    fail(`${name} is not new after the last run`);
  }
}
if (last.status !== 0 || strangers().length > 0) {
  fail(`the last run ended with ${last.status}, left ${strangers()}`);
}
console.log(
  `${kills} kills of a ${Math.round(whole)} ms run over ${files} files (seed ${seed}): ` +
    `every file whole; ${between} kills hit between the first and the last write, ` +
    `${left} temporary files were left and removed`
);
rmSync(folder, { recursive: true });
