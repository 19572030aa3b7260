/**
 * Types into a large TensorFlow 1 notebook in a real JupyterLab, and prints how long the
 * page was held up: by everything, and by this extension.
 *
 *     jupyter lab --config ui-tests/jupyter_server_test_config.py &
 *     node bench/typing.mjs http://127.0.0.1:8899 [cells] [letters]
 *
 * It types the same text twice: with the extension, report and marks on, and without it.
 * A task is what the browser does without a break; its length is the processor time that it
 * took, so that a busy machine does not count. The extension's share of a task is that of
 * the samples of a profile, taken meanwhile, in which its code is on the stack. What React
 * does later for it is not on the stack of its code: as an upper bound, the same is printed
 * with all of React counted as its, whoever React draws for.
 */
import {
  closeNotebook,
  EXTENSION,
  launch,
  openLab,
  openNotebook,
  settled,
  TASKS,
  tasksOf
} from './page.mjs';
import { nodesOf, shares } from './profile.mjs';

const [url = 'http://127.0.0.1:8899', cells = '300', letters = '200'] =
  process.argv.slice(2);
const PATH = 'tf-upgrade-typing.ipynb';
/** Between two letters, in ms: a fast typist. */
const DELAY = 60;
/** What is left out at both ends of a profile, in ms. */
const MARGIN = 1000;
/** Between two samples of the profile, in microseconds. */
const INTERVAL = 500;

/** A cell of TensorFlow 1 with some ten findings. */
function cellText(index) {
  return [
    `x_${index} = tf.placeholder(tf.float32, [None, 784])`,
    `w_${index} = tf.get_variable("w${index}", [784, 10])`,
    `h_${index} = tf.layers.dense(tf.matmul(x_${index}, w_${index}), 10)`,
    `d_${index} = tf.nn.dropout(h_${index}, keep_prob=0.5)`,
    `loss_${index} = tf.reduce_mean(tf.log(d_${index}), keep_dims=True)`,
    `train_${index} = tf.train.AdamOptimizer(1e-3).minimize(loss_${index})`,
    `tf.summary.scalar("loss", loss_${index})`,
    `with tf.Session() as sess:`,
    `    sess.run(tf.global_variables_initializer())`
  ].join('\n');
}

function sources() {
  return [
    'import tensorflow as tf',
    ...Array.from({ length: Number(cells) - 1 }, (_, index) => cellText(index))
  ];
}

/** What is typed: names of TensorFlow 1 among others, so that findings come and go. */
function text() {
  const words =
    'y = tf.log(tf.exp(x_1)) + tf.to_float(n)\nz = tf.random_normal([3])\n';
  return words
    .repeat(Math.ceil(Number(letters) / words.length))
    .slice(0, letters);
}

async function measure(browser, withExtension) {
  const page = await openLab(browser, url, withExtension);
  await openNotebook(page, PATH, sources());
  if (withExtension) {
    await page.locator('[data-count=changes]').waitFor();
    await page.locator('.jp-TfUpgrade-mark').first().waitFor();
  }
  await settled(page);
  await page.locator('.jp-Cell .cm-content').nth(1).click();
  await page.keyboard.press('Control+Home');
  await page.waitForTimeout(1000);

  const session = await page.context().newCDPSession(page);
  await session.send('Profiler.enable');
  await session.send('Profiler.setSamplingInterval', { interval: INTERVAL });
  await browser.startTracing(page, { categories: TASKS });
  await session.send('Profiler.start');
  // To begin and to end a profile takes long itself.
  await page.waitForTimeout(2 * MARGIN);
  await page.keyboard.type(text(), { delay: DELAY });
  await page.waitForTimeout(1000 + 2 * MARGIN);
  const { profile } = await session.send('Profiler.stop');
  const trace = await browser.stopTracing();
  await closeNotebook(page, PATH);
  await page.context().close();
  const from = profile.startTime + MARGIN * 1000;
  const to = profile.endTime - MARGIN * 1000;
  const tasks = tasksOf(trace).filter(
    ({ start, end }) => start > from && end < to
  );
  return { tasks, profile };
}

/** What the extension did in the task in which it took longest: its frames, longest first. */
function where(tasks, profile, isOurs) {
  const { samples, timeDeltas, startTime } = profile;
  const { frameOf, parentOf } = nodesOf(profile);
  const found = tasks.map(() => new Map());
  let time = startTime;
  let task = 0;
  samples.forEach((id, index) => {
    time += timeDeltas[index];
    while (task < tasks.length && tasks[task].end < time) {
      task++;
    }
    if (task < tasks.length && tasks[task].start <= time) {
      const frames = new Set();
      for (let at = id; at !== undefined; at = parentOf(at)) {
        const callFrame = frameOf(at);
        if (isOurs(callFrame)) {
          const {
            functionName,
            url: file,
            lineNumber,
            columnNumber
          } = callFrame;
          frames.add(
            `${functionName || '(anonymous)'} ${file.replace(/^.*\/|\?.*$/g, '')}:${lineNumber + 1}:${columnNumber + 1}`
          );
        }
      }
      const { [task]: counts } = found;
      frames.forEach(frame => counts.set(frame, (counts.get(frame) ?? 0) + 1));
    }
  });
  const most = counts => Math.max(0, ...counts.values());
  const [longest] = [...found].sort((a, b) => most(b) - most(a));
  return [...longest]
    .sort(([, a], [, b]) => b - a)
    .slice(0, 12)
    .map(
      ([frame, count]) =>
        `  ${((count * INTERVAL) / 1000).toFixed(1)} ms ${frame}`
    )
    .join('\n');
}

const ours = ({ url: file }) => file.includes(EXTENSION);
/**
 * What tells the frames of React, and the extension's own. JupyterLab's builds have no names
 * left, so a script is React's where it holds the address that React's errors refer to.
 */
async function withReact({ nodes }) {
  const files = new Set(nodes.map(({ callFrame }) => callFrame.url));
  const found = new Set();
  for (const file of files) {
    if (file.startsWith(url)) {
      const script = await (await fetch(file)).text();
      if (/error-decoder\.html|react\.dev\/errors/.test(script)) {
        found.add(file);
      }
    }
  }
  if (found.size === 0) {
    throw new Error('No script of React was found');
  }
  return frame => ours(frame) || found.has(frame.url);
}

const show = numbers =>
  numbers
    .slice(0, 5)
    .map(number => number.toFixed(1))
    .join(' ') || 'none';
const sum = numbers => numbers.reduce((a, b) => a + b, 0).toFixed(0);

const browser = await launch();
try {
  console.log(`${cells} cells, ${letters} letters, one each ${DELAY} ms`);
  const without = await measure(browser, false);
  const withIt = await measure(browser, true);
  for (const [name, { tasks }] of [
    ['without the extension', without],
    ['with the extension', withIt]
  ]) {
    const lengths = tasks.map(task => task.cpu).sort((a, b) => b - a);
    const long = lengths.filter(length => length > 50).length;
    console.log(
      `${name}: longest tasks, ms: ${show(lengths)}; ${long} over 50 ms`
    );
  }
  for (const [name, isOurs] of [
    ['own code', ours],
    ['own code and all of React', await withReact(withIt.profile)]
  ]) {
    const found = shares(withIt.tasks, withIt.profile, isOurs);
    console.log(
      `of that ${name}: ${show(found)}; ${sum(found)} ms in all tasks`
    );
  }
  console.log('its longest task:');
  console.log(where(withIt.tasks, withIt.profile, ours));
} finally {
  await browser.close();
}
