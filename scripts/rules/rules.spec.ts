import { spawnSync } from 'child_process';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { CATALOGUE } from '../../src/engine/rules/catalogue';

const ROOT = path.join(__dirname, '../..');

interface IOutcome {
  readonly status: number | null;
  readonly text: string;
}

function run(root: string, script: string, ...args: string[]): IOutcome {
  const done = spawnSync(process.execPath, [script, ...args], {
    cwd: root,
    encoding: 'utf8'
  });
  return { status: done.status, text: done.stdout + done.stderr };
}

/** What the scripts read and write, in a folder of its own. */
function copyPackage(): string {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'rules-'));
  for (const file of [
    'README.md',
    'docs/rules',
    'package.json',
    'scripts/list-rules.mjs',
    'scripts/new-rule.mjs',
    'scripts/rules',
    'src/engine',
    'tsconfig.json'
  ]) {
    fs.cpSync(path.join(ROOT, file), path.join(root, file), {
      recursive: true
    });
  }
  fs.symlinkSync(
    path.join(ROOT, 'node_modules'),
    path.join(root, 'node_modules')
  );
  return root;
}

/** Run a tool of node_modules. */
function tool(root: string, name: string, ...args: string[]): IOutcome {
  return run(root, path.join(ROOT, 'node_modules', name), ...args);
}

describe('list-rules', () => {
  const script = 'scripts/list-rules.mjs';

  it('finds the README of this package up to date', () => {
    expect(run(ROOT, script, '--check')).toEqual({ status: 0, text: '' });
  });

  it('lists every rule of the catalogue, once', () => {
    const readme = fs.readFileSync(path.join(ROOT, 'README.md'), 'utf8');
    for (const { name, title } of CATALOGUE) {
      const line = `- [${name}](docs/rules/${name}.md): ${title}\n`;
      expect(readme.split(line)).toHaveLength(2);
    }
  });

  it('refuses options that it does not know', () => {
    expect(run(ROOT, script, '--chek').status).toBe(2);
  });

  it('writes between the markers alone, and makes the section where there is none', () => {
    const root = copyPackage();
    try {
      const readme = path.join(root, 'README.md');
      const start = '# A package\n\nIt is good.\n\n## Limits\n\nNone.\n';
      fs.writeFileSync(readme, start);
      expect(run(root, script, '--check').status).toBe(1);
      expect(fs.readFileSync(readme, 'utf8')).toBe(start);

      expect(run(root, script).status).toBe(0);
      const made = fs.readFileSync(readme, 'utf8');
      expect(made).toMatch(/It is good\.\n\n## What it changes\n/);
      expect(made).toMatch(/<!-- \/rules -->\n\n## Limits\n\nNone\.\n$/);

      const mark = '<!-- rules -->';
      fs.writeFileSync(readme, made.replace(mark, `own\n\n${mark}\nold`));
      expect(run(root, script).status).toBe(0);
      expect(fs.readFileSync(readme, 'utf8')).toBe(
        made.replace(mark, `own\n\n${mark}`)
      );
    } finally {
      fs.rmSync(root, { recursive: true });
    }
  });
});

describe('new-rule', () => {
  const script = 'scripts/new-rule.mjs';
  let root: string;

  beforeEach(() => {
    root = copyPackage();
  });

  afterEach(() => {
    fs.rmSync(root, { recursive: true });
  });

  const read = (file: string): string =>
    fs.readFileSync(path.join(root, file), 'utf8');

  it('starts rules of each sort, in good style and typed', () => {
    const made = [
      run(root, script, 'aaa-first', '--call', 'some-kind', '--call', 'other'),
      run(
        root,
        script,
        'middle-line',
        '--line',
        '--title',
        'A line of its own'
      ),
      run(root, script, 'zzz-last')
    ];
    expect(made.map(outcome => outcome.status)).toEqual([0, 0, 0]);
    expect(made[2].text).toContain('Nothing calls it yet');

    expect(read('src/engine/rules/aaa-first.ts')).toContain(
      "kinds: ['some-kind', 'other']"
    );
    expect(read('docs/rules/middle-line.md')).toMatch(/^# A line of its own\n/);
    expect(read('README.md')).toContain(
      '- [zzz-last](docs/rules/zzz-last.md): Zzz last\n'
    );
    const names = [
      ...read('src/engine/rules/catalogue.ts').matchAll(/name: '(.*?)'/g)
    ].map(found => found[1]);
    expect(names).toEqual(
      [
        ...CATALOGUE.map(rule => rule.name),
        'aaa-first',
        'middle-line',
        'zzz-last'
      ].sort()
    );

    const rules = 'src/engine/rules';
    const style = tool(
      root,
      'prettier/bin/prettier.cjs',
      '--check',
      rules,
      'docs',
      'README.md'
    );
    expect(style).toMatchObject({ status: 0 });
    const types = ['--noEmit', '--rootDir', root, '--types', 'node,jest'];
    expect(
      tool(
        root,
        'typescript/bin/tsc',
        '-p',
        root,
        '--composite',
        'false',
        '--incremental',
        'false',
        ...types
      )
    ).toEqual({ status: 0, text: '' });
  });

  it.each([
    ['Bad_Name', 'no name for a rule'],
    ['-dash', 'ambiguous|Unknown option'],
    ['a--b', 'no name for a rule'],
    ['import', "JavaScript's own"],
    ['dropout-rate', 'a rule dropout-rate already'],
    ['call-rules', 'src/engine/rules/call-rules.ts already']
  ])('refuses %s', (name, why) => {
    const before = read('src/engine/rules/catalogue.ts');
    const outcome = run(root, script, name);
    expect(outcome.status).toBe(2);
    expect(outcome.text).toMatch(new RegExp(why));
    expect(read('src/engine/rules/catalogue.ts')).toBe(before);
  });

  it('refuses no name, two names and two sorts', () => {
    expect(run(root, script).status).toBe(2);
    expect(run(root, script, 'one', 'two').status).toBe(2);
    expect(run(root, script, 'one', '--line', '--call', 'x').status).toBe(2);
    expect(run(root, script, 'one', '--title', "it's").status).toBe(2);
    expect(fs.existsSync(path.join(root, 'docs/rules/one.md'))).toBe(false);
  });
});
