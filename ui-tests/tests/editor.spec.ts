import { expect, test } from '@jupyterlab/galata';
import type { Locator } from '@playwright/test';

import { notebook, open, run, sources, watchConsole } from './helpers';

const CELLS = [
  'import tensorflow as tf\nfrom tensorflow.contrib import slim',
  '!pip install tensorflow==1.15',
  'y = tf.log(1.)'
];

test.describe('editor', () => {
  test('marks findings, and keeps the marks while one types', async ({
    page,
    tmpPath
  }) => {
    const errors = watchConsole(page);
    const filler = Array.from({ length: 60 }, () => 'pass\n'.repeat(20));
    await open(
      page,
      tmpPath,
      notebook([...CELLS, ...filler, 'tf.exp(tf.log)'])
    );
    const cell = (index: number): Locator =>
      page.locator(`.jp-Cell[data-windowed-list-index="${index}"]`);
    const mark = cell(2).locator('.jp-TfUpgrade-mark');
    await expect(mark).toHaveText(['tf.log']);
    const line = cell(0).locator('.jp-TfUpgrade-lineMark');
    await expect(line).toHaveAttribute('data-severity', 'INFO');

    // Pressed beside the line, it says what the line's findings are.
    await line.click({ position: { x: 2, y: 8 } });
    const tooltip = page.locator('.jp-TfUpgrade-tooltip');
    await expect(tooltip).toContainText('tf.contrib.slim');
    await page.keyboard.press('Escape');

    // A mark moves with its text, at once.
    await page.notebook.enterCellEditingMode(2);
    await page.keyboard.press('Control+Home');
    await page.keyboard.type('zz = 1; ');
    expect((await mark.allTextContents()).join('')).toBe('tf.log');
    // What is typed is marked when it is analysed.
    await page.keyboard.press('Control+End');
    await page.keyboard.type('; tf.log(2.)');
    await expect
      .poll(async () => (await mark.allTextContents()).join(''))
      .toBe('tf.logtf.log');

    // A cell off screen is marked when it comes into view.
    await page.evaluate(() => {
      const panel = window.jupyterapp.shell.currentWidget as unknown as {
        content: { scrollToItem(index: number): Promise<void> };
      };
      return panel.content.scrollToItem(63);
    });
    await expect(cell(63).locator('.jp-TfUpgrade-mark')).not.toHaveCount(0);

    // All of it can be turned off.
    await run(page, 'tf-upgrade:toggle-marks');
    await expect(page.locator('.jp-TfUpgrade-mark')).toHaveCount(0);
    await expect(page.locator('.jp-TfUpgrade-lineMark')).toHaveCount(0);
    await run(page, 'tf-upgrade:toggle-marks');
    await expect(page.locator('.jp-TfUpgrade-mark')).not.toHaveCount(0);
    expect(errors).toEqual([]);
  });

  test('says what a mark is about, and fixes it, by pointer and by key', async ({
    page,
    tmpPath
  }) => {
    await open(page, tmpPath, notebook(CELLS));
    const tooltip = page.locator('.jp-TfUpgrade-tooltip');
    // Of that cell, as others may be marked a moment earlier.
    await page
      .locator('.jp-Cell[data-windowed-list-index="2"] .jp-TfUpgrade-mark')
      .hover();
    await expect(tooltip).toContainText('tf.math.log');
    await tooltip.getByRole('button', { name: 'Convert Cell to TF2' }).click();
    await expect
      .poll(async () => (await sources(page))[2])
      .toContain('math.log');

    // From one to the next with F8, round the end to the first.
    const selection = (): Promise<string> =>
      page.evaluate(() => document.getSelection()?.toString() ?? '');
    await page.notebook.selectCells(0);
    await page.keyboard.press('F8');
    await expect.poll(selection).toBe('slim');
    await expect(tooltip).toContainText('tf.contrib.slim');
    await page.keyboard.press('F8');
    await expect.poll(selection).toBe('tensorflow==1.15');
    await page.keyboard.press('F8');
    await page.keyboard.press('Shift+F8');
    await expect.poll(selection).toBe('tensorflow==1.15');

    // The fix of the one at the cursor, from the keyboard.
    await page.keyboard.press('Control+.');
    await expect(page.locator('.lm-Menu')).toBeVisible();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect
      .poll(async () => (await sources(page))[1])
      .toBe('!pip install tensorflow');
    // One step to undo, in the cell.
    await page.keyboard.press('Control+z');
    await expect.poll(async () => (await sources(page))[1]).toBe(CELLS[1]);
  });
});
