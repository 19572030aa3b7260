/** A shared notebook: two browsers on one server, as two people have them. */
import { expect, test, type Page } from '@playwright/test';

import { Jupyter } from './app';

const CELLS = [
  'import tensorflow as tf',
  ...Array.from({ length: 6 }, (_, index) => `y${index} = tf.log(x)`)
];
const UPGRADED = CELLS.map(source => source.replace('tf.log', 'tf.math.log'));

test.describe.configure({ mode: 'serial' });

let ann: Jupyter;
let bob: Jupyter;
let number = 0;

/** Both open a new notebook. */
async function share(sources: readonly string[]): Promise<void> {
  const path = `shared-${number++}.ipynb`;
  await ann.open(path, sources);
  await bob.show(path);
  await ann.expectSources(sources);
  await bob.expectSources(sources);
}

/** Type at the end of a cell. */
async function type(page: Page, cell: number, text: string): Promise<void> {
  await page.locator('.jp-CodeCell:visible .cm-content').nth(cell).click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(text);
}

test.beforeAll(async ({ browser }, { project }) => {
  const people = await Promise.all(
    [1, 2].map(async () => {
      const context = await browser.newContext({
        baseURL: project.use.baseURL
      });
      const jupyter = new Jupyter(await context.newPage(), 'collaboration');
      await jupyter.start();
      return jupyter;
    })
  );
  [ann, bob] = people;
});

test.afterAll(async () => {
  await ann.page.context().close();
  await bob.page.context().close();
});

test('a cell that the other edits while the engine works is left alone', async () => {
  // The engine cannot start before it has these files.
  let release = (): void => undefined;
  const released = new Promise<void>(resolve => {
    release = resolve;
  });
  await ann.page.context().route(/\.wasm/, async route => {
    await released;
    await route.continue();
  });
  await share(CELLS);
  const upgrading = ann.run('tf-upgrade:upgrade-notebook', { preview: false });
  await type(bob.page, 1, '  # bob');
  await ann.expectSources([CELLS[0], `${CELLS[1]}  # bob`, ...CELLS.slice(2)]);
  release();
  await upgrading;
  const after = [CELLS[0], `${CELLS[1]}  # bob`, ...UPGRADED.slice(2)];
  await ann.expectSources(after);
  await bob.expectSources(after);
  await expect(
    ann.page.locator('.Toastify__toast', { hasText: 'changed meanwhile' })
  ).toContainText('cells 2');
});

test('one upgrades, and the other sees all cells change at once', async () => {
  await share(CELLS);
  const seen = await bob.watchSources();
  await ann.upgrade();
  await ann.expectSources(UPGRADED);
  await bob.expectSources(UPGRADED);
  // Between the old text and the new there was nothing.
  for (const state of await seen.jsonValue()) {
    expect([CELLS, UPGRADED]).toContainEqual(state);
  }
});

test('one undo takes it back for both', async () => {
  await ann.run('notebook:undo-cell-action');
  await ann.expectSources(CELLS);
  await bob.expectSources(CELLS);
});

test('what the other types meanwhile is kept, in undo and revert too', async () => {
  await share(CELLS);
  await ann.upgrade();
  await bob.expectSources(UPGRADED);
  await type(bob.page, 2, '  # bob');
  const typed = [...UPGRADED];
  typed[2] += '  # bob';
  await ann.expectSources(typed);
  await ann.run('notebook:undo-cell-action');
  const undone = [...CELLS];
  undone[2] += '  # bob';
  await ann.expectSources(undone);
  await bob.expectSources(undone);

  await ann.upgrade();
  await ann.expectSources(typed);
  await type(bob.page, 3, '  # more');
  typed[3] += '  # more';
  undone[3] += '  # more';
  await ann.expectSources(typed);
  await ann.run('tf-upgrade:revert');
  await ann.expectSources(undone);
  await bob.expectSources(undone);
});

test('what the other types while it is previewed is kept, and upgraded', async () => {
  await share(CELLS);
  await ann.toolbarButton('Upgrade to TF2').click();
  await ann.preview.waitFor();
  await type(bob.page, 1, '+tf.log(1.)');
  await expect(ann.preview).toContainText('1.');
  await ann.apply();
  const after = [
    CELLS[0],
    `${UPGRADED[1]}+tf.math.log(1.)`,
    ...UPGRADED.slice(2)
  ];
  await ann.expectSources(after);
  await bob.expectSources(after);
});

test('nothing went wrong behind the scenes', () => {
  expect([...ann.errors, ...bob.errors]).toEqual([]);
});
