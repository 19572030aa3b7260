import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { fakeEngine } from './__tests__/fake-engine';
import { IRun, runCommand } from './__tests__/run-command';
import { run } from './main';
import { MACHINE } from './write-file';

const OLD = 'import tensorflow as tf\nx = tf.log(1)\n';
const NEW = 'import tensorflow as tf\nx = tf.math.log(1)\n';

let cwd: string;
let engines: number;

beforeEach(() => {
  cwd = fs.mkdtempSync(path.join(os.tmpdir(), 'tf-upgrade-spec-'));
  engines = 0;
});

afterEach(() => {
  fs.rmSync(cwd, { recursive: true, force: true });
});

const at = (name: string): string => path.join(cwd, name);
const read = (name: string): string => fs.readFileSync(at(name), 'utf8');

function write(name: string, text: string | Buffer = OLD): void {
  fs.mkdirSync(path.dirname(at(name)), { recursive: true });
  fs.writeFileSync(at(name), text);
}

function tfUpgrade(...argv: string[]): Promise<IRun> {
  return runCommand(cwd, argv, () => {
    engines++;
    return fakeEngine();
  });
}

/** Every file below, with its bytes; links with what they say. */
function snapshot(name: string): Record<string, string> {
  const found: Record<string, string> = {};
  const visit = (folder: string): void => {
    for (const entry of fs.readdirSync(at(folder), { withFileTypes: true })) {
      const below = path.join(folder, entry.name);
      if (entry.isDirectory()) {
        visit(below);
      } else {
        found[path.relative(name, below)] = entry.isSymbolicLink()
          ? `-> ${fs.readlinkSync(at(below))}`
          : read(below);
      }
    }
  };
  visit(name);
  return found;
}

describe('one file', () => {
  it('is converted to another one, with a report', async () => {
    write('a.py');
    const { status, out, err } = await tfUpgrade(
      '--infile',
      'a.py',
      '--outfile=b.py'
    );
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(read('b.py')).toBe(NEW);
    expect(read('a.py')).toBe(OLD);
    expect(out).toContain('Converted 1 files\nDetected 0 issues');
    expect(out).toContain("Make sure to read the detailed log 'report.txt'");
    expect(read('report.txt')).toContain(
      "Processing file 'a.py'\n outputting to 'b.py'\n"
    );
    expect(read('report.txt')).toContain("\n2:4: INFO: Renamed 'tf.log' to");
  });

  it('is converted in place, through a link to it', async () => {
    write('real/a.py');
    fs.chmodSync(at('real/a.py'), 0o751);
    fs.symlinkSync('real/a.py', at('link.py'));
    const { status } = await tfUpgrade('--infile', 'link.py', '--inplace');
    expect(status).toBe(0);
    expect(read('real/a.py')).toBe(NEW);
    expect(fs.readlinkSync(at('link.py'))).toBe('real/a.py');
    expect(fs.statSync(at('real/a.py')).mode & 0o777).toBe(0o751);
    expect(fs.readdirSync(at('real'))).toEqual(['a.py']);
  });

  it('is not written in place where nothing changes', async () => {
    write('a.py', NEW);
    fs.utimesSync(at('a.py'), 1, 1);
    const before = fs.statSync(at('a.py'));
    expect((await tfUpgrade('--inplace', 'a.py')).status).toBe(0);
    const after = fs.statSync(at('a.py'));
    expect([after.ino, after.mtimeMs]).toEqual([before.ino, before.mtimeMs]);
  });

  it('keeps byte order mark, line ends and encoding', async () => {
    write('bom.py', '\ufeffx = tf.log(1)\r\n');
    const latin = Buffer.from(
      '# coding: latin-1\n# caf\xe9\ntf.log\n',
      'latin1'
    );
    write('latin.py', latin);
    const { status } = await tfUpgrade('--inplace', 'bom.py', 'latin.py');
    expect(status).toBe(0);
    expect(read('bom.py')).toBe('\ufeffx = tf.math.log(1)\r\n');
    expect(fs.readFileSync(at('latin.py')).toString('latin1')).toBe(
      '# coding: latin-1\n# caf\xe9\ntf.math.log\n'
    );
  });

  it('is reported as JSON in the agreed shape', async () => {
    write(
      'n.ipynb',
      '{"cells":[{},{"cell_type":"code","source":["é; tf.log"]}]}'
    );
    await tfUpgrade(
      ...['--infile', 'n.ipynb', '--inplace', '--report-format', 'json'],
      ...['--target-version', '2.15', '--reportfile', 'r.json']
    );
    expect(read('n.ipynb')).toContain('["é; tf.math.log"]');
    const report = JSON.parse(read('r.json'));
    expect(report).toEqual({
      version: '1.2.3',
      mode: 'DEFAULT',
      targetVersion: '2.15',
      packages: [],
      files: [
        {
          path: 'n.ipynb',
          output: 'n.ipynb',
          status: 'changed',
          findings: [
            {
              cell: 2,
              line: 1,
              column: 4,
              endLine: 1,
              endColumn: 10,
              severity: 'INFO',
              rule: 'symbol-rename',
              symbol: 'tf.log',
              replacement: 'tf.math.log',
              fallback: false,
              message: "Renamed 'tf.log' to 'tf.math.log'",
              help: 'docs/rules/symbol-rename.md',
              fix: null
            }
          ],
          steps: expect.any(Array),
          packages: []
        }
      ]
    });
    expect(Object.keys(report.files[0].findings[0]).join(' ')).toBe(
      'cell line column endLine endColumn severity rule symbol replacement fallback message help fix'
    );
  });

  it('has fixes made where asked, and told of', async () => {
    write('a.py', 'tf.compat.v1.assign(tf.log)\n');
    const { out } = await tfUpgrade('--diff', 'a.py', '--apply-fixes', 'all');
    expect(out).toContain('+v.assign(tf.math.log)\n');
    const other = await tfUpgrade('--diff', 'a.py', '--apply-fixes=layers');
    expect(other.out).toContain('+tf.compat.v1.assign(tf.math.log)\n');
    await tfUpgrade(
      ...['--inplace', 'a.py', '--apply-fixes', 'layers,assign'],
      ...['--report-format', 'json']
    );
    expect(read('a.py')).toBe('v.assign(tf.math.log)\n');
    const [file] = JSON.parse(read('report.json')).files;
    expect(file.findings[0]).toMatchObject({
      symbol: 'tf.compat.v1.assign',
      fallback: false,
      fix: { kind: 'assign', action: 'Write v.assign()' }
    });
  });

  it('names the fixes there are in a report for programs', async () => {
    write('a.py', 'tf.compat.v1.assign(tf.log)\n');
    const args = ['--check', 'a.py', '--report-format', 'json'];
    const { out } = await tfUpgrade(...args);
    const offered = { kind: 'assign', action: 'Write v.assign()' };
    expect(JSON.parse(out).files[0].findings).toContainEqual(
      expect.objectContaining({ fallback: true, fix: offered })
    );
  });

  it('may go to a device', async () => {
    write('a.py');
    const { status } = await tfUpgrade(
      ...['--infile', 'a.py', '--outfile', '/dev/null'],
      ...['--reportfile', '/dev/null']
    );
    expect(status).toBe(0);
    expect(fs.statSync('/dev/null').isCharacterDevice()).toBe(true);
  });

  it("has the guide's layout in its report, in a notebook with cells", async () => {
    write(
      'n.ipynb',
      '{"cells":[{"cell_type":"code","source":"tf.contrib.x"}]}'
    );
    const { out } = await tfUpgrade('--inplace', 'n.ipynb', '--print_all');
    const thin = '-'.repeat(80);
    expect(out).toContain(`TensorFlow 2.0 Upgrade Script
-----------------------------
Converted 1 files
Detected 1 issues that require attention
${thin}
${thin}
File: n.ipynb
${thin}
n.ipynb:cell 1:1:0: WARNING: tf.contrib.x is gone. Look for <another>.
${'='.repeat(80)}
Detailed log follows:
`);
  });
});

describe('a folder', () => {
  it('is converted as a whole, other files, links and permissions kept', async () => {
    write('in/a.py');
    fs.chmodSync(at('in/a.py'), 0o755);
    write(
      'in/sub/n.ipynb',
      '{"cells":[{"cell_type":"code","source":"tf.log"}]}'
    );
    write('in/data.bin', 'tf.log');
    write('in/.git/hook.py');
    write('in/.ipynb_checkpoints/n-checkpoint.ipynb');
    write('in/done.py', NEW);
    write('outside.py');
    fs.symlinkSync('../a.py', at('in/sub/up.py'));
    fs.symlinkSync(at('in/a.py'), at('in/absolute.py'));
    fs.symlinkSync('../outside.py', at('in/outside.py'));
    fs.symlinkSync('sub', at('in/folder'));
    fs.symlinkSync('..', at('in/sub/loop'));
    fs.symlinkSync('nowhere', at('in/broken'));
    const { status, out } = await tfUpgrade(
      ...['--intree', 'in/', '--outtree', 'deep/er/out']
    );
    expect(status).toBe(0);
    expect(out).toContain('Converted 3 files');
    expect(snapshot('deep/er/out')).toEqual({
      'a.py': NEW,
      'done.py': NEW,
      'sub/n.ipynb': '{"cells":[{"cell_type":"code","source":"tf.math.log"}]}',
      'data.bin': 'tf.log',
      '.git/hook.py': OLD,
      'sub/up.py': '-> ../a.py',
      'absolute.py': `-> ${at('deep/er/out/a.py')}`,
      'outside.py': '-> ../../../outside.py',
      folder: '-> sub',
      'sub/loop': '-> ..',
      broken: '-> nowhere'
    });
    expect(fs.statSync(at('deep/er/out/a.py')).mode & 0o777).toBe(0o755);
    expect(read('outside.py')).toBe(OLD);
    expect(read('report.txt')).toContain("Input tree: 'in/'");
    expect(read('report.txt')).toMatch(
      /'in\/a.py'[^]*'in\/done.py'[^]*'in\/sub\/n.ipynb'/
    );
  });

  it('may hold the folder that it is converted to', async () => {
    write('a.py');
    const args = ['--intree', '.', '--outtree', './out', '--mode', 'SAFETY'];
    expect((await tfUpgrade(...args)).status).toBe(0);
    expect(snapshot('out')).toEqual({ 'a.py': OLD });
  });

  it('leaves other files where they are when told so', async () => {
    write('in/a.py');
    write('in/b.txt');
    for (const [i, no] of ['false', '0', 'No', ''].entries()) {
      await tfUpgrade(
        ...['--intree', 'in', '--outtree', `out${i}`, `--copyotherfiles=${no}`]
      );
      expect(Object.keys(snapshot(`out${i}`))).toEqual(['a.py']);
    }
  });

  it('is converted in place, links left alone', async () => {
    write('in/a.py');
    write('elsewhere.py');
    fs.symlinkSync('../elsewhere.py', at('in/link.py'));
    expect((await tfUpgrade('--intree', 'in', '--inplace')).status).toBe(0);
    expect(read('in/a.py')).toBe(NEW);
    expect(read('elsewhere.py')).toBe(OLD);
  });

  it('is converted though some files cannot be', async () => {
    write('in/a.py');
    write('in/bad.ipynb', '{"cells": [\n3]}');
    write('in/latin.py', Buffer.from('tf.log # caf\xe9', 'latin1'));
    write('in/throws.py', 'break the engine');
    write('in/z.py');
    const { status, err } = await tfUpgrade(
      ...['--intree', 'in', '--outtree', 'out']
    );
    expect(status).toBe(3);
    expect(err.split('\n')).toEqual([
      'tf-upgrade: in/bad.ipynb: not a readable notebook: cell 1, line 2: the cell is not an object',
      'tf-upgrade: in/latin.py: not UTF-8: bad byte at offset 12',
      'tf-upgrade: in/throws.py: internal error, please report it: unreachable',
      ''
    ]);
    expect(engines).toBe(2);
    expect(read('out/a.py') + read('out/z.py')).toBe(NEW + NEW);
    expect(read('out/bad.ipynb')).toBe(read('in/bad.ipynb'));
    expect(read('report.txt')).toContain('Failed to convert 3 files');
    expect(read('report.txt')).toContain(
      'in/latin.py: ERROR: not UTF-8: bad byte at offset 12'
    );
  });

  it('loses what a killed run left behind, and nothing else', async () => {
    const dead = `.tf-upgrade-4194999-${MACHINE}01234567.tmp`;
    const living = `.tf-upgrade-${process.pid}-${MACHINE}01234567.tmp`;
    const elsewhere = '.tf-upgrade-4194999-0123456701234567.tmp';
    write(`in/${elsewhere}`);
    write(`in/${dead}`);
    write(`in/${living}`);
    write('in/a.py');
    await tfUpgrade('--intree', 'in', '--inplace');
    expect(new Set(Object.keys(snapshot('in')))).toEqual(
      new Set([elsewhere, living, 'a.py'])
    );
    await tfUpgrade('--intree', 'in', '--outtree', 'out');
    expect(Object.keys(snapshot('out'))).toEqual(['a.py']);
  });
});

describe('--check and --diff', () => {
  it('write nothing and say what would change', async () => {
    write('in/a.py');
    write('in/b.py', NEW);
    const before = snapshot('.');
    const check = await tfUpgrade('--check', 'in', 'in/a.py');
    expect(check).toEqual({
      status: 1,
      out: 'would change in/a.py\n1 of 2 files would change; 0 issues require attention\n',
      err: ''
    });
    expect((await tfUpgrade('--check', 'in/b.py')).status).toBe(0);
    expect((await tfUpgrade('--diff', 'in')).status).toBe(0);
    expect((await tfUpgrade('--diff', '--check', 'in')).status).toBe(1);
    expect(snapshot('.')).toEqual(before);
  });

  it('write the report that is asked for', async () => {
    write('a.py');
    await tfUpgrade('--check', 'a.py', '--reportfile', 'r.txt');
    expect(Object.keys(snapshot('.')).sort()).toEqual(['a.py', 'r.txt']);
  });

  it('print a report for programs', async () => {
    write('a.py');
    const { out } = await tfUpgrade('--check', 'a.py', '--report-format=json');
    expect(JSON.parse(out).files[0].status).toBe('changed');
  });

  it('print unified diffs, one a cell', async () => {
    write('a.py');
    write('n.ipynb', '{"cells":[{"cell_type":"code","source":"tf.log"}]}');
    const { out, err } = await tfUpgrade('--diff', 'a.py', 'n.ipynb');
    expect(err).toBe('2 of 2 files would change; 0 issues require attention\n');
    expect(out).toBe(`--- a.py
+++ a.py
@@ -1,2 +1,2 @@
 import tensorflow as tf
-x = tf.log(1)
+x = tf.math.log(1)
--- n.ipynb:cell 1
+++ n.ipynb:cell 1
@@ -1 +1 @@
-tf.log
\\ No newline at end of file
+tf.math.log
\\ No newline at end of file
`);
  });

  it('tell failure from change', async () => {
    write('a.py');
    const { status } = await tfUpgrade('--check', 'a.py', 'missing.py');
    expect(status).toBe(3);
  });
});

describe('bad use', () => {
  beforeEach(() => {
    write('a.py');
    write('in/a.py');
    write('there/x');
  });

  it.each([
    [[], 'nothing to convert'],
    [['--infile', 'a.py'], '--infile needs --outfile (or --inplace)'],
    [['--intree', 'in'], '--intree needs --outtree (or --inplace)'],
    [['--infile', 'a.py', '--outfile', 'b.py', '--inplace'], 'exclude'],
    [['--intree', 'in', '--outtree', 'o', '--inplace'], 'exclude each other'],
    [['--infile', 'a.py', '--intree', 'in', '--inplace'], 'not more'],
    [['--infile', 'a.py', '--outtree', 'o'], '--outtree belongs to --intree'],
    [['--outfile', 'b.py', 'a.py'], '--outfile belongs to --infile'],
    [['--intree', 'in', '--outtree', 'there'], "'there' exists already"],
    [['--intree', 'in', '--outtree', 'in'], "'in' exists already"],
    [['--intree', 'in', '--outtree', './in/'], "'./in/' exists already"],
    [['--intree', 'nowhere', '--outtree', 'o'], 'does not exist'],
    [['--intree', 'a.py', '--outtree', 'o'], 'is not a folder; use --infile'],
    [['--infile', 'in', '--outfile', 'o'], 'is a folder; use --intree'],
    [['--infile', 'a.py', '--outfile', 'in'], "--outfile 'in' is a folder"],
    [['a.py'], "'a.py' stands alone"],
    [['--infiel', 'a.py'], 'unknown flag --infiel; did you mean --infile?'],
    [['--zzzzzzzzzzz'], 'unknown flag --zzzzzzzzzzz\n'],
    [['-x'], 'unknown flag -x'],
    [['--in', 'a.py'], '--in could be --infile or --intree or --inplace'],
    [['--infile'], '--infile needs a value: FILE'],
    [['--infile', '--inplace'], '--infile needs a value: FILE'],
    [['--infile=', '--inplace'], '--infile needs a name'],
    [['--inplace=1', 'a.py'], '--inplace takes no value'],
    [['--mode', 'fast', '--check', 'a.py'], 'DEFAULT or SAFETY'],
    [['--report-format=xml', '--check', 'a.py'], 'text or json or html'],
    [['--target-version', '1.15', '--check', 'a.py'], 'must be 2.x'],
    [
      ['--apply-fixes', 'most', '--check', 'a.py'],
      "random-seed, tf2-names, not 'most'"
    ],
    [['--shard', '2', '--check', 'in'], "must be I/N, such as 2/8, not '2'"],
    [['--shard', '1/-2', '--check', 'in'], 'must be I/N'],
    [['--shard', '1/0', '--check', 'in'], 'at least 1 shard'],
    [['--shard', '0/3', '--check', 'in'], 'numbered from 1 to 3'],
    [['--shard', '4/3', '--check', 'in'], 'numbered from 1 to 3'],
    [
      ['--shard', '1/2', '--infile', 'a.py', '--outfile', 'b.py'],
      '--shard parts the files of a folder'
    ],
    [
      ['--shard', '1/2', '--intree', 'in', '--outtree', '.'],
      'is or holds the input'
    ],
    [
      ['--shard', '1/2', '--intree', 'in', '--outtree', 'a.py'],
      'is not a folder'
    ],
    [['--copyotherfiles', 'maybe', '--check', 'a.py'], 'true or false'],
    [['--inplace', 'a.py', '--reportfile', 'in'], 'is a folder'],
    [['--inplace', 'a.py', '--reportfile', 'b.py'], 'has a name of code'],
    [['--diff', 'a.py', '--report-format', 'json'], 'needs --reportfile']
  ])('%j is one line and status 2', async (argv, message) => {
    const before = snapshot('.');
    const { status, out, err } = await tfUpgrade(...argv);
    expect({ status, out, engines }).toEqual({
      status: 2,
      out: '',
      engines: 0
    });
    expect(err).toContain(message);
    expect(err).toMatch(/^tf-upgrade: [^\n]+\n$/);
    expect(snapshot('.')).toEqual(before);
  });

  it.each([
    [['--infile', 'missing.py', '--outfile', 'b.py'], 'no such file'],
    [['--infile', 'there/x', '--outfile', 'b.py'], 'only .py and .ipynb'],
    [['--infile', 'a.py', '--outfile', 'a.py/b.py'], 'cannot write a.py/b.py'],
    [['--inplace', 'a.py', '--reportfile', 'no/r'], 'no/r: no such file']
  ])('%j fails with status 3', async (argv, message) => {
    const { status, err } = await tfUpgrade(...argv);
    expect(status).toBe(3);
    expect(err).toContain(message);
    expect(fs.existsSync(at('b.py'))).toBe(false);
  });
});

describe('progress', () => {
  it('is one line that goes away, on a terminal only', async () => {
    write('in/a.py');
    write('in/b.py');
    let err = '';
    await run(['--check', 'in'], {
      cwd,
      version: '',
      stdout: { write: () => true },
      stderr: { write: text => (err += text), isTTY: true, columns: 12 },
      createEngine: async () => fakeEngine()
    });
    expect(err.startsWith('\r\u001b[K[1/2] in/a.')).toBe(true);
    expect(err.endsWith('\r\u001b[K')).toBe(true);
    expect(err).not.toContain('\n');
  });
});

describe('flags', () => {
  it('help and version need no engine', async () => {
    const { status, out } = await tfUpgrade('-h');
    expect(status).toBe(0);
    expect(out).toContain('--no_upgrade_compat_v1_import');
    expect((await tfUpgrade('--version')).out).toBe('1.2.3\n');
    expect(engines).toBe(0);
  });

  it('may be written with hyphens or cut short where clear', async () => {
    write('a.py');
    const { status, out } = await tfUpgrade(
      ...['--inf', 'a.py', '--inplace', '--print-all', '--report', 'r.txt'],
      ...['--no_import_rename', '--no_upgrade']
    );
    expect(status).toBe(0);
    expect(out).toContain('Detailed log follows');
    expect(fs.existsSync(at('r.txt'))).toBe(true);
  });

  it('end with --', async () => {
    write('--odd.py');
    expect((await tfUpgrade('--inplace', '--', '--odd.py')).status).toBe(0);
    expect(read('--odd.py')).toBe(NEW);
  });
});

it('writes an HTML report in which nothing of a notebook is markup', async () => {
  const evil = '<img src=x onerror=alert(1)>.py';
  write(evil, 'tf.contrib.x');
  await tfUpgrade('--inplace', evil, '--report-format', 'html');
  const page = read('report.html');
  expect(page).not.toContain('<img');
  expect(page).not.toContain('<another>');
  expect(page).toContain('&lt;another&gt;');
  expect(page).toContain('prefers-color-scheme: dark');
});
