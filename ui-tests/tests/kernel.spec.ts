/** The TensorFlow of a running kernel as the one to upgrade to, on request alone. */
import { expect, test, type IJupyterLabPageFixture } from '@jupyterlab/galata';

import { notebook, open, preview, run, upgradeButton } from './helpers';

const CELLS = [
  'import tensorflow as tf\ny = tf.log(x)',
  "import sys; print('tensorflow' in sys.modules, [n for n in dir() if 'metadata' in n])"
];

/** Put the name and version of a package where kernels of this folder look for it. */
async function installStub(
  page: IJupyterLabPageFixture,
  folder: string,
  version: string
): Promise<void> {
  const info = `${folder}/tensorflow-${version}.dist-info`;
  await page.contents.createDirectory(info);
  await page.contents.uploadContent(
    `Metadata-Version: 2.1\nName: tensorflow\nVersion: ${version}\n`,
    'text',
    `${info}/METADATA`
  );
}

/** Give the active notebook a kernel, and wait until it answers. */
async function startKernel(page: IJupyterLabPageFixture): Promise<void> {
  await page.evaluate(async () => {
    const panel = window.jupyterapp.shell.currentWidget as unknown as {
      sessionContext: {
        changeKernel(options: { name: string }): Promise<{
          info: Promise<unknown>;
        } | null>;
      };
    };
    const kernel = await panel.sessionContext.changeKernel({ name: 'python3' });
    await kernel?.info;
  });
  // It has answered; that it is idle is heard a little later.
  await expect
    .poll(() =>
      page.evaluate(() =>
        window.jupyterapp.commands.isEnabled('tf-upgrade:use-kernel-version')
      )
    )
    .toBe(true);
}

const toast = (page: IJupyterLabPageFixture, hasText: string) =>
  page.locator('.Toastify__toast', { hasText });
const target = (page: IJupyterLabPageFixture) =>
  preview(page).getByRole('combobox', { name: 'For TensorFlow' });
const ask = (page: IJupyterLabPageFixture) =>
  preview(page).getByRole('button', { name: "Use this kernel's" });

test('is read where a person asks for it, and leaves no trace', async ({
  page,
  tmpPath
}) => {
  const asked: string[] = [];
  page.on('websocket', socket => {
    socket.on('framesent', ({ payload }) => {
      if (payload.includes('execute_request')) {
        asked.push(String(payload));
      }
    });
  });
  await installStub(page, tmpPath, '2.15.1');
  await open(page, tmpPath, notebook(CELLS));
  await upgradeButton(page).click();
  await expect(target(page)).toHaveValue('');
  // No kernel, nobody to ask.
  await expect(ask(page)).toHaveCount(0);
  await page.keyboard.press('Escape');
  await startKernel(page);
  await upgradeButton(page).click();
  await expect(ask(page)).toBeVisible();
  // All that was looked at so far was looked at without it.
  expect(asked).toEqual([]);
  await ask(page).click();
  await expect(toast(page, 'TensorFlow 2.15 now')).toBeVisible();
  await expect(target(page)).toHaveValue('2.15');
  expect(asked).toHaveLength(1);
  await page.keyboard.press('Escape');
  await expect(preview(page)).toHaveCount(0);
  // It was never imported, bound no name, and was no execution.
  await page.notebook.runCell(1, true);
  expect(await page.notebook.getCellTextOutput(1)).toEqual(['False []\n']);
  await expect(
    page.locator('.jp-CodeCell .jp-InputPrompt', { hasText: '[1]:' })
  ).toHaveCount(1);
});

test('is said where it is none that code can be upgraded to', async ({
  page,
  tmpPath
}) => {
  await open(page, tmpPath, notebook(CELLS));
  await startKernel(page);
  await run(page, 'tf-upgrade:use-kernel-version');
  await expect(toast(page, 'no TensorFlow installed')).toBeVisible();
  await installStub(page, tmpPath, '1.15.5');
  await run(page, 'tf-upgrade:use-kernel-version');
  await expect(toast(page, 'has TensorFlow 1.15.5')).toBeVisible();
  await upgradeButton(page).click();
  await expect(target(page)).toHaveValue('');
});
