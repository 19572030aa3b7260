/**
 * Prints what there is to download: each file of the built extension, and what a page asks
 * for before a notebook is opened, in the JupyterLab at an address.
 *
 *     jlpm build:prod && node bench/sizes.mjs [URL]
 */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { brotliCompressSync } from 'node:zlib';

import { EXTENSION, launch } from './page.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Sizes of a file's bytes: as they are, and compressed in two ways. */
function sizesOf(name, bytes) {
  return {
    name,
    raw: bytes.length,
    // Not Node's own zlib, which is another one: servers have that of the command.
    gzip: execFileSync('gzip', ['-9c'], { input: bytes }).length,
    brotli: brotliCompressSync(bytes).length
  };
}

/** The files of the built extension that a page may ask for, the smallest first. */
export function builtFiles() {
  const folder = join(root, 'jupyterlab_tf_upgrade/labextension/static');
  return readdirSync(folder)
    .filter(name => /\.(js|wasm)$/.test(name) && name !== 'style.js')
    .map(name => sizesOf(name, readFileSync(join(folder, name))))
    .sort((a, b) => a.gzip - b.gzip);
}

/** The files of the extension that a page with an empty launcher asks for. */
export async function firstFiles(browser, url) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const files = [];
  page.on('response', response => {
    const { pathname } = new URL(response.url());
    if (pathname.includes(EXTENSION)) {
      const name = pathname.slice(pathname.lastIndexOf('/') + 1);
      files.push(response.body().then(bytes => sizesOf(name, bytes)));
    }
  });
  await page.goto(`${url}/lab?reset`);
  await page.waitForFunction(() => window.jupyterapp !== undefined);
  await page.evaluate(() => window.jupyterapp.restored);
  await page.waitForLoadState('networkidle');
  const loaded = await Promise.all(files);
  await context.close();
  return loaded;
}

/** The sum of sizes. */
export function sum(files) {
  const of = kind => files.reduce((total, file) => total + file[kind], 0);
  return { raw: of('raw'), gzip: of('gzip'), brotli: of('brotli') };
}

function print(title, files) {
  console.log(title);
  for (const { name, raw, gzip, brotli } of [
    ...files,
    { name: 'all', ...sum(files) }
  ]) {
    const numbers = [raw, gzip, brotli].map(n => String(n).padStart(9));
    console.log(`${numbers.join('')}  ${name}`);
  }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  console.log('      raw     gzip   brotli');
  print('In all', builtFiles());
  const [url] = process.argv.slice(2);
  if (url) {
    const browser = await launch();
    try {
      print('Before a notebook is open', await firstFiles(browser, url));
    } finally {
      await browser.close();
    }
  }
}
