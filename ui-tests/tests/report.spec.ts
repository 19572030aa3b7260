import { expect, test } from '@jupyterlab/galata';

import {
  count,
  notebook,
  open,
  read,
  run,
  sidebar,
  sources,
  upgrade,
  watchConsole
} from './helpers';

const IMPORT = 'import tensorflow as tf\ntf.contrib.bayesflow.entropy(1)';
const CELLS = [
  ' # Notes',
  IMPORT,
  '!pip install tensorflow==1.15',
  'x = tf.placeholder(tf.float32)\ny = tf.log(x)',
  '!pip install -q tensorflow-gpu==1.14',
  'z = tf.placeholder(tf.float32)'
];

test.describe('report', () => {
  test('groups, filters, ignores and fixes', async ({ page, tmpPath }) => {
    const errors = watchConsole(page);
    await open(page, tmpPath, notebook(CELLS));
    const panel = await sidebar(page);
    const findings = panel.locator('.jp-TfUpgrade-finding:visible');
    await expect(count(panel, 'changes')).not.toHaveText('0');

    // By message: the same message once, with its places. It outlasts a reload.
    await panel.getByRole('button', { name: 'By message' }).click();
    const group = findings.filter({ hasText: 'compat.v1.placeholder' });
    await expect(group).toHaveCount(1);
    await group
      .getByRole('button', { name: 'Cell 6, line 1', exact: true })
      .click();
    await expect
      .poll(() => page.evaluate(() => document.getSelection()?.toString()))
      .toBe('tf.placeholder');

    // By text and by count.
    await panel.getByRole('searchbox').fill('math.log');
    await expect(findings).toHaveCount(1);
    await panel.getByRole('searchbox').press('Escape');
    await panel.getByRole('button', { name: 'compat.v1 fallbacks' }).click();
    await expect(findings.filter({ hasText: 'math.log' })).toHaveCount(0);
    await expect(group).toHaveCount(1);
    await panel.getByRole('button', { name: 'Show all' }).click();

    // Ignored ones are hidden, and come back.
    await expect(count(panel, 'errors')).toHaveText('1');
    await findings
      .filter({ hasText: 'tf.contrib.bayesflow' })
      .getByRole('button', { name: 'Ignore' })
      .click();
    await expect(count(panel, 'errors')).toHaveText('0');
    await panel.getByText('1 ignored').click();
    await panel.getByLabel('Keep this choice in the notebook').check();
    await expect
      .poll(async () => (await read(page)).metadata.tf_upgrade)
      .toMatchObject({ ignored: { kinds: [] } });
    await panel.getByRole('button', { name: 'Restore', exact: true }).click();
    await expect(count(panel, 'errors')).toHaveText('1');

    // All fixes of a kind at once, one step to undo.
    await panel.getByRole('button', { name: 'Fix all 2' }).first().click();
    await expect
      .poll(async () => [(await sources(page))[2], (await sources(page))[4]])
      .toEqual(['!pip install tensorflow', '!pip install -q tensorflow']);
    await page.evaluate(() =>
      window.jupyterapp.commands.execute('notebook:undo-cell-action')
    );
    await expect.poll(() => sources(page)).toEqual(CELLS);
    expect(errors).toEqual([]);
  });

  test('keeps how it is grouped and what is ignored over a reload', async ({
    page,
    tmpPath
  }) => {
    await open(page, tmpPath, notebook(CELLS));
    let panel = await sidebar(page);
    await expect(count(panel, 'errors')).toHaveText('1');
    await panel
      .locator('.jp-TfUpgrade-finding[data-severity=ERROR]')
      .getByRole('button', { name: 'Ignore' })
      .click();
    await panel.getByRole('button', { name: 'By message' }).click();
    await expect(panel.getByText('1 ignored')).toBeVisible();
    await page.waitForTimeout(1500); // JupyterLab saves its state now and then.
    await page.reload({ waitForIsReady: false });
    await page.waitForFunction(() => window.jupyterapp !== undefined);
    await page.evaluate(() => window.jupyterapp.restored);
    await open(page, tmpPath, notebook(CELLS));
    panel = await sidebar(page);
    await expect(panel.getByText('1 ignored')).toBeVisible();
    await expect(
      panel.getByRole('button', { name: 'By message' })
    ).toHaveAttribute('aria-pressed', 'true');
  });

  test('shows the page of a rule, and follows its links', async ({
    page,
    tmpPath
  }) => {
    await open(page, tmpPath, notebook(CELLS));
    const panel = await sidebar(page);
    const asker = panel
      .locator('.jp-TfUpgrade-finding[data-severity=ERROR]')
      .getByRole('button', { name: 'Help' });
    await asker.click();
    const help = page.locator('#tf-upgrade-help');
    await expect(help.getByRole('heading', { level: 1 })).toContainText(
      'tf.contrib is gone'
    );
    await help.getByRole('link', { name: 'contrib-rnn' }).click();
    await expect(help.getByRole('heading', { level: 1 })).not.toContainText(
      'tf.contrib is gone'
    );
    await help.getByRole('button', { name: 'Back' }).click();
    await expect(help.getByRole('heading', { level: 1 })).toContainText(
      'tf.contrib is gone'
    );
    await help.getByRole('button', { name: 'All rules' }).click();
    await expect(
      help.getByRole('link', { name: 'dropout-rate' })
    ).toBeVisible();
    await run(page, 'application:close');
    await expect(asker).toBeFocused();
  });
});

test.describe('report, with a kernel', () => {
  test('marks cells that were not run again, and is exported', async ({
    page,
    tmpPath
  }) => {
    const errors = watchConsole(page);
    // Changed by an upgrade, and run without TensorFlow.
    const cell = (text: string): string =>
      `if False:\n    tf.log(1.)\nprint("${text}")`;
    await open(
      page,
      tmpPath,
      notebook([
        'import sys\nif False:\n    import tensorflow as tf',
        cell('a'),
        cell('b')
      ])
    );
    await page.evaluate(async () => {
      const panel = window.jupyterapp.shell.currentWidget as unknown as {
        sessionContext: { changeKernel(model: object): Promise<unknown> };
      };
      await panel.sessionContext.changeKernel({ name: 'python3' });
    });
    const panel = await sidebar(page);
    await upgrade(page);
    const first = panel.getByRole('region', { name: 'Cell 2' });
    const note = 'Not run again since it was changed.';
    await expect(first.getByText(note)).toBeVisible();
    await expect(panel.getByText('2 cells were not run again')).toBeVisible();
    await expect(page.locator('[data-tf-upgrade-stale]')).toHaveCount(2);

    await page.notebook.selectCells(1);
    await run(page, 'notebook:run-cell');
    await expect(first.getByText(note)).toHaveCount(0);
    await expect(page.locator('[data-tf-upgrade-stale]')).toHaveCount(1);
    await expect(
      panel.getByRole('region', { name: 'Cell 3' }).getByText(note)
    ).toBeVisible();

    // As a file, and as a cell that one undo takes away.
    const exportAs = async (name: string): Promise<void> => {
      await panel.getByRole('button', { name: 'Export report' }).click();
      await page.getByRole('menuitem', { name }).click();
    };
    for (const [name, file] of [
      ['As HTML', 'test-tf2-report.html'],
      ['As text', 'test-tf2-report.txt'],
      ['As JSON', 'test-tf2-report.json']
    ]) {
      const download = page.waitForEvent('download');
      await exportAs(name);
      expect((await download).suggestedFilename()).toBe(file);
    }
    await exportAs('As a cell');
    await expect
      .poll(async () => (await read(page)).cells[0].cell_type)
      .toBe('markdown');
    await run(page, 'notebook:undo-cell-action');
    await expect
      .poll(async () => (await read(page)).cells[0].cell_type)
      .toBe('code');

    // A console of it is left in peace, and the report stays that of the notebook.
    await page.evaluate(async path => {
      await window.jupyterapp.commands.execute('console:create', { path });
    }, `${tmpPath}/test.ipynb`);
    const prompt = page.locator('.jp-CodeConsole-promptCell .cm-content');
    await prompt.fill('tf.log(1)');
    await expect(panel.getByText('1 cell was not run again')).toBeVisible();
    await expect(
      page.locator('.jp-CodeConsole .jp-TfUpgrade-mark')
    ).toHaveCount(0);
    expect(errors).toEqual([]);
  });
});
