import { expect, test } from '@jupyterlab/galata';

import {
  count,
  notebook,
  open,
  run,
  sidebar,
  sources,
  upgrade,
  watchConsole
} from './helpers';

const CELLS = [
  ' # Notes',
  'import tensorflow as tf\ntf.contrib.bayesflow.entropy(1)',
  'x = tf.placeholder(tf.float32)\ny = tf.log(x)'
];

test.describe('sidebar', () => {
  test('says that no notebook is open', async ({ page }) => {
    const panel = await sidebar(page);
    await expect(panel.getByRole('status')).toContainText('Open a notebook');
  });

  test('shows what would change, then what was changed', async ({
    page,
    tmpPath
  }) => {
    const errors = watchConsole(page);
    await open(page, tmpPath, notebook(CELLS));
    const panel = await sidebar(page);
    await expect(panel.getByText('Changes to make')).toBeVisible();
    await expect(panel.getByRole('status')).toContainText('Nothing is changed');
    const planned = await count(panel, 'changes').innerText();
    expect(Number(planned)).toBeGreaterThan(1);
    await upgrade(page);
    await expect(panel.getByText('Changes made')).toBeVisible();
    await expect(count(panel, 'changes')).toHaveText(planned);
    await expect(count(panel, 'fallbacks')).not.toHaveText('0');
    await expect(
      panel.getByRole('region', { name: 'Cell 2' }).getByText('Error')
    ).toBeVisible();
    // The same in short: on the tab, and in the status bar.
    await expect(
      page.locator('.lm-TabBar-tab[data-id="tf-upgrade-sidebar"]')
    ).toHaveAttribute('data-tf-upgrade-badge', '1');
    const status = page.locator('.jp-TfUpgrade-statusButton');
    await expect(status).toHaveText('1 error');
    await run(page, 'application:toggle-right-area');
    await expect(panel).toBeHidden();
    await status.click();
    await expect(panel).toBeVisible();
    await panel.getByRole('button', { name: 'Revert', exact: true }).click();
    await expect.poll(() => sources(page)).toEqual(CELLS);
    await expect(panel.getByText('Changes to make')).toBeVisible();
    await expect(
      panel.getByRole('button', { name: 'Revert', exact: true })
    ).toBeDisabled();
    expect(errors).toEqual([]);
  });

  test('makes the fix that a finding offers', async ({ page, tmpPath }) => {
    const install = '!pip install -q tensorflow==1.15 numpy';
    await open(page, tmpPath, notebook([install, 'import tensorflow as tf']));
    const panel = await sidebar(page);
    await panel.getByRole('button', { name: 'Fix' }).click();
    await expect
      .poll(async () => (await sources(page))[0])
      .toBe('!pip install -q tensorflow numpy');
    // The finding is settled, and goes.
    await expect(panel.getByRole('button', { name: 'Fix' })).toHaveCount(0);
  });

  test('goes to the place of a finding and selects it', async ({
    page,
    tmpPath
  }) => {
    const filler = Array.from({ length: 60 }, () => 'pass\n'.repeat(20));
    await open(
      page,
      tmpPath,
      notebook([...CELLS, ...filler, 'tf.placeholder'])
    );
    const panel = await sidebar(page);
    const selection = (): Promise<string> =>
      page.evaluate(() => document.getSelection()?.toString() ?? '');
    const last = panel.getByRole('region', { name: 'Cell 64' });
    await last.getByRole('button', { name: /tf\.placeholder/ }).click();
    await expect.poll(selection).toBe('tf.placeholder');
    await upgrade(page);
    await expect(panel.getByText('Changes made')).toBeVisible();
    await panel
      .getByRole('region', { name: 'Cell 3' })
      .getByRole('button', { name: /compat\.v1\.placeholder/ })
      .click();
    await expect.poll(selection).toBe('tf.compat.v1.placeholder');
    // The place moves with what is typed above it.
    await page.keyboard.press('Control+Home');
    await page.keyboard.type('# typed above');
    await page.keyboard.press('Enter');
    await expect(panel.getByText('Edited since')).toBeVisible();
    await panel
      .getByRole('region', { name: 'Cell 3' })
      .getByRole('button', { name: /compat\.v1\.placeholder/ })
      .first()
      .click();
    await expect.poll(selection).toBe('tf.compat.v1.placeholder');
  });

  test('follows the active notebook', async ({ page, tmpPath }) => {
    await open(page, tmpPath, notebook(CELLS), 'a.ipynb');
    await open(page, tmpPath, notebook(['print(1)']), 'b.ipynb');
    const panel = await sidebar(page);
    await expect(panel.getByRole('status')).toContainText('No TensorFlow');
    await page.notebook.activate('a.ipynb');
    await expect(panel.getByText('Changes to make')).toBeVisible();
    await expect(panel.getByText('a.ipynb')).toBeVisible();
  });

  test('keeps up with typing', async ({ page, tmpPath }) => {
    await open(page, tmpPath, notebook(['import tensorflow as tf\n']));
    const panel = await sidebar(page);
    await expect(panel.getByRole('status')).toContainText('Nothing left');
    await page.notebook.enterCellEditingMode(0);
    await page.keyboard.press('Control+End');
    await page.keyboard.type('tf.log(1.)');
    await expect(count(panel, 'changes')).toHaveText('1');
  });

  for (const [name, cells, words] of [
    ['empty', [''], 'no code'],
    ['without TensorFlow', ['x = 1'], 'No TensorFlow'],
    [
      'done',
      ['import tensorflow as tf\nx = tf.constant(1)'],
      'Nothing left to do'
    ]
  ] as const) {
    test(`says so in words: ${name}`, async ({ page, tmpPath }) => {
      await open(page, tmpPath, notebook(cells));
      const panel = await sidebar(page);
      await expect(panel.getByRole('status')).toContainText(words);
      await run(page, 'tf-upgrade:upgrade-notebook');
      expect(await sources(page)).toEqual(cells);
    });
  }

  test('shows text of a notebook as text', async ({ page, tmpPath }) => {
    const name = "x = tf.contrib.foo('<img src=x onerror=alert(1)>')";
    await open(page, tmpPath, notebook(['import tensorflow as tf', name]));
    const panel = await sidebar(page);
    await expect(count(panel, 'errors')).not.toHaveText('0');
    await expect(panel.locator('img')).toHaveCount(0);
  });
});
