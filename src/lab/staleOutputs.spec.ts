import type { ISharedCodeCell } from '@jupyter/ydoc';

import { fakeMigrator, makeHost, makeNotebook } from './__tests__/fakes';
import { NotebookSession } from './session';

async function start(...sources: string[]) {
  const shared = makeNotebook(...sources);
  const session = new NotebookSession(
    makeHost(shared),
    fakeMigrator,
    () => ({})
  );
  await session.analyse();
  const cell = (index: number): ISharedCodeCell =>
    shared.cells[index] as ISharedCodeCell;
  const run = (index: number, count: number): void => {
    // As JupyterLab does it: the number goes, and comes back with the reply.
    cell(index).execution_count = null;
    cell(index).execution_count = count;
  };
  const stale = (): string[] => [...session.staleCells];
  return { shared, session, cell, run, stale };
}

describe('cells that were not run again', () => {
  it('are those that an upgrade changed, until they are run', async () => {
    const { session, run, stale } = await start('tf.log(1)', 'x', 'tf.log(2)');
    expect(stale()).toEqual([]);
    await session.upgrade();
    expect(stale()).toEqual(['c0', 'c2']);
    const changed = jest.fn();
    session.changed.connect(changed);
    // A kernel that was restarted may count to the same number again.
    run(0, 7);
    expect(stale()).toEqual(['c2']);
    expect(changed).toHaveBeenCalled();
  });

  it('are not those that an undo has back, unless the new code was run', async () => {
    const { shared, session, run, stale } = await start(
      'tf.log(1)',
      'tf.log(2)'
    );
    await session.upgrade();
    run(1, 8);
    shared.undo();
    expect(stale()).toEqual(['c1']);
  });

  it('are not those that were never run', async () => {
    const { session, cell, stale } = await start('tf.log(1)');
    cell(0).execution_count = null;
    cell(0).setOutputs([]);
    await session.upgrade();
    expect(stale()).toEqual([]);
  });

  it('are not those that a person edits, nor those changed while they ran', async () => {
    const { session, cell, stale } = await start('x = 1', 'tf.log(1)');
    cell(0).setSource('x = 2');
    await session.upgrade();
    cell(1).execution_count = null;
    cell(1).setSource('y = 2');
    cell(1).execution_count = 9;
    expect(stale()).toEqual(['c1']);
  });
});
