import { readFileSync, readdirSync } from 'fs';
import * as path from 'path';
import { applyEdits, migrateAndFix, nameFixes } from '..';
import type { IFix, INotebook } from '..';
import { readNotebook } from '../../notebook';
import { loadEngine } from './load-engine';

const EXAMPLES = path.join(__dirname, '../../../examples');

const SOURCE = `import tensorflow as tf
tf.logging.set_verbosity(tf.logging.ERROR)
l1 = tf.layers.dense(x, 10)
l2 = tf.layers.dense(l1, 2)
v = tf.Variable(1.0)
tf.assign(v, tf.log(2.0))
tf.logging.info('done')
`;

const FIXED = `import tensorflow as tf
tf.get_logger().setLevel('ERROR')
l1 = tf.keras.layers.Dense(10)(x)
l2 = tf.keras.layers.Dense(2)(l1)
v = tf.Variable(1.0)
v.assign(tf.math.log(2.0))
tf.get_logger().info('done')
`;

const notebook = (source: string): INotebook => ({
  cells: [{ id: 'a', number: 1, source }]
});
const all = (): boolean => true;

describe('migrateAndFix', () => {
  it('fixes what it converted', async () => {
    const engine = await loadEngine();
    const { migration, made } = migrateAndFix(
      engine,
      notebook(SOURCE),
      {},
      all
    );
    const [cell] = migration.cells;
    expect(cell.output).toBe(FIXED);
    expect(applyEdits(SOURCE, cell.edits)).toBe(FIXED);
    expect(made).toBe(5);
    expect(migration.summary.fallbacks).toBe(0);
    const [first] = cell.findings.filter(
      f => f.symbol === 'tf.compat.v1.layers.dense'
    );
    expect(first).toMatchObject({
      line: 3,
      fallback: false,
      fix: { kind: 'layers', edits: [] }
    });
    expect(first.message).toMatch(/ Fixed: Use tf\.keras\.layers\.Dense/);
  });

  it('makes the wanted fixes alone', async () => {
    const engine = await loadEngine();
    const wanted = (fix: IFix): boolean => fix.kind === 'assign';
    const { migration } = migrateAndFix(engine, notebook(SOURCE), {}, wanted);
    expect(migration.cells[0].output).toContain('v.assign(tf.math.log(2.0))');
    expect(migration.cells[0].output).toContain('tf.compat.v1.layers.dense');
  });

  it('changes nothing the second time', async () => {
    const engine = await loadEngine();
    const { migration, made } = migrateAndFix(engine, notebook(FIXED), {}, all);
    expect(made).toBe(0);
    expect(migration).toEqual(engine.migrate(notebook(FIXED)));
  });

  it('tells of a fix inside what a fix had moved', async () => {
    const engine = await loadEngine();
    const source =
      'import tensorflow as tf\ny = tf.layers.flatten(tf.layers.flatten(x))\n';
    const { migration } = migrateAndFix(engine, notebook(source), {}, all);
    expect(migration.cells[0].output).toBe(
      'import tensorflow as tf\ny = tf.keras.layers.Flatten()(tf.keras.layers.Flatten()(x))\n'
    );
    const done = migration.cells[0].findings.filter(f => f.fix !== null);
    expect(done.map(f => [f.line, f.fix?.kind])).toEqual([
      [2, 'layers'],
      [2, 'layers']
    ]);
  });

  it.each(readdirSync(EXAMPLES).filter(name => name.endsWith('.ipynb')))(
    'holds what it says on %s',
    async name => {
      const engine = await loadEngine();
      const text = readFileSync(path.join(EXAMPLES, name), 'utf8');
      const example = readNotebook(text).notebook;
      const options = { runReady: true };
      const { migration } = migrateAndFix(engine, example, options, all);
      migration.cells.forEach((cell, i) => {
        const { source } = example.cells[i];
        expect(applyEdits(source, cell.edits)).toBe(cell.output);
      });
      const cells = migration.cells.map((cell, i) => ({
        ...example.cells[i],
        source: cell.output
      }));
      const again = migrateAndFix(engine, { ...example, cells }, options, all);
      expect(again.made).toBe(0);
      expect(again.migration.summary.changes).toBe(0);
    }
  );
});

describe('nameFixes', () => {
  it('names the fixes that will be offered, and changes nothing', async () => {
    const engine = await loadEngine();
    const first = engine.migrate(notebook(SOURCE));
    const named = nameFixes(engine, notebook(SOURCE), {}, first);
    expect(named.cells[0].output).toBe(first.cells[0].output);
    const kinds = named.cells[0].findings.map(f => [f.line, f.fix?.kind]);
    expect(kinds).toEqual([
      [2, 'logging'],
      [2, 'logging'],
      [3, 'layers'],
      [4, 'layers'],
      [6, 'assign'],
      [6, undefined],
      [7, 'logging']
    ]);
  });
});
