import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { fakeEngine } from './__tests__/fake-engine';
import { run } from './main';
import { StartThread, threadsFor, workOff } from './threads';

const FILES = 95;

let cwd: string;

beforeEach(() => {
  cwd = fs.mkdtempSync(path.join(os.tmpdir(), 'tf-upgrade-threads-'));
  fs.mkdirSync(path.join(cwd, 'in'));
  for (let i = 0; i < FILES; i++) {
    const text = i % 10 === 3 ? '\xff' : `x${i} = tf.log(tf.contrib.a)\n`;
    fs.writeFileSync(path.join(cwd, 'in', `f${i}.py`), text, 'latin1');
  }
});

afterEach(() => {
  fs.rmSync(cwd, { recursive: true, force: true });
});

async function convert(cores: number, startThread?: StartThread) {
  let out = '';
  let err = '';
  const status = await run(['--intree', 'in', '--outtree', `out${cores}`], {
    cwd,
    version: '1.2.3',
    stdout: { write: text => (out += text) },
    stderr: { write: text => (err += text) },
    createEngine: async () => fakeEngine(),
    cores,
    startThread
  });
  const own = (text: string): string => text.replaceAll(`out${cores}`, 'out');
  const report = fs.readFileSync(path.join(cwd, 'report.txt'), 'utf8');
  const files = fs
    .readdirSync(path.join(cwd, `out${cores}`))
    .map(name => [
      name,
      fs.readFileSync(path.join(cwd, `out${cores}`, name), 'latin1')
    ]);
  return { status, out: own(out), err: own(err), report: own(report), files };
}

/** Takes turns with the others, so that tasks end in another order than they began. */
const cooperative =
  (started: () => void): StartThread =>
  async (work, done) => {
    started();
    await new Promise(resolve => setTimeout(resolve, 0));
    await workOff(work, async () => fakeEngine(), done);
  };

describe('threads', () => {
  it.each([
    [1, 8, 1],
    [59, 8, 1],
    [60, 8, 2],
    [600, 2, 2],
    [600, 64, 16]
  ])('%i files on %i cores take %i', (files, cores, threads) => {
    expect(threadsFor(files, cores)).toBe(threads);
  });

  it('change nothing in what is written and said', async () => {
    let threads = 0;
    const single = await convert(1);
    const several = await convert(
      3,
      cooperative(() => threads++)
    );
    expect(threads).toBe(2);
    expect(several).toEqual(single);
    expect(single.status).toBe(3);
    expect(single.err.match(/not UTF-8/g)).toHaveLength(10);
  });

  it('are waited for where the command cannot go on', async () => {
    let ended = false;
    const status = await run(['--intree', 'in', '--outtree', 'out'], {
      cwd,
      version: '1.2.3',
      stdout: { write: () => true },
      stderr: { write: () => true },
      createEngine: async () => {
        throw new Error('no engine');
      },
      cores: 2,
      startThread: async () => {
        await new Promise(resolve => setTimeout(resolve, 5));
        ended = true;
      }
    });
    expect(status).toBe(3);
    expect(ended).toBe(true);
  });

  it('may end before their work does', async () => {
    const single = await convert(1);
    const broken = await convert(3, async ({ next }) => {
      Atomics.add(next, 0, 1);
      throw new Error('out of memory');
    });
    expect(broken).toEqual(single);
  });
});
