/**
 * How long the page is held up by the largest of what people bring: a notebook of thousands
 * of cells, a cell of many thousand lines, and a file of images of which nothing is opened.
 *
 *     jupyter lab --config ui-tests/jupyter_server_test_config.py &
 *     node bench/large.mjs http://127.0.0.1:8899 [cells] [lines] [megabytes]
 *
 * A number of 0 leaves its part out. Of each step, what is printed is the processor time of
 * the page's longest tasks, of all of the page and with the extension's code on the stack,
 * and what the page's heap holds more after it. JupyterLab's own work is in both: it answers
 * to each cell that changes, and much of that is on the stack of what changed it.
 */
import {
  closeNotebook,
  EXTENSION,
  launch,
  notebookOf,
  openLab,
  openNotebook,
  setWindowing,
  TASKS,
  tasksOf
} from './page.mjs';
import { shares } from './profile.mjs';

const [
  url = 'http://127.0.0.1:8899',
  cells = '5000',
  lines = '20000',
  megabytes = '80'
] = process.argv.slice(2);
const MB = 1024 * 1024;
/** Between two samples of a profile, in microseconds: steps take long. */
const INTERVAL = 1000;
const PATH = 'tf-upgrade-large.ipynb';
const IMPORT = 'import tensorflow as tf';

const ours = ({ url: file }) => file.includes(EXTENSION);

const line = i =>
  `y${i} = tf.log(tf.nn.softmax(x, dim=1)) if ${i} else tf.placeholder(tf.float32)`;

/** What the page holds, in MB, after its garbage is gone. */
async function heapOf(session) {
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize / MB;
}

async function measure(browser, page, name, act) {
  const session = await page.context().newCDPSession(page);
  const before = await heapOf(session);
  await session.send('Profiler.enable');
  await session.send('Profiler.setSamplingInterval', { interval: INTERVAL });
  await browser.startTracing(page, { categories: TASKS });
  await session.send('Profiler.start');
  // To begin and to end a profile takes long itself.
  await page.waitForTimeout(1000);
  const start = performance.now();
  await act();
  const took = performance.now() - start;
  await page.waitForTimeout(1000);
  const { profile } = await session.send('Profiler.stop');
  const trace = await browser.stopTracing();
  const tasks = tasksOf(trace).filter(
    task =>
      task.start > profile.startTime + 500_000 &&
      task.end < profile.endTime - 500_000
  );
  const all = tasks.map(({ cpu }) => cpu).sort((a, b) => b - a);
  const own = shares(tasks, profile, ours);
  const longest = some =>
    some
      .slice(0, 4)
      .map(task => task.toFixed(0))
      .join(' ') || 'none';
  const more = (await heapOf(session)) - before;
  await session.detach();
  console.log(
    `${name}: ${(took / 1000).toFixed(1)} s; longest tasks ${longest(all)} ms,`,
    `with our code ${longest(own)} ms; heap ${more < 0 ? '' : '+'}${more.toFixed(0)} MB`
  );
}

const execute = (page, command, args = {}) =>
  page.evaluate(
    async ([id, some]) => {
      await window.jupyterapp.commands.execute(id, some);
    },
    [command, args]
  );

/** Waits until the notebook's last cell holds a word, or holds it no more. */
function lastCell(page, word, holds) {
  return page.waitForFunction(
    ([text, has]) => {
      const { sharedModel } =
        window.jupyterapp.shell.currentWidget.content.model;
      const last = sharedModel.cells[sharedModel.cells.length - 1];
      return last.getSource().includes(text) === has;
    },
    [word, holds],
    { polling: 100, timeout: 600_000 }
  );
}

async function upgradeNotebook(browser, name, sources) {
  const page = await openLab(browser, url);
  page.setDefaultTimeout(600_000);
  const step = (what, act) => measure(browser, page, `${name}, ${what}`, act);
  await step('opening and first report', async () => {
    await openNotebook(page, PATH, sources);
    await page.locator('[data-count=changes]').waitFor();
  });
  await step('preview', async () => {
    await execute(page, 'tf-upgrade:upgrade-notebook');
    await page.locator('.jp-TfUpgradePreview-line').first().waitFor();
  });
  await execute(page, 'tf-upgrade:close-preview');
  await step('upgrade', async () => {
    await execute(page, 'tf-upgrade:upgrade-notebook', { preview: false });
    await lastCell(page, 'tf.math.log', true);
  });
  await step('undo', async () => {
    await page.evaluate(() => {
      window.jupyterapp.shell.currentWidget.content.model.sharedModel.undo();
    });
    await lastCell(page, 'tf.math.log', false);
  });
  await closeNotebook(page, PATH);
  await page.context().close();
}

/** Store a notebook of cells with an image of a megabyte each, as it would be saved. */
async function storeImages(path, size) {
  const image = 'iVBORw0KGgo'.padEnd(MB, 'A');
  const notebook = notebookOf([
    IMPORT,
    ...Array.from({ length: size - 1 }, (_, i) => line(i + 1))
  ]);
  const data = { 'image/png': image };
  for (const cell of notebook.cells) {
    cell.outputs.push({ output_type: 'display_data', metadata: {}, data });
  }
  const text = JSON.stringify(notebook);
  const answer = await fetch(`${url}/api/contents/${path}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ type: 'file', format: 'text', content: text })
  });
  if (!answer.ok) {
    throw new Error(`${answer.status} ${await answer.text()}`);
  }
}

async function convertFile(browser, size) {
  const from = 'tf-upgrade-images.ipynb';
  const to = 'tf-upgrade-images-tf2.ipynb';
  const page = await openLab(browser, url);
  page.setDefaultTimeout(600_000);
  // The first one loads the code.
  await storeImages('tf-upgrade-first.ipynb', 1);
  await storeImages(from, size);
  const convert = (path, target) =>
    execute(page, 'tf-upgrade:upgrade-files', { paths: [path], target });
  await convert('tf-upgrade-first.ipynb', 'tf-upgrade-first-tf2.ipynb');
  await measure(browser, page, `a file of ${size} MB, converted`, () =>
    convert(from, to)
  );
  await page.evaluate(
    async files => {
      const { contents } = window.jupyterapp.serviceManager;
      for (const file of files) {
        await contents.delete(file);
      }
    },
    [from, to, 'tf-upgrade-first.ipynb', 'tf-upgrade-first-tf2.ipynb']
  );
  await page.context().close();
}

const browser = await launch();
await setWindowing(url, true);
try {
  if (Number(megabytes) > 0) {
    await convertFile(browser, Number(megabytes));
  }
  if (Number(lines) > 0) {
    const long = Array.from({ length: Number(lines) }, (_, i) => line(i));
    await upgradeNotebook(browser, `a cell of ${lines} lines`, [
      IMPORT,
      long.join('\n')
    ]);
  }
  if (Number(cells) > 0) {
    await upgradeNotebook(browser, `${cells} cells`, [
      IMPORT,
      ...Array.from({ length: Number(cells) - 1 }, (_, i) => line(i + 1))
    ]);
  }
} finally {
  await setWindowing(url, false);
  await browser.close();
}
