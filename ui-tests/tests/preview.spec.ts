/** The preview of an upgrade: what it shows, what it leaves out, how it is left. */
import { expect, test, type IJupyterLabPageFixture } from '@jupyterlab/galata';

import {
  applyButton,
  notebook,
  open,
  preview,
  run,
  settings,
  sources,
  upgradeButton,
  watchConsole
} from './helpers';

const CELLS = [
  ' # About tf.log',
  'import tensorflow as tf',
  'x = tf.placeholder(tf.float32)\ny = tf.log(x)',
  'print(1)',
  'z = tf.log(y)\r\ntf.contrib.foo()\r\n'
];

const cell = (page: IJupyterLabPageFixture, number: number) =>
  preview(page).getByRole('region', { name: `Cell ${number}`, exact: true });
const tick = (page: IJupyterLabPageFixture, name: string | RegExp) =>
  preview(page).getByRole('checkbox', { name });
const status = (page: IJupyterLabPageFixture) =>
  preview(page).getByRole('status');

/** The tab of the notebook. */
const tab = (page: IJupyterLabPageFixture) =>
  page.getByRole('tab', { name: 'test.ipynb', exact: true });

/** Type into a cell that is out of sight, as a collaborator might. */
async function typeElsewhere(
  page: IJupyterLabPageFixture,
  index: number,
  text: string,
  apply = false
): Promise<void> {
  await page.evaluate(
    ([at, what, press]) => {
      const widgets = [...window.jupyterapp.shell.widgets('main')];
      const panel = widgets.find(
        w => 'content' in w && 'context' in w
      ) as unknown as {
        content: {
          model: {
            sharedModel: {
              cells: {
                updateSource(a: number, b: number, c: string): void;
              }[];
            };
          };
        };
      };
      panel.content.model.sharedModel.cells[at].updateSource(0, 0, what);
      if (press) {
        // In the very same moment, before anything can be worked out anew.
        document
          .querySelector<HTMLElement>('.jp-TfUpgradePreview .jp-mod-accept')
          ?.click();
      }
    },
    [index, text, apply] as const
  );
}

test.describe('the preview', () => {
  test('shows changed cells alone, each with its diff and its findings', async ({
    page,
    tmpPath
  }) => {
    const errors = watchConsole(page);
    await open(page, tmpPath, notebook(CELLS));
    await upgradeButton(page).click();
    await expect(status(page)).toContainText('4 of 4 changes');
    await expect(preview(page).locator('h3')).toHaveText([
      'Cell 2',
      'Cell 3',
      'Cell 5'
    ]);
    // Word by word: of a line, what changed and nothing else.
    await expect(cell(page, 3).locator('ins')).toHaveText([
      'compat.v1.',
      'math.'
    ]);
    await expect(cell(page, 5).locator('ins')).toHaveText(['math.']);
    // Below the line that it is about, which does not change.
    await expect(
      cell(page, 5)
        .locator('.jp-TfUpgradePreview-line', { hasText: 'tf.contrib.foo()' })
        .locator('xpath=following-sibling::*[1]')
    ).toContainText('is gone');
    expect(await sources(page)).toEqual(CELLS);
    expect(errors).toEqual([]);
  });

  test('makes what is ticked, as one step to undo', async ({
    page,
    tmpPath
  }) => {
    await open(page, tmpPath, notebook(CELLS));
    await upgradeButton(page).click();
    await tick(page, 'Cell 5').uncheck();
    await tick(page, /Names to compat\.v1/).uncheck();
    await tick(page, /Lines that let it run/).uncheck();
    await expect(status(page)).toContainText('1 of 4 changes');
    await expect(cell(page, 2)).toContainText('No change of a kind');
    await applyButton(page).click();
    await expect(preview(page)).toHaveCount(0);
    const after = [...CELLS];
    after[2] = 'x = tf.placeholder(tf.float32)\ny = tf.math.log(x)';
    expect(await sources(page)).toEqual(after);
    await expect(
      page.locator('.Toastify__toast', { hasText: '1 change.' })
    ).toBeVisible();
    await run(page, 'notebook:undo-cell-action');
    expect(await sources(page)).toEqual(CELLS);
  });

  test('is worked out anew where its options change', async ({
    page,
    tmpPath
  }) => {
    await open(page, tmpPath, notebook(CELLS));
    await upgradeButton(page).click();
    const option = (name: string) =>
      preview(page).getByRole('switch', { name, exact: true });
    await expect(cell(page, 2)).toContainText('disable_v2_behavior');
    await option('Make it run').uncheck();
    await expect(cell(page, 2)).toHaveCount(0);
    await expect(status(page)).toContainText('3 of 3 changes');
    await option('SAFETY mode').check();
    await expect(preview(page).locator('h3')).toHaveText(['Cell 2']);
    await expect(cell(page, 2).locator('ins')).toHaveText(['.compat.v1']);
    await option('SAFETY mode').uncheck();
    await preview(page)
      .getByRole('combobox', { name: 'For TensorFlow' })
      .selectOption('2.15');
    await expect(status(page)).toContainText('3 of 3 changes');
    await option('Side by side').check();
    await expect(
      cell(page, 3).locator('[data-side=before] .jp-TfUpgradePreview-line')
    ).toHaveText(['x = tf.placeholder(tf.float32)', 'y = tf.log(x)']);
  });

  test('is left with Escape, back to the notebook', async ({
    page,
    tmpPath
  }) => {
    await open(page, tmpPath, notebook(CELLS));
    await page.notebook.enterCellEditingMode(2);
    await run(page, 'tf-upgrade:upgrade-notebook');
    await expect(preview(page)).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(preview(page)).toHaveCount(0);
    expect(await sources(page)).toEqual(CELLS);
    // The keys go where they went before.
    await expect(page.locator('.jp-Notebook .cm-content:focus')).toBeVisible();
    await page.keyboard.type('#');
    expect((await sources(page))[2]).toContain('#');
  });

  test('is applied with Ctrl+Enter, by keys alone', async ({
    page,
    tmpPath
  }) => {
    await open(page, tmpPath, notebook(CELLS));
    await upgradeButton(page).focus();
    await page.keyboard.press('Enter');
    await expect(preview(page)).toBeFocused();
    // A second Enter, by a heavy finger, does nothing.
    await page.keyboard.press('Enter');
    await tick(page, 'Cell 5').focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Control+Enter');
    await expect(preview(page)).toHaveCount(0);
    const after = await sources(page);
    expect(after[2]).toContain('tf.math.log(x)');
    expect(after[4]).toBe(CELLS[4]);
  });

  test('is one a notebook, and goes with it', async ({ page, tmpPath }) => {
    await open(page, tmpPath, notebook(CELLS));
    await upgradeButton(page).click();
    await tick(page, 'Cell 3').uncheck();
    await tab(page).click();
    await upgradeButton(page).click();
    await expect(tick(page, 'Cell 3')).not.toBeChecked();
    await expect(page.locator('.jp-TfUpgradePreview')).toHaveCount(1);
    await tab(page).click();
    await page.notebook.close();
    await expect(page.locator('.jp-TfUpgradePreview')).toHaveCount(0);
  });

  test('marks a cell that is edited meanwhile, and does not write over it', async ({
    page,
    tmpPath
  }) => {
    await open(page, tmpPath, notebook(CELLS));
    await upgradeButton(page).click();
    await expect(status(page)).toContainText('4 of 4 changes');
    await typeElsewhere(page, 4, 'tf.log(0)\n');
    await expect(cell(page, 5)).toContainText('Edited meanwhile');
    await expect(cell(page, 5).locator('ins')).toHaveText(['math.', 'math.']);
    // Before there is time to look at it again, it is left alone.
    await typeElsewhere(page, 4, 'mine = 1\n', true);
    await expect(
      page.locator('.Toastify__toast', {
        hasText: 'changed meanwhile: cells 5'
      })
    ).toBeVisible();
    const now = await sources(page);
    expect(now[4]).toBe(`mine = 1\ntf.log(0)\n${CELLS[4]}`);
    expect(now[2]).toContain('math.log');
    // It stays, and can be applied now that it can be seen.
    await expect(preview(page).locator('h3')).toHaveText(['Cell 5']);
    await applyButton(page).click();
    await expect(preview(page)).toHaveCount(0);
    expect((await sources(page))[4]).toContain('mine = 1\ntf.math.log(0)\n');
  });

  test('makes the diffs of what is seen, and all that is scrolled to', async ({
    page,
    tmpPath
  }) => {
    const many = Array.from({ length: 300 }, (_, i) => `y${i} = tf.log(x)\n`);
    await open(page, tmpPath, notebook(['import tensorflow as tf', ...many]));
    await upgradeButton(page).click();
    const sections = preview(page).locator('section');
    await expect(sections).toHaveCount(300);
    const diffs = preview(page).locator('.jp-TfUpgradePreview-code');
    expect(await diffs.count()).toBeLessThan(60);
    await preview(page).evaluate(node => {
      node.scrollTo(0, node.scrollHeight);
    });
    await expect(cell(page, 301).locator('ins')).toHaveText(['math.']);
    expect(await diffs.count()).toBeLessThan(120);
    await preview(page).getByRole('button', { name: 'None' }).click();
    await expect(applyButton(page)).toBeDisabled();
    await preview(page).getByRole('button', { name: 'All' }).click();
    await applyButton(page).click();
    await expect(preview(page)).toHaveCount(0);
    expect((await sources(page))[300]).toBe('y299 = tf.math.log(x)\n');
  });

  test('hides long stretches that stay, and shows them on request', async ({
    page,
    tmpPath
  }) => {
    const long = `${'a = 1\n'.repeat(9)}b = tf.log(a)\n${'c = 1\n'.repeat(9)}`;
    await open(page, tmpPath, notebook(['import tensorflow as tf', long]));
    await upgradeButton(page).click();
    const lines = cell(page, 2).locator('.jp-TfUpgradePreview-line');
    await expect(lines).toHaveCount(5);
    await cell(page, 2)
      .getByRole('button', { name: '7 unchanged lines' })
      .click();
    await expect(lines).toHaveCount(20);
  });

  test('goes to a cell', async ({ page, tmpPath }) => {
    await open(page, tmpPath, notebook(CELLS));
    await upgradeButton(page).click();
    await cell(page, 5).getByRole('button', { name: 'Go to cell' }).click();
    await expect(page.locator('.jp-Notebook')).toBeVisible();
    await expect(page.locator('.jp-Cell.jp-mod-active')).toContainText(
      'contrib'
    );
  });
});

test.describe('without the preview', () => {
  test.use({ mockSettings: settings({ preview: false }) });

  test('the button upgrades at once', async ({ page, tmpPath }) => {
    await open(page, tmpPath, notebook(CELLS));
    await upgradeButton(page).click();
    await expect
      .poll(async () => (await sources(page))[4])
      .toContain('tf.math.log');
    await expect(preview(page)).toHaveCount(0);
  });
});
