import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { IRun, runCommand } from './__tests__/run-command';
import { isOfShare } from './share';

const OLD = 'import tensorflow as tf\nx = tf.log(1)\ny = tf.contrib.z\n';

/** A tree with what is awkward, by path; folders come of themselves. */
const TREE: Record<string, string | Buffer> = {
  'a.py': OLD,
  'b.py': 'print(1)\n',
  'A b/c d.py': OLD,
  'A/z.ipynb': '{"cells":[{"cell_type":"code","source":"tf.log"}]}',
  'sub/deep/er/n.ipynb':
    '{"cells":[{"cell_type":"code","source":"tf.contrib.x"}]}',
  'sub.py': OLD,
  'übung/日本語 ノート.py': OLD,
  'übung/e\u0301.py': OLD,
  'übung/😀 --> <b>.py': OLD,
  'it\'s "q".py': OLD,
  'line\nend.py': OLD,
  'bad/bad.ipynb': '{"cells": [\n3]}',
  'bad/latin.py': Buffer.from('tf.log # caf\xe9', 'latin1'),
  'bad/throws.py': 'break the engine',
  'only/others/data.bin': 'tf.log',
  'only/others/more.txt': 'x',
  'only/READ ME': 'y',
  '.git/hook.py': OLD
};
const LINKS: Record<string, string> = {
  'link.py': 'a.py',
  'only/up': '..',
  broken: 'nowhere'
};
const FORMATS = { text: 'txt', json: 'json', html: 'html' };

let cwd: string;
const at = (name: string): string => path.join(cwd, name);
const read = (name: string): string => fs.readFileSync(at(name), 'utf8');

beforeEach(() => {
  cwd = fs.mkdtempSync(path.join(os.tmpdir(), 'tf-upgrade-shard-'));
  for (const [name, text] of Object.entries(TREE)) {
    fs.mkdirSync(path.dirname(at(`in/${name}`)), { recursive: true });
    fs.writeFileSync(at(`in/${name}`), text);
  }
  for (const [name, target] of Object.entries(LINKS)) {
    fs.symlinkSync(target, at(`in/${name}`));
  }
});

afterEach(() => {
  fs.rmSync(cwd, { recursive: true, force: true });
});

const tfUpgrade = (...argv: string[]): Promise<IRun> => runCommand(cwd, argv);

/** Every file and link below a folder, with its bytes or what it says. */
function snapshot(folder: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const entry of fs.readdirSync(at(folder), {
    recursive: true,
    withFileTypes: true
  })) {
    const place = path.join(entry.parentPath, entry.name);
    const name = path.relative(at(folder), place);
    if (entry.isSymbolicLink()) {
      found[name] = `-> ${fs.readlinkSync(place)}`;
    } else if (entry.isFile()) {
      found[name] = fs.readFileSync(place, 'latin1');
    }
  }
  return found;
}

const range = (of: number): number[] =>
  Array.from({ length: of }, (_, i) => i + 1);

describe('a share', () => {
  it('is decided by the path alone, and some of many files are in each', () => {
    const names = range(400).map(n => `folder ${n % 7}/é${n}.py`);
    for (const of of range(7)) {
      const parts = range(of).map(index =>
        names.filter(name => isOfShare(name, { index, of }))
      );
      expect(parts.flat().sort()).toEqual([...names].sort());
      parts.forEach(part => expect(part.length).toBeGreaterThan(250 / of));
    }
    // What runs have written must stay where it is in the next version.
    expect(
      ['a.py', 'sub/n.ipynb', 'é.py', 'e\u0301.py'].map(name =>
        range(5).find(index => isOfShare(name, { index, of: 5 }))
      )
    ).toEqual([1, 4, 2, 2]);
  });
});

describe.each(Object.entries(FORMATS))(
  'with a report as %s',
  (format, ending) => {
    const tree = ['--intree', 'in', '--report-format', format];

    it.each(range(7))('%i shards make what one run makes', async of => {
      const whole = await tfUpgrade(...tree, '--outtree', 'out');
      const expected = snapshot('out');
      expect(whole.status).toBe(3);
      expect(Object.keys(expected).length).toBe(21);
      fs.rmSync(at('out'), { recursive: true });
      const errors: string[] = [];
      const reports = range(of).map(i => `report.${i}-of-${of}.${ending}`);
      // In one folder, in another order than theirs.
      for (const index of range(of).reverse()) {
        const shard = ['--shard', `${index}/${of}`];
        const { err } = await tfUpgrade(...tree, '--outtree', 'out', ...shard);
        errors.push(...err.split('\n').filter(Boolean));
      }
      expect(snapshot('out')).toEqual(expected);
      expect(errors.sort()).toEqual(
        whole.err.split('\n').filter(Boolean).sort()
      );
      const merged = await tfUpgrade('merge-reports', ...reports.reverse());
      expect(merged).toEqual({
        status: 0,
        out: read(`report.${ending}`),
        err: ''
      });
      await tfUpgrade('merge-reports', '--reportfile', 'm', ...reports);
      expect(read('m')).toBe(read(`report.${ending}`));
    });

    it('joins reports of files that are not written, and of several folders', async () => {
      const paths = ['in/sub', 'in/a.py', 'in', 'in/bad', './in/b.py'];
      const check = [...paths, '--check', '--report-format', format];
      await tfUpgrade(...check, '--reportfile', 'whole');
      for (const index of range(3)) {
        const shard = ['--shard', `${index}/3`, '--reportfile', `r${index}`];
        await tfUpgrade(...check, ...shard);
      }
      const { out } = await tfUpgrade('merge-reports', 'r1', 'r2', 'r3');
      expect(out).toBe(read('whole'));
    });

    it('refuses what was changed', async () => {
      await tfUpgrade(
        ...tree,
        '--inplace',
        '--shard',
        '1/1',
        '--reportfile',
        'r'
      );
      const text = read('r');
      for (const changed of [
        text.replace('1.2.3', '1.2.4').replace('Detected', 'detected'),
        text.replace('a.py', 'aa.py'),
        text.replace(/\n/g, '\r\n'),
        text.slice(0, -20),
        `${text}\n`,
        '',
        'nothing of the kind'
      ]) {
        fs.writeFileSync(at('r'), changed);
        const { status, out, err } = await tfUpgrade('merge-reports', 'r');
        expect([status, out]).toEqual([2, '']);
        expect(err).toMatch(/^tf-upgrade: r: it (is not|was changed)[^\n]*\n$/);
      }
    });
  }
);

describe('shards', () => {
  it('change in place what one run changes', async () => {
    fs.cpSync(at('in'), at('one'), { recursive: true, verbatimSymlinks: true });
    await tfUpgrade('--inplace', 'one');
    for (const index of range(3)) {
      await tfUpgrade('--inplace', 'in', '--shard', `${index}/3`);
    }
    expect(snapshot('in')).toEqual(snapshot('one'));
  });

  it('may write into a folder of the input, again and again', async () => {
    await tfUpgrade('--intree', 'in', '--outtree', 'out');
    for (const index of [1, 2, 1, 2]) {
      const to = ['--outtree', 'in/out', '--shard', `${index}/2`];
      await tfUpgrade('--intree', 'in', ...to);
    }
    expect(snapshot('in/out')).toEqual(snapshot('out'));
  });

  it('copy nothing without --copyotherfiles, and each others once', async () => {
    const tree = ['--intree', 'in', '--copyotherfiles=no'];
    await tfUpgrade(...tree, '--outtree', 'none', '--shard', '1/1');
    expect(Object.keys(snapshot('none'))).not.toContain('only/READ ME');
    for (const index of range(4)) {
      const to = ['--outtree', `out${index}`, '--shard', `${index}/4`];
      await tfUpgrade('--intree', 'in', ...to);
    }
    const names = range(4).flatMap(i =>
      fs.existsSync(at(`out${i}`)) ? Object.keys(snapshot(`out${i}`)) : []
    );
    expect(names.length).toBe(21);
    expect(new Set(names).size).toBe(21);
  });

  it('print what they would change', async () => {
    const paths = ['in', '--diff'];
    const whole = await tfUpgrade(...paths);
    const parts = await Promise.all(
      range(3).map(i => tfUpgrade(...paths, '--shard', `${i}/3`))
    );
    const lines = (text: string): string[] => text.split('\n').sort();
    const out = parts.map(part => part.out).join('');
    expect(lines(out)).toEqual(lines(whole.out));
  });
});

describe('merge-reports refuses', () => {
  const check = ['--check', 'in', '--reportfile'];

  async function refusal(...reports: string[]): Promise<string> {
    const { status, out, err } = await tfUpgrade('merge-reports', ...reports);
    expect([status, out]).toEqual([2, '']);
    expect(err).toMatch(/^tf-upgrade: [^\n]+\n$/);
    return err;
  }

  beforeEach(async () => {
    for (const index of range(3)) {
      await tfUpgrade(...check, `r${index}`, '--shard', `${index}/3`);
    }
  });

  it('shards that are missing or there twice', async () => {
    expect(await refusal('r1', 'r3')).toContain(
      'the report of shard 2 of 3 is missing'
    );
    expect(await refusal('r2')).toContain('shard 1, 3 of 3 is missing');
    expect(await refusal('r1', 'r2', 'r1', 'r3')).toContain(
      "'r1' and 'r1' are both of shard 1 of 3"
    );
  });

  it('reports of other options, forms, versions and numbers of shards', async () => {
    const other = [...check, 'x', '--shard', '2/3'];
    await tfUpgrade(...other, '--mode', 'SAFETY');
    expect(await refusal('r1', 'x', 'r3')).toContain(
      '\'r1\' and \'x\' are of runs with other options: --mode was "DEFAULT" and "SAFETY"'
    );
    await tfUpgrade(...other, '--report-format', 'json');
    expect(await refusal('r1', 'x', 'r3')).toContain('--report-format was');
    await tfUpgrade(...other, '--target-version', '2.15');
    expect(await refusal('r1', 'x', 'r3')).toContain('--target-version was');
    await tfUpgrade(...check, 'x', '--shard', '2/4');
    expect(await refusal('r1', 'x', 'r3')).toContain('of 3 and of 4 shards');
    fs.writeFileSync(at('x'), read('r2').replace(/1\.2\.3/g, '1.2.4'));
    expect(await refusal('r1', 'x', 'r3')).toContain(
      'versions 1.2.3 and 1.2.4'
    );
  });

  it('shards of a folder that changed meanwhile', async () => {
    fs.writeFileSync(at('in/new.py'), OLD);
    await tfUpgrade(...check, 'x', '--shard', '2/3');
    expect(await refusal('r1', 'x', 'r3')).toContain('the folder changed');
  });

  it('reports of whole runs, other flags, and nothing at all', async () => {
    await tfUpgrade(...check, 'whole');
    expect(await refusal('whole')).toContain('whole: it is not the report of');
    expect(await refusal()).toContain('give the reports of all shards');
    expect(await refusal('r1', '--mode', 'SAFETY')).toContain('not --mode');
    const { status, err } = await tfUpgrade('merge-reports', 'no');
    expect([status, err]).toEqual([
      3,
      'tf-upgrade: no: no such file or folder (ENOENT)\n'
    ]);
  });
});
