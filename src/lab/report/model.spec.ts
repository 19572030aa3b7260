import { StateDB } from '@jupyterlab/statedb';

import { makeHost, makeNotebook } from '../__tests__/fakes';
import { reported } from '../__tests__/reported';
import type { ICellView, IFindingView } from './build';
import { IgnoreStore } from './ignore-store';
import type { ISelection } from './selection';

const FIRST = 'import tensorflow as tf\nx = tf.placeholder(tf.float32)';
const SECOND = 'y = tf.log(x)\ntf.contrib.foo()';

async function start(...sources: string[]) {
  const shared = makeNotebook(...sources);
  const host = { ...makeHost(shared) };
  const { session, model } = await reported(shared, host);
  const selection = (): ISelection => {
    if (model.state.kind !== 'report') {
      throw new Error(`no report: ${model.state.kind}`);
    }
    return model.state.selection;
  };
  const symbols = (cells: readonly ICellView[]): string[] =>
    cells.flatMap(cell => cell.findings.map(view => view.finding.symbol));
  const find = (symbol: string): [string, IFindingView] => {
    for (const { id, findings } of [
      ...selection().cells,
      ...selection().ignored
    ]) {
      const view = findings.find(({ finding }) => finding.symbol === symbol);
      if (view) {
        return [id, view];
      }
    }
    throw new Error(`no ${symbol}`);
  };
  return { shared, host, session, model, selection, symbols, find };
}

describe('ReportModel', () => {
  it('is the very same where an edit changes nothing that it says', async () => {
    const { shared, session, model } = await start('tf.log', 'x = 1');
    const { state } = model;
    shared.cells[1].setSource('x = 2');
    await session.analyse();
    expect(model.state).toBe(state);
    // What is said of a cell, and not of another one.
    shared.cells[0].setSource('tf.log\ntf.contrib');
    await session.analyse();
    expect(model.state).not.toBe(state);
  });

  it('keeps the views of cells that nothing happened to', async () => {
    const { shared, session, selection } = await start(FIRST, SECOND);
    const [first, second] = selection().cells;
    shared.cells[1].updateSource(0, 0, '# typed\n');
    await session.analyse();
    const [firstNow, secondNow] = selection().cells;
    expect(firstNow).toBe(first);
    expect(secondNow).not.toBe(second);
    expect(secondNow.findings.map(view => view.line)).toEqual([2, 3]);
  });

  it('tells what was noted down another time, when that comes late', async () => {
    const { shared, session, model } = await start(FIRST);
    await session.upgrade();
    const { cells } = session.record;
    const { session: later, model: report } = await reported(shared);
    expect(report.state).toMatchObject({ report: { upgraded: false } });
    later.restore(cells);
    expect(report.state).toMatchObject({ report: { upgraded: true } });
    model.dispose();
  });

  it('filters by count and by text', async () => {
    const { model, selection, symbols } = await start(FIRST, SECOND);
    const { counts } = selection();
    model.filter = { names: new Set(['errors']), text: '' };
    expect(symbols(selection().cells)).toEqual(['tf.contrib']);
    model.filter = { names: new Set(['errors', 'fallbacks']), text: '' };
    expect(symbols(selection().cells)).toEqual([
      'tf.placeholder',
      'tf.contrib'
    ]);
    model.filter = { names: new Set(), text: ' MATH.log ' };
    expect(symbols(selection().cells)).toEqual(['tf.log']);
    expect(selection()).toMatchObject({ counts, total: 3, shown: 1 });
  });

  it('says each message once, with its places', async () => {
    const { model, shared, session } = await start(FIRST, SECOND, FIRST);
    const symbols = (): string[] =>
      model.groups.map(group => group.finding.symbol);
    // What needs a person comes first.
    expect(symbols()).toEqual(['tf.contrib', 'tf.placeholder', 'tf.log']);
    const [error, fallback] = model.groups;
    expect(fallback.places.map(({ cell }) => cell)).toEqual([1, 3]);
    shared.cells[2].setSource('');
    await session.analyse();
    expect(model.groups[0]).toBe(error);
    expect(model.groups[1].places).toHaveLength(1);
  });
});

describe('what is ignored', () => {
  it('is hidden, counted no more, and can be brought back', async () => {
    const { model, selection, symbols, find } = await start(FIRST, SECOND);
    model.ignored.ignore(...find('tf.contrib'));
    expect(symbols(selection().cells)).toEqual(['tf.placeholder', 'tf.log']);
    expect(selection().counts.errors).toBe(0);
    expect(symbols(selection().ignored)).toEqual(['tf.contrib']);
    model.ignored.restore(...find('tf.contrib'));
    expect(selection().ignored).toEqual([]);
  });

  it('is known again after edits elsewhere, and not after its line changed', async () => {
    const { model, shared, session, selection, find } = await start(SECOND);
    model.ignored.ignore(...find('tf.contrib'));
    shared.cells[0].updateSource(0, 0, '# typed above\n');
    await session.analyse();
    expect(selection().ignored).toHaveLength(1);
    const at = shared.cells[0].getSource().indexOf('tf.contrib');
    shared.cells[0].updateSource(at, at, 'z = ');
    await session.analyse();
    expect(selection().ignored).toEqual([]);
  });

  it('is one of several equal ones, or all of its kind', async () => {
    const { model, selection, find } = await start(
      'tf.contrib.a\ntf.contrib.a',
      'tf.contrib.b'
    );
    const [id, view] = find('tf.contrib');
    expect(model.alike(view.finding)).toBe(3);
    model.ignored.ignore(id, view);
    expect(selection().counts.errors).toBe(2);
    model.ignored.ignoreKind(view.finding);
    expect(selection().counts.errors).toBe(0);
    model.ignored.clear();
    expect(selection().counts.errors).toBe(3);
  });

  it('stays ignored when the notebook is upgraded', async () => {
    const { model, session, selection, find } = await start(SECOND);
    model.ignored.ignore(...find('tf.log'));
    await session.upgrade();
    expect(selection().counts).toMatchObject({ changes: 0, errors: 1 });
  });

  it('is kept in the browser for this notebook, under its new name too', async () => {
    const state = new StateDB();
    const store = new IgnoreStore(state);
    const first = await start(SECOND);
    store.follow(first.model);
    first.model.ignored.ignore(...first.find('tf.contrib'));
    first.host.path = 'renamed.ipynb';
    await first.session.analyse();
    await state.toJSON();
    expect(first.shared.getMetadata('tf_upgrade')).toBeUndefined();

    const again = await start(SECOND);
    again.host.path = 'renamed.ipynb';
    store.follow(again.model);
    await state.toJSON();
    expect(again.selection().counts.errors).toBe(0);
    const other = await start(SECOND);
    store.follow(other.model);
    await state.toJSON();
    expect(other.selection().counts.errors).toBe(1);
  });

  it('is kept in the notebook where that is asked for, and followed there', async () => {
    const store = new IgnoreStore(null);
    const { model, shared, find, selection } = await start(SECOND);
    shared.setMetadata('tf_upgrade', { other: 1 });
    store.follow(model);
    model.ignored.ignore(...find('tf.contrib'));
    expect(shared.getMetadata('tf_upgrade')).toEqual({ other: 1 });
    model.ignored.isInNotebook = true;
    const kept = shared.getMetadata('tf_upgrade');
    expect(kept).toEqual({
      other: 1,
      ignored: { findings: { c0: [find('tf.contrib')[1].key] }, kinds: [] }
    });
    // Somebody else, who has the notebook open too, ignores a kind.
    shared.setMetadata('tf_upgrade', {
      ignored: { findings: {}, kinds: ['rename | tf.log', 7] }
    });
    expect(selection().counts).toMatchObject({ changes: 0, errors: 1 });
    shared.setMetadata('tf_upgrade', { ignored: 'nonsense' });
    expect(selection().counts.errors).toBe(1);
    model.ignored.isInNotebook = false;
    expect(shared.getMetadata('tf_upgrade')).toBeUndefined();
  });
});
