/**
 * Pictures of the states, for people to look at; nothing is compared. Off by
 * default: TF_UPGRADE_SCREENSHOTS=1 takes them into ui-tests/screenshots.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { test, type IJupyterLabPageFixture } from '@jupyterlab/galata';

import {
  applyButton,
  notebook,
  open,
  sidebar,
  upgrade,
  upgradeButton
} from './helpers';

const EXAMPLES = join(__dirname, '..', '..', 'examples');
const CELLS = [
  ' # A network',
  'import tensorflow as tf\nfrom tensorflow.contrib import slim',
  'x = tf.placeholder(tf.float32, [None, 784])\ny = tf.log(x)\nh = tf.layers.dense(x, 10)',
  'net = slim.fully_connected(x, 10)\nnet = tf.nn.dropout(net, keep_prob=0.5)',
  'if tf.log(:\n',
  'with tf.Session() as sess:\n    sess.run(y)'
];

test.skip(!process.env.TF_UPGRADE_SCREENSHOTS, 'pictures are off');

async function shoot(
  page: IJupyterLabPageFixture,
  name: string
): Promise<void> {
  await page.waitForTimeout(700);
  await page.screenshot({ path: `screenshots/${name}.png` });
}

for (const theme of ['light', 'dark']) {
  test(`states, ${theme}`, async ({ page, tmpPath }) => {
    if (theme === 'dark') {
      await page.theme.setDarkTheme();
    }
    await sidebar(page);
    await shoot(page, `${theme}-1-none`);
    await open(page, tmpPath, notebook(CELLS));
    await sidebar(page);
    await page.notebook.selectCells(2);
    await shoot(page, `${theme}-2-planned`);
    await upgradeButton(page).click();
    await shoot(page, `${theme}-3-preview`);
    await applyButton(page).click();
    await shoot(page, `${theme}-3-upgraded`);
    const panel = await sidebar(page);
    await panel
      .locator('details summary')
      .first()
      .click()
      .catch(() => undefined);
    await panel.evaluate(node => node.scrollTo(0, node.scrollHeight));
    await shoot(page, `${theme}-4-end`);
    await panel.getByRole('switch', { name: 'SAFETY mode' }).click();
    await page.evaluate(() => {
      const node = document.querySelector<HTMLElement>('#tf-upgrade-sidebar');
      if (node) {
        node.scrollTo(0, 0);
        node.style.width = '200px';
        node.style.minWidth = '0';
      }
    });
    await shoot(page, `${theme}-5-narrow`);
  });

  test(`examples, ${theme}`, async ({ page, tmpPath }) => {
    if (theme === 'dark') {
      await page.theme.setDarkTheme();
    }
    for (const name of readdirSync(EXAMPLES)) {
      if (name.endsWith('.ipynb')) {
        const text = readFileSync(join(EXAMPLES, name), 'utf-8');
        await open(page, tmpPath, JSON.parse(text), name);
        await sidebar(page);
        await upgrade(page);
        await shoot(page, `${theme}-example-${name}`);
      }
    }
  });
}
