import type { YNotebook } from '@jupyter/ydoc';

import {
  fakeMigrator,
  makeHost,
  makeNotebook,
  makeNotebookWith
} from './__tests__/fakes';
import { NotebookSession } from './session';

const FIRST = 'import tensorflow as tf\nx = tf.placeholder(tf.float32)';
const SECOND = 'y = tf.log(tf.log(x))\r\n\tz = 1  \n';

function start(...sources: string[]): {
  shared: YNotebook;
  session: NotebookSession;
} {
  const shared = makeNotebook(...sources);
  const session = new NotebookSession(
    makeHost(shared),
    fakeMigrator,
    () => ({})
  );
  return { shared, session };
}

const text = (shared: YNotebook): string[] =>
  shared.cells.map(cell => cell.getSource());

/** Type as an editor does: tracked by the cell's own stack. */
function type(
  shared: YNotebook,
  index: number,
  at: number,
  what: string
): void {
  shared.cells[index].updateSource(at, at, what);
}

describe('NotebookSession', () => {
  it('upgrades all cells and leaves outputs and metadata alone', async () => {
    const { shared, session } = start(FIRST, '#md tf.log', SECOND);
    const before = shared.toJSON();
    await session.upgrade();
    expect(text(shared)).toEqual([
      'import tensorflow as tf\nx = tf.compat.v1.placeholder(tf.float32)',
      '#md tf.log',
      'y = tf.math.log(tf.math.log(x))\r\n\tz = 1  \n'
    ]);
    const after = shared.toJSON();
    after.cells.forEach((cell, index) => {
      cell.source = before.cells[index].source;
    });
    expect(after).toEqual(before);
    expect(session.record.isLive).toBe(true);
  });

  it('tells whether it is next to be undone, or to come back', async () => {
    const { shared, session } = start('#md', FIRST);
    const next = (): boolean[] => [
      session.isNext('undo'),
      session.isNext('redo')
    ];
    expect(next()).toEqual([false, false]);
    await session.upgrade();
    expect(next()).toEqual([true, false]);
    // What is done to the notebook after it is undone before it.
    shared.insertCell(0, { cell_type: 'code' });
    expect(next()).toEqual([false, false]);
    shared.undo();
    expect(next()).toEqual([true, false]);
    shared.undo();
    expect(next()).toEqual([false, true]);
    shared.redo();
    expect(next()).toEqual([true, false]);
  });

  it('numbers cells over all cells', async () => {
    const { session } = start('#md', FIRST);
    await session.analyse();
    expect(session.analysis?.migration.cells[0].number).toBe(2);
  });

  it('reverts every byte', async () => {
    const { shared, session } = start(FIRST, SECOND);
    const before = JSON.stringify(shared.toJSON());
    await session.upgrade();
    const reverted = await session.revert();
    expect(reverted).toEqual({ restored: 2, merged: 0, left: [] });
    expect(JSON.stringify(shared.toJSON())).toBe(before);
    expect(session.record.isLive).toBe(false);
    expect(await session.revert()).toBeNull();
  });

  it('reverts around what was typed since', async () => {
    const { shared, session } = start(FIRST, SECOND);
    await session.upgrade();
    type(shared, 1, 0, '# top\n');
    type(shared, 1, shared.cells[1].getSource().length, 'more()');
    expect(await session.revert()).toEqual({
      restored: 1,
      merged: 1,
      left: []
    });
    expect(text(shared)).toEqual([FIRST, `# top\n${SECOND}more()`]);
  });

  it('is undone whole by one undo of the notebook, and redone', async () => {
    const { shared, session } = start(FIRST, SECOND);
    const before = text(shared);
    await session.upgrade();
    const after = text(shared);
    shared.undo();
    expect(text(shared)).toEqual(before);
    expect(session.record.isLive).toBe(false);
    shared.redo();
    expect(text(shared)).toEqual(after);
    expect(session.record.isLive).toBe(true);
    expect((await session.revert())?.restored).toBe(2);
    expect(text(shared)).toEqual(before);
  });

  it('is undone whole by one undo in any of its cells, and redone', async () => {
    const { shared, session } = start(FIRST, SECOND);
    const before = text(shared);
    await session.upgrade();
    const after = text(shared);
    for (let round = 0; round < 3; round++) {
      shared.cells[1].undo();
      expect(text(shared)).toEqual(before);
      shared.cells[1].redo();
      expect(text(shared)).toEqual(after);
    }
    await session.revert();
    expect(text(shared)).toEqual(before);
  });

  it('keeps the older steps of a cell beneath it', async () => {
    const { shared, session } = start(FIRST, SECOND);
    type(shared, 1, 0, 'a = 1\n');
    await session.upgrade();
    type(shared, 1, 0, 'b = 2\n');
    const cell = shared.cells[1];
    cell.undo();
    expect(cell.getSource()).toBe(
      `a = 1\n${SECOND.replace(/tf\.log/g, 'tf.math.log')}`
    );
    cell.undo();
    expect(text(shared)).toEqual([FIRST, `a = 1\n${SECOND}`]);
    cell.undo();
    expect(text(shared)).toEqual([FIRST, SECOND]);
  });

  it('loses no text when cells and notebook undo in turn', async () => {
    const { shared, session } = start(FIRST, SECOND);
    const before = text(shared);
    await session.upgrade();
    shared.cells[0].undo();
    shared.undo();
    shared.cells[1].undo();
    expect(text(shared)).toEqual(before);
    await session.upgrade();
    const after = text(shared);
    shared.undo();
    shared.redo();
    expect(text(shared)).toEqual(after);
    shared.cells[0].undo();
    shared.cells[1].undo();
    expect(text(shared)).toEqual(after);
    await session.revert();
    expect(text(shared)).toEqual(before);
  });

  it('is one step where the undo stack is the whole document', async () => {
    const shared = makeNotebookWith(true, FIRST, SECOND);
    const session = new NotebookSession(
      makeHost(shared),
      fakeMigrator,
      () => ({})
    );
    type(shared, 1, 0, '#\n');
    const before = text(shared);
    await session.upgrade();
    const after = text(shared);
    shared.cells[0].undo();
    expect(text(shared)).toEqual(before);
    shared.cells[0].redo();
    expect(text(shared)).toEqual(after);
    await session.revert();
    expect(text(shared)).toEqual(before);
  });

  it('skips a cell that changed while the engine was at work', async () => {
    const { shared, session } = start(FIRST, SECOND);
    const working = session.upgrade();
    type(shared, 1, 0, '#');
    const { applied } = await working;
    expect(applied.skipped.map(result => result.id)).toEqual(['c1']);
    expect(text(shared)[1]).toBe(`#${SECOND}`);
    expect(text(shared)[0]).toContain('compat.v1');
  });

  it('converts one cell, and reverts that and a later upgrade together', async () => {
    const { shared, session } = start(FIRST, SECOND);
    const before = text(shared);
    await session.upgrade(['c1']);
    expect(text(shared)[0]).toBe(FIRST);
    await session.upgrade();
    expect(text(shared)[0]).not.toBe(FIRST);
    await session.revert();
    expect(text(shared)).toEqual(before);
  });

  it('keeps what was typed between an undo and the next upgrade', async () => {
    const { shared, session } = start(FIRST, SECOND);
    await session.upgrade();
    type(shared, 0, 0, '# typed\n');
    shared.undo();
    expect(text(shared)).toEqual([`# typed\n${FIRST}`, SECOND]);
    await session.upgrade();
    await session.revert();
    expect(text(shared)).toEqual([`# typed\n${FIRST}`, SECOND]);
  });

  it('keeps what was typed between two upgrades', async () => {
    const { shared, session } = start(FIRST, SECOND);
    await session.upgrade();
    type(shared, 0, 0, 'tf.log(1) # typed\n');
    await session.upgrade();
    expect(text(shared)[0]).toContain('tf.math.log(1) # typed');
    await session.revert();
    expect(text(shared)).toEqual([`tf.log(1) # typed\n${FIRST}`, SECOND]);
  });

  it('writes nothing into what is read-only', async () => {
    const shared = makeNotebook(FIRST, SECOND);
    shared.cells[0].setMetadata('editable', false);
    const session = new NotebookSession(
      makeHost(shared),
      fakeMigrator,
      () => ({})
    );
    await session.upgrade();
    expect(text(shared)[0]).toBe(FIRST);
    const whole = makeNotebook(FIRST);
    const locked = new NotebookSession(
      makeHost(whole, true),
      fakeMigrator,
      () => ({})
    );
    await locked.upgrade();
    expect(text(whole)).toEqual([FIRST]);
    // What it would become is told all the same.
    await locked.analyse();
    const { migration, sources } = locked.analysis!;
    expect(migration.cells[0].edits).not.toEqual([]);
    await expect(locked.apply(migration, sources)).rejects.toThrow('read-only');
    expect(text(whole)).toEqual([FIRST]);
  });

  it('changes nothing where the engine fails', async () => {
    const shared = makeNotebook(FIRST);
    const session = new NotebookSession(
      makeHost(shared),
      { migrate: () => Promise.reject(new Error('no')) },
      () => ({})
    );
    await expect(session.upgrade()).rejects.toThrow('no');
    await session.analyse();
    expect(session.error).toEqual(new Error('no'));
    expect(session.busy).toBe(false);
    expect(text(shared)).toEqual([FIRST]);
  });
});
