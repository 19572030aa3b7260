/**
 * Runs the examples of docs/large-trees.md over a folder, all shards at once, and
 * compares what they write with what one run writes, byte for byte.
 *
 *     jlpm build:cli
 *     node scripts/check-shards.mjs FOLDER
 *
 * GNU parallel must be there. Slurm and a CI service need not: a process each stands for
 * their jobs, with the variables and folders that a job has.
 */
import { execFile } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  rmSync,
  symlinkSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const page = readFileSync(join(root, 'docs/large-trees.md'), 'utf8');
const folder = resolve(process.argv[2] ?? 'examples');
const scratch = mkdtempSync(join(tmpdir(), 'tf-upgrade-shards-'));
const bin = join(scratch, 'bin');
mkdirSync(bin);
symlinkSync(join(root, 'dist/tf-upgrade.js'), join(bin, 'tf-upgrade'));

/** Run shell lines. A file that cannot be converted makes the status 3, which is no matter. */
function sh(lines, cwd, env = {}) {
  const all = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}` };
  return new Promise((done, fail) => {
    const options = { cwd, env: { ...all, ...env }, maxBuffer: 1 << 30 };
    execFile('bash', ['-c', lines], options, (error, _, err) =>
      error && error.code !== 3 ? fail(new Error(err)) : done(err)
    );
  });
}

function place(name) {
  const made = join(scratch, name);
  mkdirSync(made);
  symlinkSync(folder, join(made, 'old'));
  return made;
}

function section(title) {
  const text = page.split(`\n## ${title}\n`)[1].split('\n## ')[0];
  return [...text.matchAll(/^```(?:sh|yaml)\n([^]*?)^```$/gm)].map(m => m[1]);
}

/** The examples as they are on the page, for a form of the report. */
function inForm(lines, form) {
  return lines
    .replaceAll(
      'tf-upgrade --intree',
      `tf-upgrade --report-format ${form} --intree`
    )
    .replaceAll('.txt', ENDINGS[form]);
}
const ENDINGS = { text: '.txt', json: '.json', html: '.html' };

async function parallel(form, cwd) {
  const [lines] = section('GNU parallel');
  await sh(inForm(lines, form), cwd);
}

async function slurm(form, cwd) {
  const [job, after] = section('A Slurm array');
  const count = Number(/--array=1-(\d+)/.exec(job)[1]);
  await Promise.all(
    Array.from({ length: count }, (_, i) =>
      sh(inForm(job, form), cwd, {
        SLURM_ARRAY_TASK_ID: String(i + 1),
        SLURM_ARRAY_TASK_COUNT: String(count)
      })
    )
  );
  await sh(inForm(after, form), cwd);
}

async function matrix(form, cwd) {
  const [yaml] = section('A CI matrix');
  const shards = JSON.parse(/shard: (\[.*\])/.exec(yaml)[1]);
  const [upgrade, report] = yaml.split('\n  report:\n');
  const run = text => inForm(/- run: (.*)/.exec(text)[1], form);
  const kept = inForm(/path: \|\n([^]*)$/.exec(upgrade)[1], form);
  const own = shards.map(shard => place(`${form}-matrix-${shard}`));
  await Promise.all(
    shards.map((shard, index) =>
      sh(run(upgrade).replaceAll('${{ matrix.shard }}', shard), own[index])
    )
  );
  // The artifacts, there and back.
  const names = kept.trim().split(/\s+/).join(' ');
  for (const from of own) {
    await sh(`cp -r --no-dereference ${names} "${cwd}"`, from);
  }
  await sh(run(report), cwd);
}

/** Every file and link below a folder, with its bytes. */
function snapshot(name) {
  const found = new Map();
  for (const entry of readdirSync(name, {
    recursive: true,
    withFileTypes: true
  })) {
    const file = join(entry.parentPath, entry.name);
    if (entry.isSymbolicLink()) {
      found.set(relative(name, file), readlinkSync(file));
    } else if (entry.isFile()) {
      found.set(relative(name, file), readFileSync(file, 'latin1'));
    }
  }
  return found;
}

let bad = 0;
try {
  for (const form of Object.keys(ENDINGS)) {
    const one = place(`${form}-one`);
    await sh(inForm('tf-upgrade --intree old --outtree new', form), one);
    const tree = snapshot(join(one, 'new'));
    const report = readFileSync(join(one, `report${ENDINGS[form]}`), 'latin1');
    for (const example of [parallel, slurm, matrix]) {
      const cwd = place(`${form}-${example.name}`);
      const started = performance.now();
      await example(form, cwd);
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      const made = snapshot(join(cwd, 'new'));
      const joined = readFileSync(
        join(cwd, `report${ENDINGS[form]}`),
        'latin1'
      );
      const same =
        made.size === tree.size &&
        [...tree].every(([name, bytes]) => made.get(name) === bytes);
      bad += (same ? 0 : 1) + (joined === report ? 0 : 1);
      console.log(
        `${form}, ${example.name}: ${made.size} files ${same ? 'equal' : 'DIFFER'}, report of ${joined.length} bytes ${joined === report ? 'equal' : 'DIFFERS'} (${seconds} s)`
      );
      rmSync(join(cwd, 'new'), { recursive: true });
    }
  }
} finally {
  rmSync(scratch, { recursive: true });
}
process.exitCode = bad > 0 ? 1 : 0;
