import * as path from 'path';

import { expect, test } from '@jupyterlab/galata';
import type { Locator, Worker } from '@playwright/test';

import {
  count,
  notebook,
  open,
  run,
  sidebar,
  sources,
  upgrade,
  upgradeButton,
  watchConsole
} from './helpers';

const CELLS = ['import tensorflow as tf', 'y = tf.log(x)'];

test.describe('what cannot be upgraded', () => {
  test('is reported, and left alone', async ({ page, tmpPath }) => {
    const toast = (hasText: string): Locator =>
      page.locator('.Toastify__toast', { hasText });
    // A notebook that is read-only is analysed all the same.
    await page.route(/api\/contents\/.*test\.ipynb/, async route => {
      const response = await route.fetch();
      if (route.request().method() !== 'GET' || !response.ok()) {
        return route.fulfill({ response });
      }
      const json = { ...(await response.json()), writable: false };
      return route.fulfill({ response, json });
    });
    await open(page, tmpPath, notebook(CELLS));
    const panel = await sidebar(page);
    await expect(panel.getByText('This notebook is read-only')).toBeVisible();
    await upgradeButton(page).click();
    await expect(toast('read-only')).toBeVisible();
    expect(await sources(page)).toEqual(CELLS);

    // Beside a cell that is read-only the others are written.
    const content = notebook([...CELLS, 'z = tf.log(y)']);
    content.cells[1].metadata.editable = false;
    await open(page, tmpPath, content, 'cell.ipynb');
    await upgrade(page);
    await expect
      .poll(() => sources(page))
      .toEqual([...CELLS, 'z = tf.math.log(y)']);
    await expect(
      panel.getByRole('region', { name: 'Cell 2' }).getByText('read-only')
    ).toBeVisible();

    // A notebook for another language.
    const code = ['library(tensorflow)', 'tf.log(x)'];
    const r = notebook(code, { language_info: { name: 'R' } });
    await open(page, tmpPath, r, 'r.ipynb');
    await expect(panel.getByRole('status')).toContainText('notebook for R');
    await upgradeButton(page).click();
    await expect(toast('notebook for R')).toBeVisible();
    expect(await sources(page)).toEqual(code);

    // A cell that is broken is named with its line; the rest is converted.
    const broken = notebook([...CELLS, 'a = 1\nif tf.log(:\n']);
    await open(page, tmpPath, broken, 'broken.ipynb');
    await expect(
      panel.getByRole('region', { name: 'Cell 3' }).getByText(/Line 2/)
    ).toBeVisible();
    await upgrade(page);
    await expect
      .poll(async () => (await sources(page))[1])
      .toBe('y = tf.math.log(x)');
  });
});

test.describe('the engine', () => {
  test('is not loaded before a notebook is open', async ({ page, tmpPath }) => {
    const loaded: string[] = [];
    page.on('request', request => {
      if (/\.wasm/.test(request.url())) {
        loaded.push(request.url());
      }
    });
    page.on('worker', worker => {
      if (worker.url().includes('tf-upgrade')) {
        loaded.push(worker.url());
      }
    });
    const errors = watchConsole(page);
    const files = new Map<string, Promise<Buffer>>();
    page.on('response', response => {
      const { pathname } = new URL(response.url());
      if (pathname.includes('extensions/jupyterlab-tf-upgrade')) {
        // Of the page before, a file may still come whose body nobody can have.
        const body = response.body().catch(() => Buffer.alloc(0));
        files.set(path.basename(pathname), body);
      }
    });
    await page.reload();
    const panel = await sidebar(page);
    await run(page, 'tf-upgrade:upgrade-notebook').catch(() => undefined);
    // Drawn, so that whatever the sidebar and the command ask for is there.
    await expect(panel.getByText('Open a notebook to see')).toBeVisible();
    expect(loaded).toEqual([]);
    const names = [...files.keys()];
    expect(names).toContainEqual(expect.stringMatching(/^remoteEntry\./));
    expect(names.filter(name => /^(engine|preview)\./.test(name))).toEqual([]);
    const sizeOf = async (counted: readonly string[]): Promise<number> => {
      const bodies = await Promise.all(counted.map(name => files.get(name)));
      return bodies.reduce((sum, body) => sum + (body?.length ?? 0), 0);
    };
    // Plugins and widgets; what draws reports, too, comes to half of engine and tables.
    const plugins = names.filter(name => !name.startsWith('notebook.'));
    expect(await sizeOf(plugins)).toBeLessThan(110_000);
    expect(await sizeOf(names)).toBeLessThan(180_000);
    await open(page, tmpPath, notebook(CELLS));
    await expect(count(await sidebar(page), 'changes')).toHaveText('1');
    expect(loaded.filter(url => url.includes('.wasm'))).toHaveLength(1);
    expect(loaded.filter(url => !url.includes('.wasm'))).toHaveLength(1);
    expect(errors).toEqual([]);
  });

  test('says so where its wasm cannot be had, and changes nothing', async ({
    page,
    tmpPath
  }) => {
    await page.context().route(/\.wasm/, route => route.abort());
    await open(page, tmpPath, notebook(CELLS));
    const panel = await sidebar(page);
    await expect(panel.getByRole('alert')).toContainText('WebAssembly');
    await upgradeButton(page).click();
    await expect(
      page.locator('.Toastify__toast', { hasText: 'WebAssembly' })
    ).toBeVisible();
    expect(await sources(page)).toEqual(CELLS);
    await page.context().unroute(/\.wasm/);
    await panel.getByRole('button', { name: 'Try again' }).click();
    await expect(count(panel, 'changes')).toHaveText('1');
  });

  test('runs on the main thread where there are no workers', async ({
    page,
    tmpPath
  }) => {
    await page.evaluate(() => {
      window.Worker = class {
        constructor() {
          throw new Error('no workers here');
        }
      } as unknown as typeof window.Worker;
    });
    await open(page, tmpPath, notebook(CELLS));
    await upgrade(page);
    await expect
      .poll(async () => (await sources(page))[1])
      .toBe('y = tf.math.log(x)');
  });

  test('runs on the main thread where a policy keeps wasm from workers', async ({
    page,
    tmpPath
  }) => {
    const started: Worker[] = [];
    page.on('worker', worker => {
      if (worker.url().includes('tf-upgrade')) {
        started.push(worker);
      }
    });
    // A worker has the policy that its own script was served with. (Without
    // unsafe-eval, which permits wasm too, JupyterLab itself does not start.)
    await page.context().route(/extensions.*\.js/, async route => {
      const response = await route.fetch();
      const headers = {
        ...response.headers(),
        'content-security-policy': "script-src 'self'"
      };
      await route.fulfill({ response, headers });
    });
    await open(page, tmpPath, notebook(CELLS));
    await upgrade(page);
    await expect
      .poll(async () => (await sources(page))[1])
      .toBe('y = tf.math.log(x)');
    expect(started).toHaveLength(1);
    expect(page.workers()).not.toContain(started[0]);
  });

  test('says so where the page may not run wasm', async ({ page, tmpPath }) => {
    await page.evaluate(() => {
      window.Worker = class {
        constructor() {
          throw new Error('no workers here');
        }
      } as unknown as typeof window.Worker;
      const refuse = (): Promise<never> =>
        Promise.reject(
          new WebAssembly.CompileError('violates the Content Security Policy')
        );
      WebAssembly.compile = refuse;
      WebAssembly.instantiate = refuse;
    });
    await open(page, tmpPath, notebook(CELLS));
    const panel = await sidebar(page);
    await expect(panel.getByRole('alert')).toContainText('wasm-unsafe-eval');
  });
});
