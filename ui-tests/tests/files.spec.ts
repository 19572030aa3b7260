/** Upgrades from the file browser, with their files read back from the server. */
import { expect, test, type IJupyterLabPageFixture } from '@jupyterlab/galata';

import {
  notebook,
  open,
  preview,
  run,
  upgradeButton,
  watchConsole
} from './helpers';

const PY = 'import tensorflow as tf\r\nx = tf.log(1.0)  # keep\r\n';
const PY_UPGRADED =
  'import tensorflow as tf\r\nx = tf.math.log(1.0)  # keep\r\n';
const CELLS = ['import tensorflow as tf', 'y = tf.log(x)\nz = 1   '];
/** Written as nobody's nbformat would, so that any rewriting shows. */
const ODD = `{"nbformat":4, "cells": [
  {"cell_type": "code", "source": ["import tensorflow as tf\\n", "a = tf.log(\\u0031)"],
   "outputs": [], "metadata": {"b": 1, "a": 2}, "execution_count": null}],
 "metadata": {}, "nbformat_minor": 2}`;
const PLAIN = JSON.stringify(notebook(['print(1)']), null, 3);
/** Bytes that are no text, as the server tells them. */
const DATA = 'AAGA/0E=\n';

interface IOutcome {
  files: { path: string; output: string; status: string; error?: string }[];
  copied: number;
  done: number;
  total: number;
  cancelled: boolean;
  report: string | null;
}

/** Store a file byte for byte. */
function put(
  page: IJupyterLabPageFixture,
  path: string,
  text: string
): Promise<boolean> {
  return page.contents.uploadContent(text, 'text', path);
}

/** A file as the server has it; null where it has none. */
async function text(
  page: IJupyterLabPageFixture,
  path: string,
  format: 'text' | 'base64' = 'text'
): Promise<string | null> {
  return page.evaluate(
    async options =>
      window.jupyterapp.serviceManager.contents
        .get(options.path, { ...options, type: 'file', content: true })
        .then(model => model.content as string)
        .catch(() => null),
    { path, format }
  );
}

async function names(
  page: IJupyterLabPageFixture,
  folder: string
): Promise<string[]> {
  const model = await page.contents.getContentMetadata(folder, 'directory');
  return (model?.content as { name: string }[]).map(entry => entry.name).sort();
}

function upgrade(
  page: IJupyterLabPageFixture,
  args: { paths: string[]; target?: string; inPlace?: boolean }
): Promise<IOutcome> {
  return page.evaluate(
    options =>
      window.jupyterapp.commands.execute(
        'tf-upgrade:upgrade-files',
        options
      ) as Promise<IOutcome>,
    args
  );
}

async function makeProject(
  page: IJupyterLabPageFixture,
  folder: string
): Promise<void> {
  await page.contents.createDirectory(folder);
  await page.contents.createDirectory(`${folder}/sub`);
  await put(page, `${folder}/a.ipynb`, JSON.stringify(notebook(CELLS)));
  await put(page, `${folder}/plain.ipynb`, PLAIN);
  await put(page, `${folder}/sub/odd.ipynb`, ODD);
  await put(page, `${folder}/sub/script.py`, PY);
  await put(page, `${folder}/broken.ipynb`, '{ no notebook');
  await page.contents.uploadContent(
    DATA.trim(),
    'base64',
    `${folder}/data.bin`
  );
  // Opening and saving makes the checkpoint folder, which is hidden.
  await page.evaluate(
    path => window.jupyterapp.serviceManager.contents.createCheckpoint(path),
    `${folder}/plain.ipynb`
  );
}

const item = (page: IJupyterLabPageFixture, name: string) =>
  page.locator('.jp-DirListing-item', {
    has: page.locator('.jp-DirListing-itemText', {
      hasText: new RegExp(`^${name}$`)
    })
  });

test('a folder goes into a new one, from the context menu', async ({
  page,
  tmpPath
}) => {
  const errors = watchConsole(page);
  const folder = `${tmpPath}/project`;
  await makeProject(page, folder);
  await page.filebrowser.openDirectory(tmpPath);
  await page.filebrowser.refresh();
  await item(page, 'project').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Upgrade to TF2' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('textbox', { name: 'New folder' })).toHaveValue(
    `${folder}_tf2`
  );
  await expect(
    dialog.getByRole('checkbox', { name: /SAFETY mode/ })
  ).not.toBeChecked();
  await expect(
    dialog.getByRole('checkbox', { name: /Make it run/ })
  ).toBeChecked();
  await dialog.getByRole('button', { name: 'Upgrade' }).click();

  const toast = page.locator('.Toastify__toast');
  await expect(toast).toContainText('3 files upgraded');
  await expect(toast).toContainText('1 copied');
  const made = `${folder}_tf2`;
  expect(await names(page, made)).toEqual([
    'a.ipynb',
    'broken.ipynb',
    'data.bin',
    'plain.ipynb',
    'sub',
    'tf-upgrade-report.html'
  ]);
  expect(await text(page, `${made}/sub/script.py`)).toBe(PY_UPGRADED);
  expect(await text(page, `${made}/sub/odd.ipynb`)).toBe(
    ODD.replace('tf.log', 'tf.math.log')
  );
  expect(await text(page, `${made}/a.ipynb`)).toBe(
    JSON.stringify(notebook(CELLS)).replace('tf.log', 'tf.math.log')
  );
  expect(await text(page, `${made}/plain.ipynb`)).toBe(PLAIN);
  expect(await text(page, `${made}/broken.ipynb`)).toBe('{ no notebook');
  expect(await text(page, `${made}/data.bin`, 'base64')).toBe(DATA);
  // What it was made from is as it was.
  expect(await text(page, `${folder}/sub/odd.ipynb`)).toBe(ODD);

  await toast.getByRole('button', { name: 'Open report' }).click();
  const report = page.frameLocator('.jp-HTMLViewer iframe');
  await expect(report.getByRole('heading', { level: 1 })).toHaveText(
    'TensorFlow 2 migration report'
  );
  await expect(report.getByText('not a readable notebook')).toBeVisible();
  expect(errors).toEqual([]);
});

test('a large notebook is converted in the worker, byte for byte', async ({
  page,
  tmpPath
}) => {
  const content = notebook([...CELLS, '# \u{1f600} ä']);
  content.cells[0].outputs = [
    {
      output_type: 'display_data',
      metadata: {},
      data: { 'image/png': 'iVBORw0KGgo\n'.repeat(250_000) }
    }
  ];
  const before = JSON.stringify(content, null, 1);
  const after = before.replace('tf.log', 'tf.math.log');
  await put(page, `${tmpPath}/large.ipynb`, before);
  const bodies: string[] = [];
  page.on('request', request => {
    if (request.url().includes('/files/')) {
      bodies.push(request.url());
    }
  });
  await upgrade(page, {
    paths: [`${tmpPath}/large.ipynb`],
    target: `${tmpPath}/made.ipynb`
  });
  expect(await text(page, `${tmpPath}/made.ipynb`)).toBe(after);
  expect(await text(page, `${tmpPath}/large.ipynb`)).toBe(before);
  const { files } = await upgrade(page, {
    paths: [`${tmpPath}/large.ipynb`],
    inPlace: true
  });
  expect(files[0].status).toBe('changed');
  expect(await text(page, `${tmpPath}/large.ipynb`)).toBe(after);
  expect(bodies).toHaveLength(2);
});

test('a name that is taken is asked for again', async ({ page, tmpPath }) => {
  await put(page, `${tmpPath}/one.py`, PY);
  await put(page, `${tmpPath}/taken.py`, PY);
  await page.filebrowser.openDirectory(tmpPath);
  await page.filebrowser.refresh();
  await item(page, 'one.py').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Upgrade to TF2' }).click();
  const dialog = page.getByRole('dialog');
  const field = dialog.getByRole('textbox', { name: 'New file' });
  await expect(field).toHaveValue(`${tmpPath}/one_tf2.py`);
  await field.fill(`${tmpPath}/taken`);
  await dialog.getByRole('button', { name: 'Upgrade' }).click();
  await expect(dialog.getByRole('alert')).toContainText('already');
  await field.fill(`${tmpPath}/new/free`);
  await dialog.getByRole('button', { name: 'Upgrade' }).click();
  await expect(page.locator('.Toastify__toast')).toContainText(
    '1 file upgraded'
  );
  expect(await text(page, `${tmpPath}/new/free.py`)).toBe(PY_UPGRADED);
  expect(await text(page, `${tmpPath}/taken.py`)).toBe(PY);
});

test('several items go into one new folder', async ({ page, tmpPath }) => {
  await makeProject(page, `${tmpPath}/project`);
  await put(page, `${tmpPath}/one.py`, PY);
  await put(page, `${tmpPath}/notes.txt`, 'notes');
  await page.filebrowser.openDirectory(tmpPath);
  await page.filebrowser.refresh();
  await item(page, 'project').click();
  for (const name of ['one.py', 'notes.txt']) {
    await item(page, name).click({ modifiers: ['Control'] });
  }
  await item(page, 'notes.txt').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Upgrade to TF2' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('Upgrade 3 items to TF2');
  const made = `${tmpPath}/${tmpPath}_tf2`;
  await expect(dialog.getByRole('textbox')).toHaveValue(made);
  await page.keyboard.press('Enter');
  await expect(page.locator('.Toastify__toast')).toContainText('2 copied');
  expect(await names(page, made)).toEqual([
    'notes.txt',
    'one.py',
    'project',
    'tf-upgrade-report.html'
  ]);
  expect(await text(page, `${made}/one.py`)).toBe(PY_UPGRADED);
  expect(await text(page, `${made}/project/sub/script.py`)).toBe(PY_UPGRADED);
});

test('the palette takes the folder that is shown; what is chosen holds everywhere', async ({
  page,
  tmpPath
}) => {
  await put(page, `${tmpPath}/one.py`, PY);
  await page.filebrowser.openDirectory(tmpPath);
  await page.filebrowser.refresh();
  await run(page, 'tf-upgrade:toggle-safety');
  await page.keyboard.press('Control+Shift+c');
  await page.keyboard.type('Upgrade Selected Files');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  const safety = dialog.getByRole('checkbox', { name: /SAFETY mode/ });
  await expect(safety).toBeChecked();
  await dialog.getByRole('radio', { name: 'In place' }).check();
  await expect(dialog.getByRole('textbox')).toBeDisabled();
  await dialog.getByRole('button', { name: 'Upgrade' }).click();
  await expect(page.locator('.Toastify__toast')).toContainText(
    '1 file upgraded'
  );
  expect(await text(page, `${tmpPath}/one.py`)).toBe(
    PY.replace('import tensorflow as', 'import tensorflow.compat.v1 as')
  );
  await put(page, `${tmpPath}/one.py`, `${PY}y = tf.placeholder(x)\r\n`);
  await run(page, 'filebrowser:refresh');
  await page.evaluate(
    path =>
      void window.jupyterapp.commands.execute('tf-upgrade:upgrade-files', {
        paths: [path]
      }),
    `${tmpPath}/one.py`
  );
  await safety.uncheck();
  await dialog.getByRole('checkbox', { name: /Make it run/ }).uncheck();
  await dialog.getByRole('combobox').selectOption('2.15');
  await dialog.getByRole('radio', { name: 'In place' }).check();
  await dialog.getByRole('button', { name: 'Upgrade' }).click();
  await expect
    .poll(() => text(page, `${tmpPath}/one.py`))
    .toBe(`${PY_UPGRADED}y = tf.compat.v1.placeholder(x)\r\n`);
  // It is what the preview of a notebook begins with.
  await open(page, tmpPath, notebook(CELLS));
  await upgradeButton(page).click();
  const option = (name: string) =>
    preview(page).getByRole('switch', { name, exact: true });
  await expect(option('SAFETY mode')).not.toBeChecked();
  await expect(option('Make it run')).not.toBeChecked();
  await expect(preview(page).getByRole('combobox')).toHaveValue('2.15');
});

test('is not offered on other files', async ({ page, tmpPath }) => {
  await put(page, `${tmpPath}/notes.txt`, 'x');
  await page.filebrowser.openDirectory(tmpPath);
  await page.filebrowser.refresh();
  await item(page, 'notes.txt').click({ button: 'right' });
  await expect(page.getByRole('menuitem', { name: 'Rename' })).toBeVisible();
  await expect(
    page.getByRole('menuitem', { name: 'Upgrade to TF2' })
  ).toBeHidden();
});

test('in place, an open notebook with unsaved changes is left alone', async ({
  page,
  tmpPath
}) => {
  const folder = `${tmpPath}/inplace`;
  await page.contents.createDirectory(folder);
  await put(page, `${folder}/saved.py`, PY);
  await open(page, folder, notebook(CELLS), 'clean.ipynb');
  await open(page, folder, notebook(CELLS), 'dirty.ipynb');
  await page.notebook.enterCellEditingMode(1);
  await page.keyboard.type('#');
  const before = await text(page, `${folder}/dirty.ipynb`);

  const { files, report } = await upgrade(page, {
    paths: [folder],
    inPlace: true
  });
  expect(files.map(file => [file.path, file.status])).toEqual([
    [`${folder}/clean.ipynb`, 'changed'],
    [`${folder}/dirty.ipynb`, 'failed'],
    [`${folder}/saved.py`, 'changed']
  ]);
  expect(files[1].error).toContain('unsaved changes');
  expect(report).toBe(`${tmpPath}/tf-upgrade-report.html`);
  expect(await text(page, `${folder}/dirty.ipynb`)).toBe(before);
  expect(await text(page, `${folder}/saved.py`)).toBe(PY_UPGRADED);
  // The open document shows what is on the disk, and can be saved as usual.
  const shown = await page.evaluate(path => {
    const widgets = [...window.jupyterapp.shell.widgets('main')] as unknown as {
      context?: {
        path: string;
        model: { dirty: boolean; toString(): string };
      };
    }[];
    const model = widgets.find(({ context }) => context?.path === path)?.context
      ?.model;
    return { dirty: model?.dirty, text: model?.toString() };
  }, `${folder}/clean.ipynb`);
  expect(shown.dirty).toBe(false);
  expect(shown.text).toContain('tf.math.log(x)');

  const again = await upgrade(page, {
    paths: [`${folder}/saved.py`],
    inPlace: true
  });
  expect(again.files[0].status).toBe('unchanged');
});

test('is cancelled between files, all of them whole', async ({
  page,
  tmpPath
}) => {
  const COUNT = 80;
  const folder = `${tmpPath}/many`;
  await page.contents.createDirectory(folder);
  for (let i = 0; i < COUNT; i++) {
    await put(page, `${folder}/n${i}.py`, PY);
  }
  const running = upgrade(page, { paths: [folder], inPlace: true });
  const bar = page.getByRole('progressbar', { name: 'Upgrading to TF2' });
  await expect(bar).toBeVisible();
  await page
    .locator('.Toastify__toast')
    .getByRole('button', { name: 'Cancel' })
    .click();
  const outcome = await running;
  expect(outcome.cancelled).toBe(true);
  expect(outcome.done).toBeLessThan(COUNT);
  await expect(bar).toBeHidden();
  await expect(page.locator('.Toastify__toast')).toContainText(
    `Cancelled after ${outcome.done} of ${COUNT} files`
  );
  let upgraded = 0;
  for (let i = 0; i < COUNT; i++) {
    const now = await text(page, `${folder}/n${i}.py`);
    expect([PY, PY_UPGRADED]).toContain(now);
    upgraded += now === PY_UPGRADED ? 1 : 0;
  }
  expect(upgraded).toBe(outcome.done);
});
