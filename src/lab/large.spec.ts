/** Upgrades of so many cells that they land in several transactions. */
import type { YNotebook } from '@jupyter/ydoc';

import { fakeMigrator, makeHost, makeNotebook } from './__tests__/fakes';
import { NotebookSession } from './session';
import { nextTask } from '../worker/next-task';

const COUNT = 300;
const SOURCES = Array.from(
  { length: COUNT },
  (_, index) => `y = tf.log(tf.log(x))  # ${index}`
);
const UPGRADED = SOURCES.map(source =>
  source.replace(/tf\.log/g, 'tf.math.log')
);

function start(): { shared: YNotebook; session: NotebookSession } {
  const shared = makeNotebook(...SOURCES);
  const host = makeHost(shared);
  return {
    shared,
    session: new NotebookSession(host, fakeMigrator, () => ({}))
  };
}

const text = (shared: YNotebook): string[] =>
  shared.cells.map(cell => cell.getSource());

/** Until a change that was begun has gone through all cells. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 50; turn++) {
    await nextTask();
  }
}

describe('an upgrade of a cell with very many changes', () => {
  it('writes a limited number of ranges, and is one step to undo', async () => {
    const lines = Array.from({ length: 2000 }, (_, i) => `y = tf.log(${i})`);
    const source = lines.join('\n');
    const shared = makeNotebook(source);
    const session = new NotebookSession(
      makeHost(shared),
      fakeMigrator,
      () => ({})
    );
    const [cell] = shared.cells;
    let ranges = 0;
    cell.changed.connect((_, { sourceChange }) => {
      ranges += sourceChange?.filter(part => part.insert).length ?? 0;
    });
    await session.upgrade();
    const upgraded = source.replace(/tf\.log/g, 'tf.math.log');
    expect(cell.getSource()).toBe(upgraded);
    expect(ranges).toBeGreaterThan(1);
    expect(ranges).toBeLessThanOrEqual(250);
    shared.undo();
    expect(cell.getSource()).toBe(source);
    shared.redo();
    await session.revert();
    expect(cell.getSource()).toBe(source);
  });
});

describe('an upgrade of many cells', () => {
  it('takes several transactions and tells how far it got', async () => {
    const { shared, session } = start();
    const seen: number[] = [];
    let transactions = 0;
    shared.ydoc.on('afterTransaction', ({ changed }) => {
      transactions += changed.size > 0 ? 1 : 0;
    });
    const { applied } = await session.upgrade(undefined, fraction => {
      seen.push(fraction);
    });
    expect(text(shared)).toEqual(UPGRADED);
    expect(applied.written).toHaveLength(COUNT);
    expect(transactions).toBeGreaterThan(1);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(seen[seen.length - 1]).toBe(1);
  });

  it.each([
    ['the notebook', (shared: YNotebook) => shared],
    ['its first cell', (shared: YNotebook) => shared.cells[0]],
    ['its last cell', (shared: YNotebook) => shared.cells[COUNT - 1]]
  ])('is one step to undo, redo and undo again: %s', async (_, of) => {
    const { shared, session } = start();
    await session.upgrade();
    for (let round = 0; round < 2; round++) {
      of(shared).undo();
      await settled();
      expect(text(shared)).toEqual(SOURCES);
      expect(session.record.isLive).toBe(false);
      of(shared).redo();
      await settled();
      expect(text(shared)).toEqual(UPGRADED);
      expect(session.record.isLive).toBe(true);
    }
    await session.revert();
    expect(text(shared)).toEqual(SOURCES);
  });

  it('can be undone and redone in one breath', async () => {
    const { shared, session } = start();
    await session.upgrade();
    shared.undo();
    shared.redo();
    await settled();
    expect(text(shared)).toEqual(UPGRADED);
    shared.undo();
    await settled();
    expect(text(shared)).toEqual(SOURCES);
  });

  it('leaves no step behind on any stack', async () => {
    const { shared, session } = start();
    await session.upgrade();
    shared.cells[7].undo();
    await settled();
    shared.undo();
    shared.cells.forEach(cell => cell.undo());
    expect(text(shared)).toEqual(SOURCES);
  });

  it('stops where it is undone meanwhile', async () => {
    const { shared, session } = start();
    let undone = false;
    const { applied } = await session.upgrade(undefined, () => {
      if (!undone) {
        undone = true;
        shared.undo();
      }
    });
    await settled();
    expect(text(shared)).toEqual(SOURCES);
    expect(applied.stopped.length).toBeGreaterThan(0);
    expect(applied.written.length + applied.stopped.length).toBe(COUNT);
    expect(session.record.isLive).toBe(false);
  });

  it('skips a cell that is edited or deleted meanwhile, and finds a moved one', async () => {
    const { shared, session } = start();
    // @jupyter/ydoc makes the moved cell before it has a document.
    const quiet = jest.spyOn(console, 'warn').mockImplementation();
    let first = true;
    const { applied } = await session.upgrade(undefined, () => {
      if (first) {
        first = false;
        shared.cells[COUNT - 1].updateSource(0, 0, '#');
        shared.deleteCell(COUNT - 2);
        shared.moveCell(COUNT - 3, 0);
      }
    });
    quiet.mockRestore();
    expect(applied.skipped.map(({ id }) => id)).toEqual([
      `c${COUNT - 2}`,
      `c${COUNT - 1}`
    ]);
    expect(text(shared)).toEqual([
      UPGRADED[COUNT - 3],
      ...UPGRADED.slice(0, COUNT - 3),
      `#${SOURCES[COUNT - 1]}`
    ]);
  });

  it('keeps what is typed while it is reverted', async () => {
    const { shared, session } = start();
    await session.upgrade();
    const reverting = session.revert();
    shared.cells[0].updateSource(0, 0, '# typed\n');
    shared.cells[COUNT - 1].updateSource(0, 0, '# typed\n');
    const reverted = await reverting;
    expect(text(shared)).toEqual([
      `# typed\n${SOURCES[0]}`,
      ...SOURCES.slice(1, -1),
      `# typed\n${SOURCES[COUNT - 1]}`
    ]);
    expect(reverted?.left).toEqual([]);
  });

  it('keeps what is typed above while it is undone', async () => {
    const { shared, session } = start();
    await session.upgrade();
    shared.undo();
    shared.cells[0].updateSource(0, 0, '# typed\n');
    await settled();
    expect(text(shared)).toEqual([
      `# typed\n${SOURCES[0]}`,
      ...SOURCES.slice(1)
    ]);
  });
});
