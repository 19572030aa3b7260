import type { IEngine } from '..';
import { loadEngine, migrateCell, migrateCells } from './load-engine';

let engine: IEngine;
beforeAll(async () => {
  engine = await loadEngine();
});

const IMPORT = 'import tensorflow as tf\n';

describe('hostile cells', () => {
  it.each<[string, string, number]>([
    [
      'brackets 10,000 deep',
      '('.repeat(10000) + 'tf.log(1)' + ')'.repeat(10000),
      1
    ],
    [
      'calls 10,000 deep',
      'tf.log('.repeat(10000) + '1' + ')'.repeat(10000),
      10000
    ],
    ['10,000 brackets never closed', '('.repeat(10000), 0],
    ['a name of 20,000 parts', 'tf' + '.nn'.repeat(20000), 0],
    ['a line of 10 MB', `x = "${'a'.repeat(10e6)}"; tf.log(x)`, 1],
    ['50,000 arguments', `f(${'tf.log(x),'.repeat(50000)})`, 50000],
    ['20,000 lines', 'y = tf.log(tf.placeholder(1))\n'.repeat(20000), 40000],
    ['a string never closed', `tf.log(1)\n'''${'a\n'.repeat(20000)}`, 1],
    ['a lone surrogate and NUL', 'x = "\ud800"\ny = tf.log(x)\nz\0', 1]
  ])('%s', (_, code, edits) => {
    expect(migrateCell(engine, IMPORT + code).edits).toHaveLength(edits);
  });

  it('takes names that broken code leaves brackets in', () => {
    const broken = ['y = tf.log(x)', 'import tensorflow.(compat.v1 as tf'];
    const { cells } = migrateCells(engine, broken);
    expect(cells[1].syntax).not.toBeNull();
  });

  it('takes no shell line for an argument', () => {
    const call = 'slim.l2_regularizer(  # half\n!ls\n)';
    const result = migrateCell(
      engine,
      `from tensorflow.contrib import slim\n${call}`
    );
    expect(result.syntax?.line).toBe(2);
    expect(result.output).toContain('\n!ls\n)');
  });

  it('takes any text for a cell id', () => {
    const id = '<img src=x onerror=alert(1)>';
    const result = engine.migrate({
      cells: [{ id, number: 1, source: 'import tensorflow as tf\ntf.log(1)' }]
    });
    expect(result.cells[0].id).toBe(id);
  });

  it('takes 5,000 cells', () => {
    const sources = [IMPORT, ...Array<string>(4999).fill('y = tf.log(x)\n')];
    expect(migrateCells(engine, sources).summary.changedCells).toBe(4999);
  });
});
