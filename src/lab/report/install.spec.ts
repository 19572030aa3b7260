import type { IMigrator } from '../../worker/client';
import { fakeMigrator, makeHost, makeNotebook } from '../__tests__/fakes';
import { reported } from '../__tests__/reported';
import { insertInstall, installedBy, isInstalledBy } from './install';

const PACKAGES = [
  { name: 'tf-keras', why: 'tf.layers.dense' },
  { name: 'tf-slim', why: 'import tf_slim' }
];

const needing: IMigrator = {
  migrate: async (...args) => ({
    ...(await fakeMigrator.migrate(...args)),
    packages: PACKAGES
  })
};

async function start(
  sources: string[],
  { migrator = needing, readOnly = false } = {}
) {
  const shared = makeNotebook(...sources);
  return reported(shared, makeHost(shared, readOnly), migrator);
}

/** @jupyter/ydoc reads a new cell before it is in the document, and Yjs warns of it. */
beforeEach(() => jest.spyOn(console, 'warn').mockImplementation());
afterEach(() => jest.restoreAllMocks());

describe('insertInstall', () => {
  it('puts a cell before the first one of code, as one step', async () => {
    const { shared, model, session } = await start(['#md', 'tf.log']);
    const id = insertInstall(model);
    expect(shared.cells.map(cell => cell.getSource())).toEqual([
      '#md',
      '%pip install tf-keras tf-slim',
      'tf.log'
    ]);
    expect(shared.cells[1].getId()).toBe(id);
    await session.analyse();
    expect(model.state).toMatchObject({ installs: true, packages: PACKAGES });
    shared.undo();
    expect(shared.cells).toHaveLength(2);
  });

  it.each([
    ['nothing is needed', { migrator: fakeMigrator }],
    ['the notebook is read-only', { readOnly: true }]
  ])('does nothing where %s', async (_, how) => {
    const { shared, model } = await start(['tf.log'], how);
    expect(insertInstall(model)).toBeNull();
    expect(shared.cells).toHaveLength(1);
  });
});

describe('isInstalledBy', () => {
  it.each([
    ['%pip install tf-keras tf-slim', true],
    ['x = 1\r\n  !pip install -q tf_keras==2.21 tf-slim', true],
    ['!python -m pip install tf-slim>=1.1 tf-keras', true],
    ['%pip install tf-keras\n!pip3 install tf-slim', true],
    ['%pip install tf-keras', false],
    ['%pip install tf-keras-x tf-slim', false],
    ['%pip uninstall tf-keras tf-slim', false],
    ['# pip install tf-keras tf-slim', false]
  ])('%s: %s', (source, is) => {
    const cells = ['x = 1', source].map((text, i) => ({
      ...{ id: `c${i}`, number: i + 1 },
      source: text
    }));
    const installed = cells.map(cell => installedBy(cell) ?? []);
    expect(isInstalledBy(installed, PACKAGES)).toBe(is);
  });
});
