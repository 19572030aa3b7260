import { expect, test } from '@jupyterlab/galata';

import { notebook, open, reload, sidebar, sources, upgrade } from './helpers';

const CELLS = [
  'import tensorflow as tf\nimport numpy as np',
  'x = tf.placeholder(tf.float32)\ny = tf.log(x)'
];

test('SAFETY mode is one state, kept, and changes imports only', async ({
  page,
  tmpPath
}) => {
  await open(page, tmpPath, notebook(CELLS));
  const panel = await sidebar(page);
  const inSidebar = panel.getByRole('switch', { name: 'SAFETY mode' });
  const toolbar = page.locator('.jp-NotebookPanel-toolbar:visible');
  const inToolbar = toolbar.getByRole('button', {
    name: 'SAFETY mode',
    exact: true
  });
  await expect(inSidebar).not.toBeChecked();
  await expect(inToolbar).toHaveAttribute('aria-pressed', 'false');
  await inToolbar.click();
  await expect(inSidebar).toBeChecked();
  await expect(inToolbar).toHaveAttribute('aria-pressed', 'true');
  await inSidebar.click();
  await expect(inToolbar).toHaveAttribute('aria-pressed', 'false');
  await inSidebar.click();
  await expect(inToolbar).toHaveAttribute('aria-pressed', 'true');

  await reload(page);
  await open(page, tmpPath, notebook(CELLS), 'second.ipynb');
  await expect(
    (await sidebar(page)).getByRole('switch', { name: 'SAFETY mode' })
  ).toBeChecked();
  await expect(inToolbar).toHaveAttribute('aria-pressed', 'true');

  await upgrade(page);
  await expect
    .poll(() => sources(page))
    .toEqual([
      'import tensorflow.compat.v1 as tf\ntf.disable_v2_behavior()\nimport numpy as np',
      CELLS[1]
    ]);
});
