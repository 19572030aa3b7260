/** What must work in every Jupyter. One page for all tests: loading it takes longest. */
import { expect, test } from '@playwright/test';

import { Jupyter, type Kind } from './app';

const CELLS = [
  ' # About tf.log',
  'import tensorflow as tf',
  'x = tf.placeholder(tf.float32)\ny = tf.log(x)   ',
  'def f(a):\n\treturn tf.log(a)'
];
const UPGRADED = [
  CELLS[0],
  'import tensorflow as tf\ntf.compat.v1.disable_v2_behavior()',
  'x = tf.compat.v1.placeholder(tf.float32)\ny = tf.math.log(x)   ',
  'def f(a):\n\treturn tf.math.log(a)'
];

test.describe.configure({ mode: 'serial' });

let jupyter: Jupyter;

test.beforeAll(async ({ browser }, { project }) => {
  const page = await browser.newPage({ baseURL: project.use.baseURL });
  jupyter = new Jupyter(page, project.name as Kind);
  await jupyter.start();
});

test.afterAll(async () => {
  await jupyter.page.close();
});

test('files are upgraded from the context menu', async () => {
  const { page } = jupyter;
  await jupyter.put('script.py', 'import tensorflow as tf\r\ntf.log(1.)\r\n');
  await page
    .getByRole('button', { name: /Refresh/ })
    .first()
    .click();
  await page
    .locator('.jp-DirListing-item', { hasText: 'script.py' })
    .click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Upgrade to TF2' }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: 'Upgrade' })
    .click();
  await expect
    .poll(() => jupyter.get('script_tf2.py').catch(() => null))
    .toBe('import tensorflow as tf\r\ntf.math.log(1.)\r\n');
});

test('the button upgrades a notebook, and it is undone, redone, reverted', async () => {
  await jupyter.open('core.ipynb', CELLS);
  await jupyter.upgrade();
  await jupyter.expectSources(UPGRADED);
  await jupyter.run('notebook:undo-cell-action');
  await jupyter.expectSources(CELLS);
  await jupyter.run('notebook:redo-cell-action');
  await jupyter.expectSources(UPGRADED);
  await jupyter.run('tf-upgrade:revert');
  await jupyter.expectSources(CELLS);
});

test('the sidebar says what is to be done', async () => {
  const panel = await jupyter.sidebar();
  await expect(panel.getByText('Changes to make')).toBeVisible();
  await expect(panel.locator('[data-count="changes"] dd')).toHaveText('4');
});

test('Ctrl+Z in a cell undoes the whole upgrade', async () => {
  const { page } = jupyter;
  await jupyter.upgrade();
  await jupyter.expectSources(UPGRADED);
  await page.locator('.jp-CodeCell .cm-content').nth(2).click();
  await page.keyboard.press('Control+z');
  await jupyter.expectSources(CELLS);
});

test('one cell is converted from its toolbar', async () => {
  const { page } = jupyter;
  await page.locator('.jp-CodeCell .cm-content').nth(2).click();
  await page.getByRole('button', { name: /^Convert Cell to TF2/ }).click();
  await jupyter.expectSources([...CELLS.slice(0, 3), UPGRADED[3]]);
  await jupyter.run('tf-upgrade:revert');
  await jupyter.expectSources(CELLS);
});

test('SAFETY mode changes imports only', async () => {
  const toggle = jupyter.toolbarButton('SAFETY mode');
  await expect(toggle).toHaveAttribute('aria-pressed', 'false');
  await toggle.click();
  await expect(toggle).toHaveAttribute('aria-pressed', 'true');
  await jupyter.upgrade();
  await expect
    .poll(async () => (await jupyter.sources())[1])
    .toContain('import tensorflow.compat.v1 as tf');
  expect((await jupyter.sources())[2]).toBe(CELLS[2]);
  await toggle.click();
  await expect(toggle).toHaveAttribute('aria-pressed', 'false');
});

test('pages without notebooks are left in peace', async () => {
  const { kind, page } = jupyter;
  const pages = {
    lab42: [],
    collaboration: [],
    notebook7: ['/edit/script.py', '/consoles/any'],
    lite: ['/repl/index.html', '/tree/index.html']
  }[kind];
  for (const address of pages) {
    await page.goto(address);
    await page.locator('#main').waitFor();
    await page.waitForLoadState('networkidle');
  }
});

test('nothing went wrong behind the scenes', () => {
  expect(jupyter.errors).toEqual([]);
});
