import type { ICellEdit, IFix } from '../engine/types';
import { fakeMigrator, makeHost, makeNotebook } from './__tests__/fakes';
import { applyFixes } from './apply';
import { NotebookSession } from './session';

const SOURCES = ['a = tf.log(x)', 'b = tf.log(y)'];

function fix(...edits: [number, number, number, string][]): IFix {
  return {
    kind: 'test',
    action: 'Do it',
    edits: edits.map(([cell, start, end, text]): ICellEdit => ({
      cellId: `c${cell}`,
      start,
      end,
      text
    }))
  };
}

function apply(...fixes: IFix[]): { made: number; after: string[] } {
  const shared = makeNotebook(...SOURCES);
  const sources = new Map(SOURCES.map((text, i) => [`c${i}`, text]));
  const { made } = applyFixes(shared, fixes, sources);
  return { made, after: shared.cells.map(cell => cell.getSource()) };
}

describe('applyFixes', () => {
  it('makes several, in several cells, in whatever order they come', () => {
    const { made, after } = apply(
      fix([0, 12, 13, 'z']),
      fix([0, 0, 1, 'c'], [1, 0, 1, 'd'])
    );
    expect(made).toBe(2);
    expect(after).toEqual(['c = tf.log(xz', 'd = tf.log(y)']);
  });

  it.each([
    ['overlaps one before it', fix([0, 0, 3, 'q'])],
    ['inserts where one before it did', fix([0, 0, 0, 'q'])],
    ['is for a cell that is gone', fix([0, 4, 5, 'q'], [7, 0, 1, 'q'])],
    ['overlaps with one of its edits', fix([1, 0, 1, 'q'], [0, 0, 1, 'q'])]
  ])('leaves out all of one that %s', (_, other) => {
    expect(apply(fix([0, 0, 2, 'k ']), other)).toEqual({
      made: 1,
      after: ['k = tf.log(x)', SOURCES[1]]
    });
  });

  it('leaves out one for a cell that was edited since, or is read-only', () => {
    const shared = makeNotebook(...SOURCES);
    const sources = new Map(SOURCES.map((text, i) => [`c${i}`, text]));
    shared.cells[0].updateSource(0, 0, '#');
    shared.cells[1].setMetadata('editable', false);
    const fixes = [fix([0, 0, 1, 'q']), fix([1, 0, 1, 'q'])];
    expect(applyFixes(shared, fixes, sources)).toMatchObject({
      made: 0,
      step: null
    });
  });

  it('is one step to undo, for the cells as well', async () => {
    const shared = makeNotebook(...SOURCES);
    const session = new NotebookSession(
      makeHost(shared),
      fakeMigrator,
      () => ({})
    );
    await session.analyse();
    const text = (): string[] => shared.cells.map(cell => cell.getSource());
    const both = fix([0, 0, 1, 'c'], [1, 0, 1, 'd']);
    expect(session.applyFixes([both])).toBe(1);
    shared.cells[1].undo();
    expect(text()).toEqual(SOURCES);
    shared.cells[1].redo();
    expect(text()).toEqual(['c = tf.log(x)', 'd = tf.log(y)']);
    shared.cells[1].undo();
    await session.analyse();
    expect(session.applyFixes([both])).toBe(1);
    shared.undo();
    expect(text()).toEqual(SOURCES);
  });

  it('is taken back with the upgrade it came after', async () => {
    const shared = makeNotebook(...SOURCES);
    const session = new NotebookSession(
      makeHost(shared),
      fakeMigrator,
      () => ({})
    );
    await session.upgrade();
    const at = shared.cells[0].getSource().indexOf('math');
    expect(session.applyFixes([fix([0, at, at + 4, 'other'])])).toBe(1);
    expect((await session.revert())?.left).toEqual([]);
    expect(shared.cells.map(cell => cell.getSource())).toEqual(SOURCES);
  });
});
