/**
 * What axe finds in all that is ours, in every state and both themes: nothing. And what
 * does not fit into a sidebar of 200 px, or into a page at 200 %: nothing either.
 */
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type IJupyterLabPageFixture } from '@jupyterlab/galata';
import type { Locator } from '@playwright/test';

import {
  applyButton,
  notebook,
  open,
  preview,
  sidebar,
  upgradeButton
} from './helpers';

const LONG = `a_long_name_${'x'.repeat(60)}`;
const CELLS = [
  ' # A network',
  'import tensorflow as tf\nfrom tensorflow.contrib import slim',
  'x = tf.placeholder(tf.float32, [None, 784])\ny = tf.log(x)',
  'net = slim.fully_connected(x, 10)\nnet = tf.nn.dropout(net, keep_prob=0.5)',
  'if tf.log(:\n',
  'tf.contrib.foo()',
  'opt = tf.train.AdamOptimizer(0.1)\ntf.train.AdamOptimizer(0.2)',
  `${LONG} = tf.layers.dense(${LONG}, 1)`
];

const SIDEBAR = '#tf-upgrade-sidebar';
const PREVIEW = '.jp-TfUpgradePreview';
const TOOLTIP = '.jp-TfUpgrade-tooltip';
const HELP = '.jp-TfUpgrade-help';

function unfold(details: Element): void {
  details.setAttribute('open', '');
}

/** Where a violation is, and what of. */
async function violations(
  page: IJupyterLabPageFixture,
  selectors: readonly string[]
): Promise<string[]> {
  let builder = new AxeBuilder({ page });
  for (const selector of selectors) {
    // It throws where there is no such node.
    builder = builder.include(selector);
  }
  // There are no frames; else it would open a page of its own each time.
  const { violations: found, passes } = await builder.setLegacyMode().analyze();
  // Where nothing is looked at, nothing is found.
  const texts = [...found, ...passes]
    .filter(({ id }) => id === 'color-contrast')
    .flatMap(({ nodes }) => nodes);
  expect(texts.length, `texts in ${selectors}`).toBeGreaterThan(2);
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`)
  );
}

/** What is wider than its place, by class and text. */
function overflowing(panel: Locator): Promise<string[]> {
  return panel.evaluate(root => {
    const right =
      root.getBoundingClientRect().left +
      root.clientWidth -
      parseFloat(getComputedStyle(root).paddingRight);
    const all = [root, ...Array.from(root.querySelectorAll('*'))];
    return all
      .filter(node => {
        // What scrolls in a place of its own.
        if (node.closest('.cm-editor, input')) {
          return false;
        }
        const box = node.getBoundingClientRect();
        const { overflowX, textOverflow } = getComputedStyle(node);
        const isCut =
          node.scrollWidth > node.clientWidth &&
          node.clientWidth > 0 &&
          textOverflow !== 'ellipsis' &&
          (node === root || overflowX !== 'visible');
        return (
          isCut || (node !== root && box.width > 0 && box.right > right + 1)
        );
      })
      .map(
        node => `${node.className}: ${(node.textContent ?? '').slice(0, 40)}`
      );
  });
}

/** JupyterLab lays itself out in the moments after a change of size. */
async function fits(panel: Locator, state: string): Promise<void> {
  await expect
    .configure({ soft: true, timeout: 3000 })
    .poll(() => overflowing(panel), state)
    .toEqual([]);
}

test('axe finds nothing, and nothing is cut off where there is little room', async ({
  page,
  tmpPath
}) => {
  test.slow();
  const themes = ['JupyterLab Light', 'JupyterLab Dark'];
  /** Look at some parts of the page, after `show` made them appear, in each theme. */
  const check = async (
    state: string,
    selectors: readonly string[],
    { once = false, show = async () => {} } = {}
  ): Promise<void> => {
    for (const theme of themes.slice(0, once ? 1 : 2)) {
      await page.theme.setTheme(theme);
      await show();
      const found = await violations(page, selectors);
      expect.soft(found, `${state}, ${theme}`).toEqual([]);
    }
    if (!once) {
      // The next state begins with the theme that is there.
      themes.reverse();
    }
    if (selectors.includes(SIDEBAR)) {
      // JupyterLab has its own there, and does not set it again.
      const style = await panel.evaluate(node => {
        const own = node.getAttribute('style') ?? '';
        node.style.width = '200px';
        node.style.minWidth = '0';
        return own;
      });
      await fits(panel, `${state}, 200 px`);
      await panel.evaluate((node, own) => {
        node.setAttribute('style', own);
      }, style);
    }
    // A page at 200 % has half as many pixels.
    const size = page.viewportSize();
    await page.setViewportSize({ width: 640, height: 400 });
    for (const selector of selectors.filter(one => one !== TOOLTIP)) {
      await fits(page.locator(selector), `${selector}, ${state}, 200 %`);
    }
    await (size && page.setViewportSize(size));
  };
  // JupyterLab's body has no height, so that axe holds all in it for hidden.
  await page.addStyleTag({ content: 'body { height: 100vh }' });
  const panel = await sidebar(page);
  const button = (name: string) =>
    panel.getByRole('button', { name, exact: true });
  await check('no notebook', [SIDEBAR], { once: true });

  await open(page, tmpPath, notebook(CELLS));
  // Who sees it large closes what is not needed.
  await page.sidebar.close('left');
  await panel.getByText('Changes to make').waitFor();
  for (const details of await panel.locator('details').all()) {
    await details.evaluate(unfold);
  }
  await check('report and hover', [SIDEBAR, TOOLTIP], {
    show: async () => {
      // Another theme takes it away.
      await page.mouse.move(0, 0);
      await page.locator('.jp-TfUpgrade-mark').first().hover();
      await page.locator(TOOLTIP).waitFor();
    }
  });

  await button('By message').click();
  await button('Errors').click();
  await upgradeButton(page).click();
  await applyButton(page).waitFor();
  await check('preview, and by message', [PREVIEW, SIDEBAR]);
  await preview(page).getByRole('switch', { name: 'Side by side' }).check();
  await preview(page)
    .getByRole('switch', { name: /Explain/ })
    .check();
  await preview(page).getByRole('checkbox', { name: 'Cell 3' }).uncheck();
  await check('preview, side by side', [PREVIEW], { once: true });

  await applyButton(page).click();
  await panel.getByText('Changes made').waitFor();
  await button('Errors').click();
  await button('By cell').click();
  await panel
    .getByRole('region', { name: 'Cell 6' })
    .getByRole('button', { name: 'Ignore' })
    .click();
  await panel.locator('.jp-TfUpgrade-ignored').evaluate(unfold);
  await button('Help').first().click();
  await page.locator(`${HELP} h1`).waitFor();
  await check('upgraded, and help', [SIDEBAR, HELP]);

  await page.contents.uploadContent('', 'text', `${tmpPath}/a.py`);
  await page.evaluate(path => {
    // It ends when the dialog does.
    void window.jupyterapp.commands.execute('tf-upgrade:upgrade-files', {
      paths: [path]
    });
  }, `${tmpPath}/a.py`);
  // A name that is taken has it asked again, with what is wrong.
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').fill(`${tmpPath}/a`);
  await dialog.getByRole('button', { name: 'Upgrade' }).click();
  await page.locator('.jp-TfUpgrade-problem').waitFor();
  await check('dialog', ['.jp-Dialog']);
});
