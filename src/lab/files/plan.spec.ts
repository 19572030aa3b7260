import { MemoryStore } from './__tests__/memory-store';
import { findItems, planUpgrade, suggestTarget } from './plan';
import type { IPlan } from './types';
import { LIMITS, listTree } from './walk';

async function plan(
  store: MemoryStore,
  paths: string[],
  target: string | null
): Promise<IPlan> {
  const { items } = await findItems(store, paths);
  return planUpgrade(store, items, target);
}

const pairs = ({ jobs }: IPlan): string[] =>
  jobs.map(
    ({ convert, source, target }) =>
      `${convert ? 'convert' : 'copy'} ${source} > ${target}`
  );

describe('listTree', () => {
  it('lists in the order of names, and leaves hidden folders out', async () => {
    const store = new MemoryStore({
      'p/b.py': '',
      'p/a/x.ipynb': '',
      'p/.git/hook.py': '',
      'p/.ipynb_checkpoints/b-checkpoint.py': '',
      'p/.hidden.py': ''
    });
    const { files, folders, hidden } = await listTree(store, 'p');
    expect(files.map(file => file.name)).toEqual([
      '.hidden.py',
      'a/x.ipynb',
      'b.py'
    ]);
    expect(folders).toEqual(['a']);
    expect(hidden).toBe(2);
  });

  it('does not go round in circles of links, and says so', async () => {
    const store = new MemoryStore({ 'p/a/b/x.py': '', 'p/y.py': '' });
    store.links.set('p/a/b/up', 'p');
    store.links.set('p/a/self', 'p/a');
    const { files, refused } = await listTree(store, 'p');
    expect(files.map(file => file.name)).toEqual(['a/b/x.py', 'y.py']);
    expect(refused.map(({ path }) => path)).toEqual(['p/a/b/up', 'p/a/self']);
    expect(refused[0].error).toMatchObject({ kind: 'circle' });
  });

  it('is not fooled by folders that look alike', async () => {
    // All made in one moment, as an archive is unpacked.
    const store = new MemoryStore();
    store.tick = 0;
    store.put('p/a/a/a/x.py', '');
    const { files, refused } = await listTree(store, 'p');
    expect(files.map(file => file.name)).toEqual(['a/a/a/x.py']);
    expect(refused).toEqual([]);
  });

  it('follows links that lead elsewhere', async () => {
    const store = new MemoryStore({ 'p/y.py': '', 'other/x.py': '' });
    store.links.set('p/link', 'other');
    const { files } = await listTree(store, 'p');
    expect(files.map(file => file.name)).toEqual(['link/x.py', 'y.py']);
  });

  it('goes on beside a folder that cannot be listed', async () => {
    const store = new MemoryStore({ 'p/a/x.py': '', 'p/b/y.py': '' });
    store.forbidden.add('p/a');
    const { files, refused } = await listTree(store, 'p');
    expect(files.map(file => file.name)).toEqual(['b/y.py']);
    expect(refused.map(({ path }) => path)).toEqual(['p/a']);
  });

  it('stops at a depth that no project has', async () => {
    const deep = 'd/'.repeat(LIMITS.depth + 5);
    const { refused } = await listTree(
      new MemoryStore({ [`p/${deep}x.py`]: '' }),
      'p'
    );
    expect(refused[0].error).toMatchObject({ kind: 'too-deep' });
  });
});

describe('planUpgrade', () => {
  const store = new MemoryStore({
    'w/a.ipynb': '',
    'w/b.py': '',
    'w/p/c.py': '',
    'w/p/sub/data.csv': '1',
    'w/p/empty.txt': '',
    'w/taken': ''
  });

  it('takes a folder into a new one, other files copied', async () => {
    const result = await plan(store, ['w/p'], 'w/new/q');
    expect(result.folders).toEqual(['w/new', 'w/new/q', 'w/new/q/sub']);
    expect(pairs(result)).toEqual([
      'convert w/p/c.py > w/new/q/c.py',
      'copy w/p/empty.txt > w/new/q/empty.txt',
      'copy w/p/sub/data.csv > w/new/q/sub/data.csv'
    ]);
  });

  it('in place, names only what can be converted', async () => {
    const result = await plan(store, ['w/p', 'w/b.py'], null);
    expect(result.folders).toEqual([]);
    expect(pairs(result)).toEqual([
      'convert w/p/c.py > w/p/c.py',
      'convert w/b.py > w/b.py'
    ]);
  });

  it('puts several items side by side into a new folder', async () => {
    const result = await plan(store, ['w/a.ipynb', 'w/p'], 'w/q');
    expect(result.folders).toEqual(['w/q', 'w/q/p', 'w/q/p/sub']);
    expect(pairs(result)[0]).toBe('convert w/a.ipynb > w/q/a.ipynb');
    expect(pairs(result)[1]).toBe('convert w/p/c.py > w/q/p/c.py');
  });

  it('converts a file once, though its folder was chosen as well', async () => {
    const result = await plan(store, ['w/p/c.py', 'w/p', 'w/p'], null);
    expect(pairs(result)).toEqual(['convert w/p/c.py > w/p/c.py']);
  });

  it('is not led on by a new folder inside of the old one', async () => {
    const result = await plan(store, ['w'], 'w/p/new');
    expect(pairs(result).filter(pair => pair.includes('new/p/new'))).toEqual(
      []
    );
  });

  it.each([
    [['w/p'], 'w/taken', 'taken'],
    [['w/p'], 'W/TAKEN', 'nothing-wrong'],
    [['w/p'], 'w/Taken', 'taken'],
    [['w/p'], 'w/p', 'taken'],
    [['w/p'], '', 'bad-target'],
    [['w/p'], 'w/../x', 'bad-target'],
    [['w/p/sub'], 'w/x', 'nothing'],
    [['w/taken'], 'w/x', 'other-kind']
  ])('%j into %j: %s', async (paths, target, kind) => {
    const planned = plan(store, paths, target);
    if (kind === 'nothing-wrong') {
      await expect(planned).resolves.toBeDefined();
    } else {
      await expect(planned).rejects.toMatchObject({ kind });
    }
  });
});

describe('suggestTarget', () => {
  const store = new MemoryStore({
    'w/a.b.ipynb': '',
    'w/p/c.py': '',
    'w/p_tf2/c.py': '',
    'w/P_tf2-2/c.py': '',
    'top.py': ''
  });

  it.each([
    [['w/a.b.ipynb'], 'w/a.b_tf2.ipynb'],
    [['w/p'], 'w/p_tf2-3'],
    [['w/p', 'w/a.b.ipynb'], 'w/w_tf2'],
    [['top.py'], 'top_tf2.py'],
    [['top.py', 'w'], 'upgraded_tf2'],
    [[''], 'upgraded_tf2']
  ])('%j: %s', async (paths, expected) => {
    const { items } = await findItems(store, paths);
    expect(await suggestTarget(store, items)).toBe(expected);
  });
});
