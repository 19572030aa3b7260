import { fakeMigrator, makeNotebookOf } from '../__tests__/fakes';
import type { ISessionHost } from '../model';
import { NotebookSession } from '../session';
import { Keeper } from './keeper';
import { matchKept } from './match';
import type { IKeptCell, IKeptStore } from './store';

const FIRST = 'import tensorflow as tf\nx = tf.placeholder(tf.float32)';
const SECOND = 'y = tf.log(x)\nz = 1';

/** Keeps copies, as a database does. */
class MemoryStore implements IKeptStore {
  readonly cells = new Map<string, string>();
  readonly ids = new Map<string, readonly string[]>();
  writes = 0;

  async load(notebook: string): Promise<IKeptCell[]> {
    return (this.ids.get(notebook) ?? []).map(id => ({
      id,
      record: JSON.parse(this.cells.get(`${notebook} ${id}`) ?? 'null')
    }));
  }
  async save(
    notebook: string,
    ids: readonly string[],
    changed: readonly IKeptCell[]
  ): Promise<void> {
    changed.forEach(({ id, record }) => {
      this.writes++;
      this.cells.set(`${notebook} ${id}`, JSON.stringify(record));
    });
    this.ids.set(notebook, ids);
  }
  async forget(notebook: string): Promise<void> {
    this.ids.delete(notebook);
  }
  async clear(): Promise<void> {
    this.ids.clear();
  }
}

/** Open a notebook, in a page that knows of it only what the store has kept. */
async function open(
  store: IKeptStore,
  sources: readonly string[],
  { idOf = (index: number) => `c${index}`, isOn = true, path = 'a.ipynb' } = {}
) {
  const shared = makeNotebookOf(sources, { idOf });
  const host = { name: path, path, readOnly: false, shared };
  const session = new NotebookSession(
    host as ISessionHost,
    fakeMigrator,
    () => ({})
  );
  const keeper = new Keeper(
    session,
    store,
    where => `server ${where}`,
    () => isOn
  );
  await keeper.saved;
  const text = (): string[] => shared.cells.map(cell => cell.getSource());
  const settle = async (): Promise<void> => {
    await new Promise(resolve => setTimeout(resolve, 250));
    await keeper.saved;
  };
  return { shared, session, text, host, settle };
}

describe('what is kept of an upgrade', () => {
  it('lets it be reverted in a page that was loaded anew', async () => {
    const store = new MemoryStore();
    const { session, text, settle } = await open(store, [FIRST, SECOND]);
    await session.upgrade();
    await settle();
    const later = await open(store, text());
    expect(later.session.canRevert()).toBe(true);
    await later.session.revert();
    expect(later.text()).toEqual([FIRST, SECOND]);
    await later.settle();
    // That is kept as well.
    const last = await open(store, later.text());
    expect(last.session.canRevert()).toBe(false);
  });

  it('goes by the text where the cells have got other ids', async () => {
    const store = new MemoryStore();
    const { session, text, settle } = await open(store, [FIRST, '1', SECOND]);
    await session.upgrade();
    await settle();
    const later = await open(store, [`# new`, ...text()], {
      idOf: index => `other-${index}`
    });
    expect(await later.session.revert()).toMatchObject({ restored: 2 });
    expect(later.text()).toEqual(['# new', FIRST, '1', SECOND]);
  });

  it('is nothing where the notebook was not saved, or put back', async () => {
    const store = new MemoryStore();
    const { session, settle } = await open(store, [FIRST, SECOND]);
    await session.upgrade();
    await settle();
    const later = await open(store, [FIRST, SECOND]);
    expect(later.session.canRevert()).toBe(false);
  });

  it('merges with what was edited elsewhere', async () => {
    const store = new MemoryStore();
    const { session, text, settle } = await open(store, [FIRST, SECOND]);
    await session.upgrade();
    await settle();
    const [first, second] = text();
    const later = await open(store, [first, `# typed\n${second}`]);
    expect(await later.session.revert()).toMatchObject({ merged: 1, left: [] });
    expect(later.text()).toEqual([FIRST, `# typed\n${SECOND}`]);
  });

  it('follows a notebook that is renamed, and is not of another', async () => {
    const store = new MemoryStore();
    const { session, text, host, settle } = await open(store, [FIRST, SECOND]);
    await session.upgrade();
    await settle();
    expect(
      (await open(store, text(), { path: 'b.ipynb' })).session.canRevert()
    ).toBe(false);
    host.path = 'b.ipynb';
    await session.analyse();
    await settle();
    expect([...store.ids.keys()]).toEqual(['server b.ipynb']);
    expect(
      (await open(store, text(), { path: 'b.ipynb' })).session.canRevert()
    ).toBe(true);
  });

  it('is written only where it changed', async () => {
    const store = new MemoryStore();
    const { session, settle } = await open(store, [FIRST, SECOND]);
    await session.upgrade();
    await settle();
    expect(store.writes).toBe(2);
    await session.revert(['c1']);
    await settle();
    expect(store.writes).toBe(3);
    await session.analyse();
    await settle();
    expect(store.writes).toBe(3);
  });

  it('is nothing where a person does not want it', async () => {
    const store = new MemoryStore();
    const { session, settle } = await open(store, [FIRST], { isOn: false });
    await session.upgrade();
    await settle();
    expect(store.ids.size).toBe(0);
    expect(session.canRevert()).toBe(true);
  });

  it('is done without where the browser has no place', async () => {
    const broken = new MemoryStore();
    broken.save = () => Promise.reject(new Error('no'));
    const { session, text, settle } = await open(broken, [FIRST]);
    const warn = jest.spyOn(console, 'warn').mockImplementation();
    await session.upgrade();
    await settle();
    await session.revert();
    expect(text()).toEqual([FIRST]);
    await settle();
    expect(warn).toHaveBeenCalled();
    warn.mockRestore();
  });
});

describe('matchKept', () => {
  it('takes each cell once, in order', async () => {
    const { session } = await open(new MemoryStore(), [SECOND, SECOND]);
    await session.upgrade();
    const kept = [...session.record.cells].map(([id, record]) => ({
      id,
      record
    }));
    const source = kept[0].record.written;
    const cells = ['p', 'q', 'r'].map((id, i) => ({ id, number: i, source }));
    const found = matchKept(kept, cells);
    expect([...found.keys()]).toEqual(['p', 'q']);
    expect(found.get('q')?.result.findings[0].cellId).toBe('q');
    expect(matchKept(kept, cells.slice(0, 1)).size).toBe(1);
  });
});
