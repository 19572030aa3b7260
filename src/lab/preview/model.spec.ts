import { fakeMigrator, makeHost, makeNotebook } from '../__tests__/fakes';
import { NotebookSession } from '../session';
import { PreviewModel } from './model';

const FIRST = 'import tensorflow as tf\nx = tf.placeholder(tf.float32)';
const SECOND = 'y = tf.log(x)\nz = tf.placeholder(y)';

async function start(...sources: string[]) {
  const shared = makeNotebook(...sources);
  const session = new NotebookSession(
    makeHost(shared),
    fakeMigrator,
    () => ({})
  );
  await session.analyse();
  const model = new PreviewModel(session);
  const text = (): string[] => shared.cells.map(cell => cell.getSource());
  return { shared, session, model, text };
}

describe('PreviewModel', () => {
  it('lists the cells that would change, all ticked', async () => {
    const { model } = await start('#md', FIRST, 'x = 1', SECOND);
    expect(model.cells.map(cell => cell.number)).toEqual([2, 4]);
    expect(model.cells.every(cell => cell.ticked)).toBe(true);
    expect(model.total).toEqual({ cells: 2, changes: 3 });
    expect(model.chosen).toEqual(model.total);
  });

  it('counts the kinds that occur', async () => {
    const { model } = await start(FIRST, SECOND);
    expect(model.kinds).toEqual([
      { kind: 'calls', ticked: true, changes: 1 },
      { kind: 'compat-v1', ticked: true, changes: 2 }
    ]);
  });

  it('applies what is ticked in one step, and nothing else', async () => {
    const { model, shared, session, text } = await start(FIRST, SECOND);
    model.tickCell('c0', false);
    model.tickKind('compat-v1', false);
    expect(model.chosen).toEqual({ cells: 1, changes: 1 });
    const { migration } = await model.apply();
    const after = [FIRST, 'y = tf.math.log(x)\nz = tf.placeholder(y)'];
    expect(text()).toEqual(after);
    expect(migration.summary.changes).toBe(1);
    expect([...session.record.cells.keys()]).toEqual(['c1']);
    shared.undo();
    expect(text()).toEqual([FIRST, SECOND]);
    shared.redo();
    expect(text()).toEqual(after);
    await session.revert();
    expect(text()).toEqual([FIRST, SECOND]);
  });

  it('ticks all, and none', async () => {
    const { model } = await start(FIRST, SECOND);
    model.tickAll(false);
    expect(model.chosen).toEqual({ cells: 0, changes: 0 });
    model.tickKind('compat-v1', false);
    model.tickAll(true);
    expect(model.chosen).toEqual({ cells: 2, changes: 3 });
  });

  it('leaves the views of cells alone that nothing happened to', async () => {
    const { model, session } = await start(FIRST, SECOND);
    const [first, second] = model.cells;
    model.tickCell('c1', false);
    expect(model.cells[0]).toBe(first);
    expect(model.cells[1].result).toBe(second.result);
    await session.analyse();
    expect(model.cells[0]).toBe(first);
  });

  it('marks a cell that is edited, and works it out anew', async () => {
    const { model, session, shared, text } = await start(FIRST, SECOND);
    model.tickCell('c0', false);
    shared.cells[1].updateSource(0, 0, 'tf.log(1)\n');
    session.contentChanged();
    await new Promise(resolve => setTimeout(resolve, 115));
    expect(model.cells.map(cell => cell.stale)).toEqual([false, true]);
    await session.analyse();
    expect(model.cells.map(cell => cell.stale)).toEqual([false, false]);
    expect(model.cells.map(cell => cell.edited)).toEqual([false, true]);
    expect(model.chosen).toEqual({ cells: 1, changes: 3 });
    await model.apply();
    expect(text()[1]).toBe(
      'tf.math.log(1)\ny = tf.math.log(x)\nz = tf.compat.v1.placeholder(y)'
    );
    model.dispose();
  });

  it('never writes over what was typed since', async () => {
    const { model, shared, text } = await start(FIRST, SECOND);
    shared.cells[1].updateSource(0, 0, '# mine\n');
    const { applied } = await model.apply();
    expect(applied.skipped.map(cell => cell.id)).toEqual(['c1']);
    expect(text()[1]).toBe(`# mine\n${SECOND}`);
    expect(text()[0]).toContain('compat.v1');
    // It is there to be looked at, and applied, again.
    expect(model.cells.map(cell => cell.id)).toEqual(['c1']);
    expect(model.cells[0]).toMatchObject({ stale: false, edited: true });
    model.dispose();
  });

  it('lets go of cells that are deleted', async () => {
    const { model, session, shared } = await start(FIRST, SECOND);
    shared.deleteCell(0);
    await session.analyse();
    expect(model.cells.map(cell => cell.id)).toEqual(['c1']);
  });
});
