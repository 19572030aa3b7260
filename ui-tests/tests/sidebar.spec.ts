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
    // The report that is drawn may still be that of the text before.
    await panel
      .getByRole('region', { name: 'Cell 3' })
      .getByRole('button', { name: /compat\.v1\.placeholder/ })
      .first()
      .click();
    await expect.poll(selection).toBe('tf.compat.v1.placeholder');
    await expect(panel.getByText('Edited since')).toBeVisible();
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

  test('says so in words, shows text as text, and makes a fix', async ({
    page,
    tmpPath
  }) => {
    const panel = await sidebar(page);
    const status = panel.getByRole('status');
    await expect(status).toContainText('Open a notebook');
    for (const [name, cells, words] of [
      ['empty', [''], 'no code'],
      ['other', ['x = 1'], 'No TensorFlow'],
      [
        'done',
        ['import tensorflow as tf\nx = tf.constant(1)'],
        'Nothing left to do'
      ]
    ] as const) {
      await test.step(name, async () => {
        await open(page, tmpPath, notebook(cells), `${name}.ipynb`);
        await expect(status).toContainText(words);
        await run(page, 'tf-upgrade:upgrade-notebook');
        expect(await sources(page)).toEqual(cells);
      });
    }

    const name = "x = tf.contrib.foo('<img src=x onerror=alert(1)>')";
    const html = notebook(['import tensorflow as tf', name]);
    await open(page, tmpPath, html, 'html.ipynb');
    await expect(count(panel, 'errors')).not.toHaveText('0');
    await expect(panel.locator('img')).toHaveCount(0);

    const install = '!pip install -q tensorflow==1.15 numpy';
    const fixed = notebook([install, 'import tensorflow as tf']);
    await open(page, tmpPath, fixed, 'fix.ipynb');
    await panel.getByRole('button', { name: 'Fix' }).click();
    await expect
      .poll(async () => (await sources(page))[0])
      .toBe('!pip install -q tensorflow numpy');
    // The finding is settled, and goes.
    await expect(panel.getByRole('button', { name: 'Fix' })).toHaveCount(0);
  });
});
