/**
 * What the benches in the browser share: a Chromium, a JupyterLab that is running, a
 * notebook, and what the page's thread did. They start no server:
 *
 *     jupyter lab --config ui-tests/jupyter_server_test_config.py
 */
import { createRequire } from 'node:module';

const require = createRequire(new URL('../ui-tests/', import.meta.url));
const { chromium } = require('@playwright/test');

/** Where JupyterLab has the extension's files. */
export const EXTENSION = '/lab/extensions/jupyterlab-tf-upgrade/';

/**
 * Have JupyterLab keep in the page the cells of a notebook that are in sight, and no others:
 * with all of them, whatever changes in the page takes longer, whoever changed it.
 *
 * @param on - false: as it comes
 */
export async function setWindowing(url, on) {
  const answer = await fetch(
    `${url}/lab/api/settings/@jupyterlab/notebook-extension:tracker`,
    {
      method: 'PUT',
      body: JSON.stringify({ raw: on ? '{"windowingMode": "full"}' : '{}' })
    }
  );
  if (!answer.ok) {
    throw new Error(`Settings: ${answer.status} ${await answer.text()}`);
  }
}

/** Start the browser of the browser tests. */
export function launch() {
  return chromium.launch({
    executablePath: process.env.TF_UPGRADE_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu']
  });
}

/**
 * A page with JupyterLab.
 *
 * @param withExtension - whether it gets the extension's files
 * @param before - a function that runs in the page before all else
 */
export async function openLab(
  browser,
  url,
  withExtension = true,
  before = null
) {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 }
  });
  const page = await context.newPage();
  if (before) {
    await page.addInitScript(before);
  }
  if (!withExtension) {
    await page.route(`**${EXTENSION}**`, route => route.abort());
  }
  await page.goto(`${url}/lab?reset`);
  await page.waitForFunction(() => window.jupyterapp !== undefined);
  await page.evaluate(() => window.jupyterapp.restored);
  if (withExtension) {
    // Its commands come when JupyterLab is there.
    await page.waitForFunction(() =>
      window.jupyterapp.commands.hasCommand('tf-upgrade:show-report')
    );
  }
  return page;
}

/** A notebook of code cells. */
export function notebookOf(sources) {
  return {
    nbformat: 4,
    nbformat_minor: 5,
    metadata: { language_info: { name: 'python' } },
    cells: sources.map((source, index) => ({
      id: `cell-${index}`,
      cell_type: 'code',
      metadata: {},
      execution_count: null,
      outputs: [],
      source
    }))
  };
}

/** Store a notebook of code cells, and open it without a kernel. */
export async function openNotebook(page, path, sources) {
  await page.evaluate(
    async ([file, model]) => {
      const { commands, serviceManager, shell } = window.jupyterapp;
      await serviceManager.contents.save(file, {
        type: 'notebook',
        format: 'json',
        content: model
      });
      await commands.execute('docmanager:open', {
        path: file,
        factory: 'Notebook',
        kernelPreference: { shouldStart: false }
      });
      await shell.currentWidget.context.ready;
      await shell.currentWidget.revealed;
      if (commands.hasCommand('tf-upgrade:show-report')) {
        await commands.execute('tf-upgrade:show-report');
      }
    },
    [path, notebookOf(sources)]
  );
}

/**
 * Wait until JupyterLab has made the editors of all cells, which it does when it is idle, off
 * screen as well: three minutes at most.
 */
export function settled(page) {
  return page.evaluate(async () => {
    const { content } = window.jupyterapp.shell.currentWidget;
    const end = performance.now() + 180_000;
    while (
      content.widgets.some(cell => cell.isPlaceholder()) &&
      performance.now() < end
    ) {
      await new Promise(resolve => setTimeout(resolve, 500));
    }
    await new Promise(resolve => setTimeout(resolve, 1000));
  });
}

/** Take a file away again, after what was opened. */
export async function closeNotebook(page, path) {
  await page.evaluate(async file => {
    const { commands, serviceManager } = window.jupyterapp;
    await commands.execute('application:close-all');
    await serviceManager.contents.delete(file);
  }, path);
}

/**
 * The tasks of threads of a name in a trace, in the order of their time: `start` and `end`
 * in the microseconds of the trace, and `cpu`, the processor time, in ms.
 *
 * @param pick - tells by the names of threads which are meant; of these, the one that had
 *   most to do is taken: the page's, or the worker's, that is measured
 */
function tasksOfThread(trace, pick) {
  const { traceEvents: events } = JSON.parse(String(trace));
  const threads = events.filter(
    event => event.name === 'thread_name' && pick(event.args.name)
  );
  const tasks = events.filter(event => event.name === 'RunTask');
  const cpu = some => some.reduce((sum, { tdur = 0 }) => sum + tdur, 0);
  const [busiest = []] = threads
    .map(({ pid, tid }) =>
      tasks.filter(task => task.pid === pid && task.tid === tid)
    )
    .sort((a, b) => cpu(b) - cpu(a));
  return busiest
    .map(({ ts, dur = 0, tdur = 0 }) => ({
      start: ts,
      end: ts + dur,
      cpu: tdur / 1000
    }))
    .sort((a, b) => a.start - b.start);
}

/** The tasks of the page's main thread in a trace. */
export function tasksOf(trace) {
  return tasksOfThread(trace, name => name === 'CrRendererMain');
}

/** The tasks of the page's worker in a trace; of several, of the one that is busiest. */
export function workerTasksOf(trace) {
  return tasksOfThread(trace, name => name.startsWith('DedicatedWorker'));
}

/** The category of a trace that tasks are in. */
export const TASKS = ['disabled-by-default-devtools.timeline'];
