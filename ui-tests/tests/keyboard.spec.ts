/** All of it without a pointer, and what a screen reader is given to say meanwhile. */
import { expect, test, type IJupyterLabPageFixture } from '@jupyterlab/galata';
import type { Locator } from '@playwright/test';

import { notebook, open, preview, sidebar, sources } from './helpers';

const CELLS = [
  'import tensorflow as tf',
  'x = tf.log(1.)\nh = tf.layers.dense(x, 10)',
  'y = tf.exp(tf.log(2.))',
  '!pip install tensorflow==1.15',
  'tf.contrib.bayesflow.entropy(1)'
];

/** Note down what comes into live regions from now on. */
function listen(page: IJupyterLabPageFixture): Promise<void> {
  return page.evaluate(() => {
    const said: string[] = [];
    Object.assign(window, { tfUpgradeSaid: said });
    new MutationObserver(changes => {
      for (const { target } of changes) {
        const node = target instanceof Element ? target : target.parentElement;
        const region =
          node?.closest('[aria-live], [role=status], [role=alert]') ??
          node?.querySelector('[role=alert]');
        if (region?.textContent) {
          said.push(region.textContent);
        }
      }
    }).observe(document.body, {
      ...{ childList: true, subtree: true, characterData: true }
    });
  });
}

/** Wait until something was said, and begin anew. */
async function heard(
  page: IJupyterLabPageFixture,
  words: RegExp
): Promise<void> {
  await page.waitForFunction(
    ([source]) => {
      const { tfUpgradeSaid } = window as unknown as {
        tfUpgradeSaid: string[];
      };
      const pattern = new RegExp(source);
      return (
        tfUpgradeSaid.some(text => pattern.test(text)) &&
        tfUpgradeSaid.splice(0, tfUpgradeSaid.length)
      );
    },
    [words.source] as const
  );
}

/** Press Tab until it is at a control. */
async function tabTo(
  page: IJupyterLabPageFixture,
  control: Locator
): Promise<void> {
  await control.waitFor();
  const isThere = (): Promise<boolean> =>
    control.evaluate(node => node === document.activeElement);
  for (let i = 0; i < 60 && !(await isThere()); i++) {
    await page.keyboard.press('Tab');
  }
  await expect(control).toBeFocused();
}

/** Where the keyboard is: a selector that holds for what has the focus. */
function isIn(page: IJupyterLabPageFixture, selector: string): Promise<void> {
  return expect
    .poll(() =>
      page.evaluate(
        within => document.activeElement?.closest(within) !== null,
        selector
      )
    )
    .toBe(true);
}

async function palette(
  page: IJupyterLabPageFixture,
  command: string
): Promise<void> {
  await page.keyboard.press('ControlOrMeta+Shift+C');
  await page.locator('.lm-CommandPalette-input:visible').waitFor();
  await page.keyboard.type(command);
  await expect(
    page.locator('.lm-CommandPalette-item.lm-mod-active')
  ).toContainText(command);
  await page.keyboard.press('Enter');
}

test('all of it by keyboard, and it is said', async ({ page, tmpPath }) => {
  await open(page, tmpPath, notebook(CELLS));
  const panel = await sidebar(page);
  await panel.getByText('Changes to make').waitFor();
  await page.notebook.selectCells(1);
  await listen(page);

  await palette(page, 'Preview Upgrade to TF2');
  await preview(page).waitFor();
  await isIn(page, '.jp-TfUpgradePreview');
  await expect(preview(page)).toHaveAccessibleDescription(
    /of \d+ changes are ticked/
  );
  await tabTo(page, preview(page).getByRole('checkbox', { name: 'Cell 3' }));
  await page.keyboard.press('Space');
  await heard(page, /\d+ of \d+ changes are ticked, in 2 cells/);
  await page.keyboard.press('Control+Enter');
  await heard(page, /Upgraded to TF2: \d+ changes/);
  await isIn(page, '.jp-Notebook');
  const upgraded = await sources(page);
  expect(upgraded[1]).toContain('tf.math.log');
  expect(upgraded[2]).toBe(CELLS[2]);

  await page.keyboard.press('Enter');
  await page.keyboard.press('ControlOrMeta+z');
  await heard(page, /Nothing is changed yet/);
  expect(await sources(page)).toEqual(CELLS);

  // In the report, what vanishes hands on its place.
  await page.keyboard.press('Escape');
  await palette(page, 'Show TF2 Migration Report');
  await isIn(page, '#tf-upgrade-sidebar');
  const cell = (number: number): Locator =>
    panel.getByRole('region', { name: `Cell ${number}` });
  await tabTo(page, cell(4).getByRole('button', { name: 'Fix' }).first());
  await page.keyboard.press('Enter');
  await heard(page, /1 fix made/);
  await expect
    .poll(async () => (await sources(page))[3])
    .toBe('!pip install tensorflow');
  await isIn(page, '#tf-upgrade-sidebar');
  await tabTo(page, cell(5).getByRole('button', { name: 'Ignore' }).first());
  await page.keyboard.press('Enter');
  await heard(page, /1 finding ignored/);
  await expect(panel.getByText('1 ignored')).toBeVisible();
  await isIn(page, '#tf-upgrade-sidebar');

  // What has to be installed; and from a finding to its place, and to the next.
  await palette(page, 'Show TF2 Migration Report');
  await tabTo(page, panel.getByRole('button', { name: 'Copy command' }));
  await page.keyboard.press('Enter');
  await heard(page, /Copied/);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await heard(page, /A cell was added/);
  await expect
    .poll(async () => (await sources(page))[0])
    .toBe('%pip install tf-keras');
  await expect(panel.getByRole('button', { name: 'Add a cell' })).toHaveCount(
    0
  );
  await page.keyboard.press('F8');
  await heard(page, /Cell \d, line \d\. .*tf/);
  await isIn(page, '.cm-content');
});
