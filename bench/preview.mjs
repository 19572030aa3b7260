/**
 * How much the page has to do before the first screenful of a preview is there, for ever
 * longer notebooks, and while it is scrolled: processor time of its thread, and ratios.
 *
 *     jupyter lab --config ui-tests/jupyter_server_test_config.py &
 *     node bench/preview.mjs http://127.0.0.1:8899 [cells,cells] [rounds]
 */
import {
  closeNotebook,
  launch,
  openLab,
  openNotebook,
  setWindowing,
  settled,
  TASKS,
  tasksOf
} from './page.mjs';

const [url = 'http://127.0.0.1:8899', sizes = '10,50,500', rounds = '5'] =
  process.argv.slice(2);

const cell = i => `# step ${i}
w${i} = tf.get_variable("w${i}", [784, 10])
y${i} = tf.nn.softmax(tf.matmul(x, w${i}), dim=1)
loss${i} = tf.reduce_mean(-tf.reduce_sum(y_ * tf.log(y${i}), reduction_indices=[1]))
`;

const median = values => [...values].sort((a, b) => a - b)[values.length >> 1];

/** What the page does meanwhile: all of it and the longest task, in ms. */
async function workOf(browser, page, act) {
  await browser.startTracing(page, { categories: TASKS });
  await act();
  const tasks = tasksOf(await browser.stopTracing()).map(({ cpu }) => cpu);
  return {
    sum: tasks.reduce((sum, task) => sum + task, 0),
    longest: Math.max(0, ...tasks)
  };
}

/** Open the preview, and wait for the diffs of all cells in sight. */
function openPreview(page) {
  return page.evaluate(async () => {
    const isDrawn = () => {
      const root = document.querySelector('.jp-TfUpgradePreview');
      const sections = [...(root?.querySelectorAll('section') ?? [])];
      const { bottom } = root?.getBoundingClientRect() ?? { bottom: 0 };
      const seen = sections
        .slice(0, 20)
        .filter(node => node.getBoundingClientRect().top < bottom);
      return (
        seen.length > 0 &&
        seen.every(node => node.querySelector('.jp-TfUpgradePreview-line'))
      );
    };
    void window.jupyterapp.commands.execute('tf-upgrade:upgrade-notebook');
    while (!isDrawn()) {
      await new Promise(requestAnimationFrame);
    }
  });
}

/** Scroll through it, a good part of a screenful a frame. */
function scrollThrough(page) {
  return page.evaluate(async () => {
    const root = document.querySelector('.jp-TfUpgradePreview');
    for (let i = 0; i < 60; i++) {
      root.scrollBy(0, 400);
      await new Promise(requestAnimationFrame);
    }
    await new Promise(resolve => setTimeout(resolve, 500));
  });
}

async function measure(browser, size) {
  const path = `tf-upgrade-preview-${size}.ipynb`;
  const page = await openLab(browser, url);
  await openNotebook(page, path, [
    'import tensorflow as tf',
    ...Array.from({ length: size }, (_, i) => cell(i))
  ]);
  await page.locator('[data-count=changes]').waitFor({ timeout: 300_000 });
  await settled(page);
  const opened = [];
  let scrolled;
  for (let round = 0; round <= rounds; round++) {
    const opening = await workOf(browser, page, () => openPreview(page));
    // The first one loads the code.
    if (round > 0) {
      opened.push(opening);
      // At once: it takes minutes, and may be broken off.
      console.error(
        `${size} cells, opening ${round}: ${opening.sum.toFixed(0)} ms of work, longest task ${opening.longest.toFixed(0)} ms`
      );
    }
    if (round === Number(rounds)) {
      // Headings of cells further down are made meanwhile.
      await page.waitForTimeout(2000);
      scrolled = await workOf(browser, page, () => scrollThrough(page));
    }
    await page.evaluate(() =>
      window.jupyterapp.commands.execute('tf-upgrade:close-preview')
    );
    await page.locator('.jp-TfUpgradePreview').waitFor({ state: 'detached' });
  }
  await closeNotebook(page, path);
  await page.context().close();
  return { opened, scrolled };
}

const browser = await launch();
await setWindowing(url, true);
try {
  let least = 0;
  for (const size of sizes.split(',').map(Number)) {
    const { opened, scrolled } = await measure(browser, size);
    const sum = median(opened.map(work => work.sum));
    least ||= sum;
    const longest = works => median(works.map(work => work.longest)).toFixed(0);
    console.log(
      `${size} cells: first screenful ${sum.toFixed(0)} ms of work,`,
      `${(sum / least).toFixed(2)} times that of the first size;`,
      `longest task ${longest(opened)} ms opening, ${scrolled.longest.toFixed(0)} ms scrolling`
    );
  }
} finally {
  await setWindowing(url, false);
  await browser.close();
}
