/**
 * The pictures of the README, so that they show what is there. Off by default:
 * `bash scripts/make-pictures.sh` takes them, and makes the animation of its frames.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test, type IJupyterLabPageFixture } from '@jupyterlab/galata';
import type { Locator } from '@playwright/test';

import { applyButton, open, preview, sidebar, upgradeButton } from './helpers';

const ROOT = join(__dirname, '..', '..');
const EXAMPLE = '02-convolutional-net.ipynb';

test.skip(!process.env.TF_UPGRADE_PICTURES, 'pictures are off');
test.use({ viewport: { width: 1200, height: 720 } });

/** All that moves has stopped, and nothing blinks. */
async function shoot(
  page: IJupyterLabPageFixture,
  path: string
): Promise<void> {
  await page.mouse.move(0, 0);
  await page.waitForTimeout(700);
  await page.screenshot({ path, animations: 'disabled', caret: 'hide' });
}

test('pictures', async ({ page, tmpPath }) => {
  let frame = 0;
  const images = join(ROOT, 'docs', 'images');
  const film = (): Promise<void> =>
    shoot(page, join('screenshots', 'film', `${frame++}.png`));
  /** A frame with a ring around what is pressed next. */
  const press = async (control: Locator): Promise<void> => {
    await control.evaluate(node => {
      node.style.outline = '3px solid #e53935';
      node.style.outlineOffset = '3px';
    });
    await film();
    await control.evaluate(node => {
      node.style.outline = '';
      node.style.outlineOffset = '';
    });
    await control.click();
  };

  const text = readFileSync(join(ROOT, 'examples', EXAMPLE), 'utf-8');
  await open(page, tmpPath, JSON.parse(text), EXAMPLE);
  const panel = await sidebar(page);
  await panel.getByText('Changes to make').waitFor();
  await page.sidebar.close('left');
  await page.notebook.selectCells(1);
  await press(upgradeButton(page));
  await preview(page).locator('ins').first().waitFor();
  await film();
  await shoot(page, join(images, 'preview.png'));
  await preview(page).evaluate(node => node.scrollBy(0, 420));
  await film();
  await press(applyButton(page));
  await panel.getByText('Changes made').waitFor();
  await film();
  const first = panel.locator('.jp-TfUpgrade-findingButton').first();
  await press(first);
  await film();
  const mark = page.locator('.jp-TfUpgrade-mark[data-severity=WARNING]');
  await mark.first().hover();
  await expect(page.locator('.jp-TfUpgrade-tooltip')).toBeVisible();
  await page.screenshot({
    path: join(images, 'editor.png'),
    animations: 'disabled',
    caret: 'hide'
  });
});
