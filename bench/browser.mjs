/**
 * What the extension takes of a real JupyterLab in a real browser, as JSON: its part of
 * the start, the first report of a notebook, and its update after a keystroke.
 *
 *     node bench/browser.mjs URL CELLS.json [SIZES] [ROUNDS]
 *
 * CELLS.json holds texts of code cells, of which notebooks of SIZES cells are made.
 * docs/performance.md says what is measured how; `bench/bench.mjs` calls this.
 */
import { readFileSync } from 'node:fs';

import {
  closeNotebook,
  EXTENSION,
  launch,
  notebookOf,
  openLab,
  settled,
  TASKS,
  tasksOf,
  workerTasksOf
} from './page.mjs';
import { beforeAndAfter, profiled, timeOf } from './profile.mjs';
import { builtFiles, firstFiles, sum } from './sizes.mjs';

const [url, cellsFile, sizes = '10,100,1000,5000', given = '5'] =
  process.argv.slice(2);
const rounds = Number(given);
/** What is typed, again and again: names that there are and names that there are not. */
const WORD = 'logarithmically';
/** Keystrokes a notebook. The first ones run code that the browser has not seen often yet. */
const KEYS = 3 * WORD.length;
/** Between two samples of what a keystroke leads to, in microseconds. */
const KEY_INTERVAL = 100;
/** From one keystroke to the next, in ms: longer than an update takes, the pause included. */
const PAUSE = 800;
const PATH = 'tf-upgrade-bench.ipynb';

const ours = ({ url: file }) => file.includes(EXTENSION);
const mean = values =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
const median = values => [...values].sort((a, b) => a - b)[values.length >> 1];

/**
 * Notes when JupyterLab has started. Runs in the page before all else, so that it hears of
 * that before whoever goes on then.
 */
function watchStart() {
  let app;
  Object.defineProperty(window, 'jupyterapp', {
    get: () => app,
    set: value => {
      app = value;
      void app.restored.then(() => {
        window.tfUpgradeStarted = performance.now();
      });
    }
  });
}

/** The extension's processor time on the page's thread until JupyterLab is there, and after. */
async function activation(browser) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.addInitScript(watchStart);
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const profile = await profiled(session, async () => {
    await page.goto(`${url}/lab?reset`);
    await page.waitForFunction(() => window.jupyterapp !== undefined);
    await page.evaluate(() => window.jupyterapp.restored);
    await page.waitForFunction(() =>
      window.jupyterapp.commands.hasCommand('tf-upgrade:show-report')
    );
    await page.waitForLoadState('networkidle');
  });
  const { metrics } = await session.send('Performance.getMetrics');
  const started = await page.evaluate(() => window.tfUpgradeStarted);
  await context.close();
  const [cpu, origin] = ['TaskDuration', 'NavigationStart'].map(
    wanted => metrics.find(({ name }) => name === wanted).value
  );
  return beforeAndAfter(
    profile,
    ours,
    1e6 * origin + 1000 * started,
    1000 * cpu
  );
}

/**
 * Has each message between the page and the worker noted. Runs in the page before all
 * else.
 */
function watchWorkers() {
  window.tfUpgradeRequests = [];
  const { postMessage } = Worker.prototype;
  Worker.prototype.postMessage = function (message, ...rest) {
    const at = performance.now();
    if (message?.kind === 'follow') {
      const listener = ({ data }) => {
        if (data?.kind === 'followed' && data.id === message.id) {
          this.removeEventListener('message', listener);
          window.tfUpgradeRequests.push({ at, took: performance.now() - at });
        }
      };
      this.addEventListener('message', listener);
    }
    return postMessage.call(this, message, ...rest);
  };
}

/** Store a notebook, open it with the sidebar in sight, and time its first report. */
async function openAndTime(page, sources) {
  return page.evaluate(
    async ([path, model]) => {
      const { commands, serviceManager } = window.jupyterapp;
      await serviceManager.contents.save(path, {
        type: 'notebook',
        format: 'json',
        content: model
      });
      await commands.execute('tf-upgrade:show-report');
      const report = new Promise(resolve => {
        const look = () => {
          if (document.querySelector('#tf-upgrade-sidebar [data-count]')) {
            observer.disconnect();
            resolve(performance.now());
          }
        };
        const observer = new MutationObserver(look);
        observer.observe(document.querySelector('#tf-upgrade-sidebar'), {
          childList: true,
          subtree: true
        });
      });
      const start = performance.now();
      const widget = await commands.execute('docmanager:open', {
        path,
        factory: 'Notebook',
        kernelPreference: { shouldStart: false }
      });
      await widget.context.ready;
      const ready = performance.now();
      const reported = await report;
      await widget.revealed;
      return { opening: ready - start, report: reported - ready };
    },
    [PATH, notebookOf(sources)]
  );
}

/** One keystroke, and what it led to until the next could come. */
async function keystroke(page, session, letter) {
  await page.evaluate(() => {
    window.tfUpgradeRequests.length = 0;
  });
  const profile = await profiled(
    session,
    async () => {
      await page.keyboard.type(letter);
      await page.waitForTimeout(PAUSE);
    },
    KEY_INTERVAL
  );
  const requests = await page.evaluate(() => window.tfUpgradeRequests);
  const { sum: own, longest } = timeOf(profile, ours);
  return { own, longest, worker: requests.map(({ took }) => took) };
}

async function measure(browser, sources) {
  const opened = [];
  let page;
  const many = sources.length > 1000 ? Math.min(3, rounds) : rounds;
  for (let round = 0; round < many; round++) {
    await page?.context().close();
    page = await openLab(browser, url, true, watchWorkers);
    page.setDefaultTimeout(300_000);
    opened.push(await openAndTime(page, sources));
    if (round < many - 1) {
      await closeNotebook(page, PATH);
    }
  }
  await settled(page);
  await page.locator('.jp-Cell .cm-content').first().click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('\ny = tf.');
  await page.waitForTimeout(2 * PAUSE);
  const session = await page.context().newCDPSession(page);
  const keys = [];
  for (let i = 0; i < KEYS; i++) {
    keys.push(await keystroke(page, session, WORD[i % WORD.length]));
  }
  // Once more for the tasks, as a profile makes them longer.
  const tasks = [];
  const busy = [];
  for (const letter of WORD) {
    await browser.startTracing(page, { categories: TASKS });
    await page.keyboard.type(letter);
    await page.waitForTimeout(PAUSE);
    const trace = await browser.stopTracing();
    tasks.push(...tasksOf(trace));
    const own = workerTasksOf(trace).reduce((sum, { cpu }) => sum + cpu, 0);
    if (own > 0) {
      busy.push(own);
    }
  }
  await closeNotebook(page, PATH);
  await page.context().close();
  const answered = keys.filter(({ worker }) => worker.length > 0);
  return {
    cells: sources.length,
    opening: median(opened.map(({ opening }) => opening)),
    report: median(opened.map(({ report }) => report)),
    updates: answered.length,
    worker: median(busy),
    answer: median(answered.map(({ worker }) => median(worker))),
    own: median(keys.map(({ own }) => own)),
    longestOwn: Math.max(...keys.map(({ longest }) => longest)),
    longestTask: Math.max(...tasks.map(({ cpu }) => cpu))
  };
}

const cells = JSON.parse(readFileSync(cellsFile, 'utf8'));
const browser = await launch();
try {
  const starts = [];
  // A start has some ten samples of ours.
  for (let round = 0; round < 3 * rounds; round++) {
    starts.push(await activation(browser));
  }
  const notebooks = [];
  for (const size of sizes.split(',').map(Number)) {
    const sources = Array.from(
      { length: size },
      (_, index) => cells[index % cells.length]
    );
    notebooks.push(await measure(browser, sources));
  }
  console.log(
    JSON.stringify({
      activation: mean(starts.map(({ before }) => before)),
      late: mean(starts.map(({ after }) => after)),
      all: sum(builtFiles()),
      first: sum(await firstFiles(browser, url)),
      notebooks
    })
  );
} finally {
  await browser.close();
}
