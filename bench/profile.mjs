/** Profiles of a page's thread, and how much of them is somebody's. */

/** Between two samples of a profile, in microseconds. */
export const INTERVAL = 200;

/**
 * What a page did meanwhile, as V8's profiler sees it.
 *
 * @param session - a CDP session of the page
 * @param interval - between two samples, in microseconds: V8 takes some more
 */
export async function profiled(session, act, interval = INTERVAL) {
  await session.send('Profiler.enable');
  await session.send('Profiler.setSamplingInterval', { interval });
  await session.send('Profiler.start');
  await act();
  const { profile } = await session.send('Profiler.stop');
  return profile;
}

/** The nodes of a profile by their ids: the frame of each, and the node that called it. */
export function nodesOf({ nodes }) {
  const parents = new Map();
  const byId = new Map(nodes.map(node => [node.id, node]));
  for (const node of nodes) {
    node.children?.forEach(child => parents.set(child, node.id));
  }
  return {
    frameOf: id => byId.get(id).callFrame,
    parentOf: id => parents.get(id)
  };
}

/** Tells of each node of a profile whether such a frame is on its stack. */
export function onStack(profile, isOurs) {
  const { frameOf, parentOf } = nodesOf(profile);
  const known = new Map();
  const has = id => {
    if (!known.has(id)) {
      const parent = parentOf(id);
      known.set(
        id,
        isOurs(frameOf(id)) || (parent !== undefined && has(parent))
      );
    }
    return known.get(id);
  };
  return has;
}

/**
 * How much of the page's processor time one sample stands for, in ms. Not the time until the
 * next one: after the last one of a task that is often milliseconds, more than the task took,
 * and a thread may have to wait for a core.
 *
 * @param cpu - the processor time of all samples in which the page was not idle, in ms
 */
function perSample(profile, cpu) {
  const { frameOf } = nodesOf(profile);
  const busy = profile.samples.filter(
    id => frameOf(id).functionName !== '(idle)'
  );
  return cpu / Math.max(busy.length, 1);
}

/**
 * How long such a frame was on the stack, in ms of processor time: in all, and the longest run
 * of samples in which it was.
 *
 * @param cpu - the processor time of all samples in which the page was not idle, in ms
 */
export function timeOf(profile, isOurs, cpu) {
  const has = onStack(profile, isOurs);
  let count = 0;
  let run = 0;
  let longest = 0;
  for (const id of profile.samples) {
    run = has(id) ? run + 1 : 0;
    count += has(id) ? 1 : 0;
    longest = Math.max(longest, run);
  }
  const one = perSample(profile, cpu);
  return { sum: count * one, longest: longest * one };
}

/**
 * How long such a frame was on the stack before a moment, and after, in ms of processor time:
 * the share of the samples, whenever the thread got to run.
 *
 * @param moment - in microseconds, by the clock of profiles
 * @param cpu - the processor time of all samples in which the page was not idle, in ms
 */
export function beforeAndAfter(profile, isOurs, moment, cpu) {
  const has = onStack(profile, isOurs);
  const found = { before: 0, after: 0 };
  let time = profile.startTime;
  profile.samples.forEach((id, index) => {
    time += profile.timeDeltas[index];
    if (has(id)) {
      found[time < moment ? 'before' : 'after']++;
    }
  });
  const one = perSample(profile, cpu);
  return { before: found.before * one, after: found.after * one };
}

/**
 * How much of each task had a kind of frame on the stack: processor time in ms, longest
 * first.
 */
export function shares(tasks, profile, isOurs) {
  const { samples, timeDeltas, startTime } = profile;
  const { frameOf } = nodesOf(profile);
  const has = onStack(profile, isOurs);
  const found = tasks.map(() => ({ all: 0, ours: 0 }));
  let time = startTime;
  let task = 0;
  let wasOurs = false;
  samples.forEach((id, index) => {
    time += timeDeltas[index];
    while (task < tasks.length && tasks[task].end < time) {
      task++;
      wasOurs = false;
    }
    if (task < tasks.length && tasks[task].start <= time) {
      const isGarbage = frameOf(id).functionName === '(garbage collector)';
      wasOurs = isGarbage ? wasOurs : has(id);
      found[task].all++;
      found[task].ours += wasOurs ? 1 : 0;
    }
  });
  return found
    .map(({ all, ours }, index) => (all ? tasks[index].cpu * (ours / all) : 0))
    .filter(length => length > 0)
    .sort((a, b) => b - a);
}
