import { expect, test, type IJupyterLabPageFixture } from '@jupyterlab/galata';

import {
  notebook,
  open,
  read,
  run,
  sources,
  upgrade,
  watchConsole
} from './helpers';

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

/** Which code cells are trusted, after one was made to be. */
function trusted(
  page: IJupyterLabPageFixture,
  trust?: number
): Promise<boolean[]> {
  return page.evaluate(index => {
    const panel = window.jupyterapp.shell.currentWidget as unknown as {
      content: { widgets: { model: { type: string; trusted: boolean } }[] };
    };
    const models = panel.content.widgets.map(cell => cell.model);
    if (index !== undefined) {
      models[index].trusted = true;
    }
    return models.filter(cell => cell.type === 'code').map(c => c.trusted);
  }, trust);
}

test.describe('upgrade of a notebook', () => {
  test('with the toolbar button; nothing but code changes, and is reverted', async ({
    page,
    tmpPath
  }) => {
    const errors = watchConsole(page);
    await open(page, tmpPath, notebook(CELLS));
    // One cell is trusted, as after a person ran it; the others are not.
    await trusted(page, 2);
    const before = await read(page);
    await upgrade(page);
    await expect.poll(() => sources(page)).toEqual(UPGRADED);
    expect(await trusted(page)).toEqual([false, true, false]);
    const after = await read(page);
    after.cells.forEach((cell, index) => {
      cell.source = before.cells[index].source;
    });
    expect(after).toEqual(before);
    await run(page, 'tf-upgrade:revert');
    expect(await read(page)).toEqual(before);
    expect(errors).toEqual([]);
  });

  test('is undone whole by one undo of the notebook', async ({
    page,
    tmpPath
  }) => {
    await open(page, tmpPath, notebook(CELLS));
    const before = await read(page);
    await upgrade(page);
    await expect.poll(() => sources(page)).toEqual(UPGRADED);
    await run(page, 'notebook:undo-cell-action');
    expect(await read(page)).toEqual(before);
    await run(page, 'notebook:redo-cell-action');
    expect(await sources(page)).toEqual(UPGRADED);
    // By the key that everybody tries, at a heading that did not change.
    await page.notebook.selectCells(0);
    await page.keyboard.press('Control+z');
    await expect.poll(() => read(page)).toEqual(before);
    await page.keyboard.press('Control+Shift+z');
    await expect.poll(() => sources(page)).toEqual(UPGRADED);
  });

  test('is undone whole by one Ctrl+Z in a cell, above older typing', async ({
    page,
    tmpPath
  }) => {
    await open(page, tmpPath, notebook(CELLS));
    await page.notebook.enterCellEditingMode(3);
    await page.keyboard.press('Control+End');
    await page.keyboard.type('  # mine');
    const before = await sources(page);
    await upgrade(page);
    await expect.poll(async () => (await sources(page))[2]).toBe(UPGRADED[2]);
    await page.notebook.enterCellEditingMode(3);
    await page.keyboard.press('Control+z');
    expect(await sources(page)).toEqual(before);
    await page.keyboard.press('Control+Shift+z');
    expect((await sources(page)).slice(0, 3)).toEqual(UPGRADED.slice(0, 3));
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    expect(await sources(page)).toEqual(CELLS);
  });

  test('keeps the cursor, and what was typed after it when it is reverted', async ({
    page,
    tmpPath
  }) => {
    await open(page, tmpPath, notebook(CELLS), 'cursor.ipynb');
    await page.notebook.enterCellEditingMode(2);
    await page.keyboard.press('Control+End');
    await run(page, 'tf-upgrade:upgrade-notebook', { preview: false });
    await expect.poll(() => sources(page)).toEqual(UPGRADED);
    await page.keyboard.type('#');
    expect((await sources(page))[2]).toBe(`${UPGRADED[2]}#`);

    await open(page, tmpPath, notebook(CELLS));
    await upgrade(page);
    await expect.poll(() => sources(page)).toEqual(UPGRADED);
    await page.notebook.enterCellEditingMode(3);
    await page.keyboard.press('Control+Home');
    await page.keyboard.type('# top ');
    await page.keyboard.press('Control+End');
    await page.keyboard.type(' # end');
    await run(page, 'tf-upgrade:revert');
    expect((await sources(page))[3]).toBe(`# top ${CELLS[3]} # end`);
    expect((await sources(page))[2]).toBe(CELLS[2]);
  });

  test('of so many cells that it takes several tasks is one step', async ({
    page,
    tmpPath
  }) => {
    const many = Array.from({ length: 150 }, (_, i) => `y${i} = tf.log(x)`);
    const before = [CELLS[1], ...many];
    const after = before.map(source => source.replace('tf.log', 'tf.math.log'));
    await open(page, tmpPath, notebook(before));
    await upgrade(page);
    await expect.poll(() => sources(page)).toEqual(after);
    await run(page, 'notebook:undo-cell-action');
    await expect.poll(() => sources(page)).toEqual(before);
    await run(page, 'notebook:redo-cell-action');
    await expect.poll(() => sources(page)).toEqual(after);
    await run(page, 'tf-upgrade:revert');
    await expect.poll(() => sources(page)).toEqual(before);
    // No cell keeps the mark that has it laid out.
    await expect(page.locator('.jp-TfUpgrade-laidOut')).toHaveCount(0);

    // Cells that are off screen.
    const filler = Array.from({ length: 80 }, () => 'pass\n'.repeat(20));
    const long = notebook([...CELLS, ...filler, 'z = tf.log(y)']);
    await open(page, tmpPath, long, 'long.ipynb');
    await upgrade(page);
    await expect
      .poll(async () => (await sources(page)).pop())
      .toBe('z = tf.math.log(y)');
  });
});

test.describe('conversion of one cell', () => {
  test('from its toolbar, by its key, from its menu; not of markdown', async ({
    page,
    tmpPath
  }) => {
    await open(page, tmpPath, notebook(CELLS));
    await page.notebook.selectCells(3);
    await page.getByRole('button', { name: /^Convert Cell to TF2/ }).click();
    await expect
      .poll(() => sources(page))
      .toEqual([...CELLS.slice(0, 3), UPGRADED[3]]);
    // Another one by its key.
    await page.notebook.selectCells(2);
    await page.keyboard.press('Alt+Shift+U');
    await expect.poll(async () => (await sources(page))[2]).toBe(UPGRADED[2]);

    await page.notebook.selectCells(0);
    await expect(
      page.getByRole('button', { name: /^Convert Cell to TF2/ })
    ).toBeHidden();

    await open(page, tmpPath, notebook(CELLS), 'menu.ipynb');
    await page
      .locator('.jp-CodeCell:visible .jp-InputArea-editor')
      .nth(1)
      .click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Convert Cell to TF2' }).click();
    await expect.poll(async () => (await sources(page))[2]).toBe(UPGRADED[2]);
    expect((await sources(page))[3]).toBe(CELLS[3]);
  });
});
