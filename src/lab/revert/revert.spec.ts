import { fakeMigrator, makeHost, makeNotebook } from '../__tests__/fakes';
import { NotebookSession } from '../session';

const FIRST = 'import tensorflow as tf\nx = tf.placeholder(tf.float32)';
const SECOND = 'y = tf.log(x)\nz = tf.log(y)\n';

async function upgraded(...sources: string[]) {
  const shared = makeNotebook(...sources);
  const session = new NotebookSession(
    makeHost(shared),
    fakeMigrator,
    () => ({})
  );
  await session.upgrade();
  const text = (): string[] => shared.cells.map(cell => cell.getSource());
  const type = (index: number, at: number, what: string): void =>
    shared.cells[index].updateSource(at, at, what);
  return { shared, session, text, type, after: text() };
}

describe('revert of one cell', () => {
  it('leaves the others upgraded, and can be followed by the rest', async () => {
    const { session, text, after } = await upgraded(FIRST, SECOND);
    expect(session.canRevert(['c1'])).toBe(true);
    expect(await session.revert(['c1'])).toEqual({
      restored: 1,
      merged: 0,
      left: []
    });
    expect(text()).toEqual([after[0], SECOND]);
    expect(session.canRevert(['c1'])).toBe(false);
    expect(await session.revert(['c1'])).toBeNull();
    expect(session.canRevert()).toBe(true);
    await session.revert();
    expect(text()).toEqual([FIRST, SECOND]);
  });

  it('is upgraded anew, and reverted to what it was', async () => {
    const { session, text, type } = await upgraded(FIRST, SECOND);
    await session.revert(['c1']);
    type(1, 0, '# typed\n');
    await session.upgrade();
    expect(text()[1]).toContain('math');
    await session.revert();
    expect(text()).toEqual([FIRST, `# typed\n${SECOND}`]);
  });

  it('leaves a read-only cell alone', async () => {
    const { session, shared, text, after } = await upgraded(FIRST, SECOND);
    shared.cells[0].setMetadata('editable', false);
    await session.revert();
    expect(text()).toEqual([after[0], SECOND]);
  });
});

describe('revert', () => {
  it('is one step to undo: the upgrade is there again, and so is its record', async () => {
    const { session, shared, text, after } = await upgraded(FIRST, SECOND);
    await session.revert();
    expect(session.record.isLive).toBe(false);
    shared.undo();
    expect(text()).toEqual(after);
    expect(session.record.isLive).toBe(true);
    shared.undo();
    expect(text()).toEqual([FIRST, SECOND]);
    shared.redo();
    expect(text()).toEqual(after);
    await session.revert();
    expect(text()).toEqual([FIRST, SECOND]);
  });

  it('is undone by an undo in any of its cells, and never misplaces text', async () => {
    const { session, shared, text, type, after } = await upgraded(
      FIRST,
      SECOND
    );
    type(1, 0, '# typed\n');
    const edited = text();
    expect(await session.revert()).toMatchObject({ restored: 1, merged: 1 });
    const reverted = [FIRST, `# typed\n${SECOND}`];
    expect(text()).toEqual(reverted);
    for (let round = 0; round < 3; round++) {
      shared.cells[1].undo();
      expect(text()).toEqual(edited);
      expect(session.record.isLive).toBe(true);
      shared.cells[1].redo();
      expect(text()).toEqual(reverted);
      expect(session.record.isLive).toBe(false);
    }
    shared.cells[1].undo();
    shared.cells[1].undo();
    expect(text()).toEqual(after);
    shared.cells[1].undo();
    expect(text()).toEqual([FIRST, SECOND]);
    shared.cells[0].undo();
    expect(text()).toEqual([FIRST, SECOND]);
  });

  it('of one cell is undone in that cell, and the upgrade in all', async () => {
    const { session, shared, text, after } = await upgraded(FIRST, SECOND);
    await session.revert(['c1']);
    shared.cells[0].undo();
    expect(text()).toEqual([FIRST, SECOND]);
    shared.cells[0].redo();
    shared.cells[1].undo();
    expect(text()).toEqual(after);
  });

  it('names the lines that it leaves, and takes the others back', async () => {
    const { session, shared, text } = await upgraded(FIRST, SECOND);
    const cell = shared.cells[1];
    const at = cell.getSource().indexOf('math');
    cell.updateSource(at, at + 4, 'numpy.');
    cell.updateSource(0, 0, '# top\n');
    expect(await session.revert()).toEqual({
      restored: 1,
      merged: 0,
      left: [{ id: 'c1', number: 2, lines: [2] }]
    });
    expect(text()[1]).toBe('# top\ny = tf.numpy..log(x)\nz = tf.log(y)\n');
    // Once that is out of the way, the rest can be taken back.
    expect(session.canRevert(['c1'])).toBe(true);
    cell.setSource('# top\ny = tf.math.log(x)\nz = tf.log(y)\n');
    expect(await session.revert()).toMatchObject({ merged: 1, left: [] });
    expect(text()[1]).toBe(`# top\n${SECOND}`);
  });

  it('of a cell that was upgraded twice goes back to the first text', async () => {
    const { session, text, type } = await upgraded(FIRST, SECOND);
    type(1, 0, 'a = tf.log(1)\n');
    await session.upgrade();
    type(1, 0, '# typed\n');
    expect(await session.revert()).toMatchObject({ left: [] });
    expect(text()[0]).toBe(FIRST);
    // What was typed between the two came with the second, and stays.
    expect(text()[1]).toContain('# typed\n');
    expect(text()[1]).toContain('z = tf.log(y)\n');
  });
});
