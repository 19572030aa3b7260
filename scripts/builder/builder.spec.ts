import { execFileSync } from 'child_process';
import * as fs from 'fs';
import * as path from 'path';
import { Language, Parser, type Tree } from 'web-tree-sitter';
import * as linked from '../../src/engine/syntax/linked-parser';
import { PublicCursor } from '../../src/engine/__tests__/public-cursor';
import {
  type ITreeCursor,
  TreeCursor
} from '../../src/engine/syntax/tree-cursor';
import type { IParserModule } from '../../src/engine/syntax/tree-memory';
import { packedTable, setTables } from '../../src/engine/tables/packed';
import { unpackApi, unpackUpgrade } from '../../src/engine/tables/unpack';
import { unpack } from '../../src/worker/unpack';
import { bundleStyle } from './bundle-style';
import { packTables, tableFiles } from './pack-tables';
import { privateNames } from './private-names';
import { shortenPrivates } from './shorten-privates';

const root = path.resolve(__dirname, '../..');
const modules = path.join(root, 'node_modules');
const PARSER = path.join(modules, 'web-tree-sitter/web-tree-sitter');

/** What a loader makes of a file, in a process of its own: its tools are ES modules. */
function load(name: string, file: string): Buffer {
  return execFileSync(
    process.execPath,
    [
      '-e',
      `const fs = require('fs');
      const [name, file] = process.argv.slice(1);
      const loader = require('./scripts/builder/' + name);
      const source = fs.readFileSync(file, loader.raw ? undefined : 'utf8');
      new Promise((resolve, reject) => {
        const done = (error, made) => error ? reject(error) : resolve(made);
        const context = {
          async: () => done,
          resourcePath: file,
          addDependency: () => undefined
        };
        const made = loader.call(context, source);
        if (made !== undefined) { resolve(made); }
      }).then(made => process.stdout.write(made));`,
      name,
      file
    ],
    { cwd: root, maxBuffer: 2 ** 24, stdio: ['ignore', 'pipe', 'pipe'] }
  );
}

describe('the packed parser', () => {
  let packed: Buffer;
  beforeAll(() => {
    packed = load('pack-parser', `${PARSER}.wasm`);
    // Some ten seconds, where no build has been made before.
  }, 180_000);

  it('makes the same trees as its two modules do', async () => {
    const unpacked = Buffer.from(await unpack(packed));
    const wasm = unpacked.subarray(4, 4 + unpacked.readUInt32LE(0));
    const module = { wasmBinary: wasm };
    await linked.Parser.init(module);
    const language = (await linked.Language.load()) as unknown as Language;
    const parser = new linked.Parser();
    const cursor = new TreeCursor(module as unknown as IParserModule, language);

    await Parser.init({ wasmBinary: fs.readFileSync(`${PARSER}.wasm`) });
    const plainLanguage = await Language.load(
      fs.readFileSync(
        path.join(modules, 'tree-sitter-python/tree-sitter-python.wasm')
      )
    );
    const plainParser = new Parser();
    plainParser.setLanguage(plainLanguage);
    const plainCursor = new PublicCursor();

    for (const source of sources()) {
      const walked = walk(cursor, parser.parse(source) as unknown as Tree);
      const expected = walk(plainCursor, plainParser.parse(source) as Tree);
      expect(walked).toEqual(expected);
    }

    // Freed all at once, and in the middle of a text: nothing of it is left.
    const all = sources();
    const parsed = (source: string): string =>
      walk(cursor, parser.parse(source) as unknown as Tree);
    const before = all.map(parsed);
    const { buffer } = (module as unknown as IParserModule).HEAP32;
    for (let round = 0; round < 30; round++) {
      all.forEach(source => parser.parse(source));
      parser.freeTrees();
      expect(parsed(all[round])).toEqual(before[round]);
    }
    parser.freeTrees();
    expect(all.map(parsed)).toEqual(before);
    // Had it kept them, it would have had to ask for more memory, and got another buffer.
    expect((module as unknown as IParserModule).HEAP32.buffer).toBe(buffer);
  });

  it('is less than a ninth of them and the tables', () => {
    expect(packed.length).toBeLessThan(101_000);
  });

  it('is refused where it is damaged', async () => {
    const cut = packed.subarray(0, packed.length / 2);
    await expect(unpack(cut)).rejects.toThrow('damaged');
    await expect(unpack(packed.subarray(0, 3))).rejects.toThrow('damaged');
    const changed = Buffer.from(packed);
    changed.fill(0x5a, 20_000, 20_100);
    await expect(unpack(changed)).rejects.toThrow('damaged');
  });
});

/** Code to parse: whole and broken, Python 2 and 3, long and empty, and what we wrote. */
function sources(): string[] {
  const pages = path.join(root, 'docs/rules');
  const written = fs
    .readdirSync(pages)
    .map(name => fs.readFileSync(path.join(pages, name), 'utf8'));
  const examples = written
    .flatMap(page => [...page.matchAll(/^```python.*\n([^]*?)^```/gm)])
    .map(([, example]) => example);
  return [
    '',
    '\n\n',
    'y = tf.log(\nz = tf.log(2.0)\nprint "a"',
    'def f(:\n  return [1, (2\nclass A(object)\n    x = 1\n',
    'größe = "日本語 😀"; é = f"{größe!r:>{10}} {{}}"  # ☃',
    '['.repeat(3000),
    'x = "\ud800"; y = tf.log(x)',
    // Whole and broken, in ASCII and not.
    ...examples.map((code, i) => code.slice(0, (code.length * (i % 9)) / 9)),
    ...examples.map(code => code.replace(/\(/, '(é=')),
    examples.join('\n'),
    // The page itself is no Python, and longer than what the parser takes at once.
    written.join('\n').slice(0, 40_000),
    ...examples
  ];
}

/** All that a cursor tells of a tree. */
function walk(cursor: ITreeCursor, tree: Tree): string {
  const lines = [String(cursor.open(tree))];
  let depth = 0;
  for (;;) {
    const about = [cursor.type(), cursor.isMissing()];
    const place = [cursor.start(), cursor.end(), cursor.field()];
    lines.push([depth, ...about, ...place].join(' '));
    if (cursor.firstChild()) {
      depth++;
      continue;
    }
    while (!cursor.nextSibling()) {
      if (!cursor.parent()) {
        cursor.close();
        tree.delete();
        return lines.join('\n');
      }
      depth--;
    }
  }
}

describe('what the build leaves out', () => {
  it('is what pages hold for their tests', () => {
    const page = path.join(root, 'docs/rules/contrib.md');
    expect(fs.readFileSync(page, 'utf8')).toContain('```text findings');
    const stripped = String(load('strip-page', page));
    expect(stripped).toMatch(
      /\n\|it was\|look at\|\n\|-\|-\|\n\|`contrib\.slim`, `contrib\.layers`\|/
    );
    expect(stripped).not.toMatch(/text findings|^Findings:|^```python ./m);
    expect(stripped).toMatch(/^# .+\n[^]*^```python\n[^]+^## /m);
  });
});

describe('a style sheet', () => {
  const style = path.join(root, 'style');
  const wordsOf = (css: string): Set<string> =>
    new Set(css.match(/\.(?:jp|cm)-[\w-]+|--[\w-]+|\[[\w-]+/g));

  it('has all that it imports, and no comments', () => {
    const { css, files } = bundleStyle(path.join(style, 'notebook.css'));
    expect(files).toContain(path.join(style, 'sidebar.css'));
    expect(css).not.toMatch(/@import|\/\*|\n./);
    const sources = files.map(file => fs.readFileSync(file, 'utf8')).join('');
    const rules = sources.replace(/\/\*[^]*?\*\//g, '');
    expect(wordsOf(rules).size).toBeGreaterThan(50);
    expect(wordsOf(css)).toEqual(wordsOf(rules));
  });

  it('is not made of what is none', () => {
    expect(() => bundleStyle(path.join(style, 'missing.css'))).toThrow(
      'missing.css'
    );
  });
});

describe('private members', () => {
  it('have short names where nobody else can ask for them', () => {
    const names = privateNames();
    expect(names.size).toBeGreaterThan(100);
    for (const [name, short] of names) {
      expect(name).toMatch(/^_[a-z]\w+$/i);
      expect(short).toMatch(/^\$[0-9a-z]+$/);
    }
    // Of the parser's module, and of a translator.
    expect(names.has('_ts_init')).toBe(false);
    expect(names.has('_n')).toBe(false);
  });

  it('are members alone', () => {
    const [[name, short], [other, otherShort]] = [...privateNames()];
    const written = (
      first: string,
      second: string
    ): string => `class A extends B {
      ${first} = '${name}';
      constructor(${name}) { super(); this.${first} = ${name}; }
      get ${second}() { return this.${first}.${second}; }
    }`;
    expect(shortenPrivates(written(name, other))).toBe(
      written(short, otherShort)
    );
  });
});

it('packs tables into what unpacks to the same', () => {
  const text = packTables();
  setTables(text);
  const data = tableFiles.map(file =>
    JSON.parse(fs.readFileSync(file, 'utf8'))
  );
  const [api, upgrade, ...others] = data;
  expect(unpackApi(packedTable(0))).toEqual(api);
  expect(unpackUpgrade(packedTable(1), api.names)).toEqual(upgrade);
  others.forEach((table, i) => {
    expect(JSON.parse(packedTable(i + 2))).toEqual(table);
  });
  const tables = fs.readdirSync(path.dirname(tableFiles[0]));
  expect(tables.sort()).toEqual(tableFiles.map(f => path.basename(f)).sort());
  expect(text.length).toBeLessThan(JSON.stringify(data).length * 0.8);
});
