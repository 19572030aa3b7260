/** Upgrades taken back: whole or cell by cell, and around what was typed since. */
import { expect, test, type IJupyterLabPageFixture } from '@jupyterlab/galata';

import {
  notebook,
  open,
  reload,
  run,
  sidebar,
  sources,
  upgrade
} from './helpers';

const CELLS = [
  'import tensorflow as tf',
  'y = tf.log(x)\nz = tf.log(y)\n',
  'w = tf.log(z)'
];
const AFTER = CELLS.map(text => text.replace(/tf\.log/g, 'tf.math.log'));

const toast = (page: IJupyterLabPageFixture, hasText: string) =>
  page.locator('.Toastify__toast', { hasText });

test('one cell, from the sidebar, the context menu and the palette', async ({
  page,
  tmpPath
}) => {
  await open(page, tmpPath, notebook(CELLS));
  const panel = await sidebar(page);
  await upgrade(page);
  expect(await sources(page)).toEqual(AFTER);
  await panel.getByRole('button', { name: 'Revert cell 3' }).click();
  await expect
    .poll(() => sources(page))
    .toEqual([AFTER[0], AFTER[1], CELLS[2]]);
  // It is listed as what could be upgraded, and no longer as what was.
  await expect(
    panel.getByRole('button', { name: 'Revert cell 3' })
  ).toHaveCount(0);
  const editor = page.locator('.jp-CodeCell .jp-InputArea-editor');
  await editor.nth(2).click({ button: 'right' });
  await expect(
    page.getByRole('menuitem', { name: 'Convert Cell to TF2' })
  ).toBeVisible();
  await expect(
    page.getByRole('menuitem', { name: 'Revert TF2 Migration of Cell' })
  ).toBeHidden();
  await page.keyboard.press('Escape');
  await editor.nth(1).click({ button: 'right' });
  await page
    .getByRole('menuitem', { name: 'Revert TF2 Migration of Cell' })
    .click();
  await expect.poll(() => sources(page)).toEqual([AFTER[0], ...CELLS.slice(1)]);
});

test('around what was typed; what cannot be is named; one undo brings it back', async ({
  page,
  tmpPath
}) => {
  await open(page, tmpPath, notebook(CELLS));
  await upgrade(page);
  await page.notebook.enterCellEditingMode(1);
  await page.keyboard.press('Control+Home');
  await page.keyboard.type('# top');
  await page.keyboard.press('Enter');
  // Over the change itself: "math" becomes "numpy".
  await page.keyboard.press('Home');
  for (let i = 0; i < 'y = tf.'.length; i++) {
    await page.keyboard.press('ArrowRight');
  }
  for (let i = 0; i < 'math'.length; i++) {
    await page.keyboard.press('Delete');
  }
  await page.keyboard.type('numpy');
  const edited = await sources(page);
  expect(edited[1]).toBe('# top\ny = tf.numpy.log(x)\nz = tf.math.log(y)\n');
  await run(page, 'tf-upgrade:revert');
  await expect(toast(page, 'cell 2 line 2')).toBeVisible();
  expect(await sources(page)).toEqual([
    CELLS[0],
    '# top\ny = tf.numpy.log(x)\nz = tf.log(y)\n',
    CELLS[2]
  ]);
  await page.notebook.enterCellEditingMode(1);
  await page.keyboard.press('Control+z');
  expect(await sources(page)).toEqual(edited);
});

test('after the page was loaded anew, by cell ids or without', async ({
  page,
  tmpPath
}) => {
  // Before nbformat 4.5, cells have no ids: they get new ones with each opening.
  const old = notebook(CELLS);
  old.nbformat_minor = 4;
  old.cells.forEach(cell => delete (cell as { id?: string }).id);
  for (const [name, content] of [
    ['old.ipynb', old],
    ['test.ipynb', notebook(CELLS)]
  ] as const) {
    await open(page, tmpPath, content, name);
    await upgrade(page);
    await page.notebook.save();
  }
  // Written down a moment after the upgrade.
  await page.waitForTimeout(1000);
  await reload(page);
  for (const name of ['test.ipynb', 'old.ipynb']) {
    await run(page, 'docmanager:open', { path: `${tmpPath}/${name}` });
    const panel = await sidebar(page);
    await expect(panel.getByText(name)).toBeVisible();
    await expect(panel.getByRole('status')).toContainText('Upgraded to TF2');
    expect(await sources(page)).toEqual(AFTER);
    await panel.getByRole('button', { name: 'Revert', exact: true }).click();
    await expect.poll(() => sources(page)).toEqual(CELLS);
  }
});
