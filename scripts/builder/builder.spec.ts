import { execFileSync } from 'child_process';
import * as fs from 'fs';
import * as path from 'path';
import { createEngine } from '../../src/engine';
import api from '../../src/engine/tables/data/api.json';
import upgrade from '../../src/engine/tables/data/upgrade.json';
import {
  namesOf,
  unpackNames,
  unpackRenames,
  type IPackedTrie
} from '../../src/engine/tables/unpack';
import { packNames, packRenames } from './pack-tables';

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
        const made = loader.call({ async: () => done }, source);
        if (made !== undefined) { resolve(made); }
      }).then(made => process.stdout.write(made));`,
      name,
      file
    ],
    { cwd: root, maxBuffer: 2 ** 24, stdio: ['ignore', 'pipe', 'pipe'] }
  );
}

describe('what the build leaves out', () => {
  it('is nothing of the parser that the engine calls', async () => {
    const shrunk = load('shrink-parser', `${PARSER}.wasm`);
    expect(shrunk.length).toBeLessThan(
      fs.statSync(`${PARSER}.wasm`).size / 1.5
    );
    const grammar = fs.readFileSync(
      path.join(modules, 'tree-sitter-python/tree-sitter-python.wasm')
    );
    const engine = await createEngine({ runtime: shrunk, grammar });
    // The second cell is broken, and parsed again piece by piece.
    const cells = [
      'import tensorflow as tf\nx = tf.log(1.0)',
      'y = tf.log(\nz = tf.log(2.0)\nprint "a"'
    ].map((source, index) => ({ id: `${index}`, number: index + 1, source }));
    const { cells: results } = engine.migrate({ cells }, {});
    expect(results.map(({ edits }) => edits.length)).toEqual([1, 1]);
    expect(results[1].syntax).not.toBeNull();
  });

  it('is what a page does not need of the parser', () => {
    expect(String(load('strip-parser', `${PARSER}.js`))).not.toMatch(
      /\bprocess[.?]|import\(|= eval\(/
    );
    expect(() => load('strip-parser', __filename)).toThrow('has changed');
  });

  it('is what pages hold for their tests', () => {
    const page = path.join(root, 'docs/rules/contrib.md');
    expect(fs.readFileSync(page, 'utf8')).toContain('```text findings');
    const stripped = String(load('strip-page', page));
    expect(stripped).not.toMatch(/text findings|^Findings:|^```python ./m);
    expect(stripped).toMatch(/^# .+\n[^]*^```python\n[^]+^## /m);
  });
});

it('packs tables into what unpacks to the same', () => {
  const names = api.names as unknown as IPackedTrie;
  const packed = packNames(names);
  expect(packed.length).toBeLessThan(JSON.stringify(names).length * 0.9);
  expect(unpackNames(packed)).toEqual(names);
  const renames = packRenames(upgrade.renames, namesOf(names));
  expect(renames.length).toBeLessThan(
    JSON.stringify(upgrade.renames).length / 2
  );
  expect(unpackRenames(renames, namesOf(unpackNames(packed)))).toEqual(
    upgrade.renames
  );
});
