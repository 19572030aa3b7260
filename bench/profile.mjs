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
 * How long such a frame was on the stack: in all, and the longest run of samples in which
 * it was, in ms. Each sample stands for the usual time between two, as the thread that is
 * sampled has to run for one: from the last sample of a task to the next one, of the idle
 * thread, it is often milliseconds, more than the task took.
 */
export function timeOf(profile, isOurs) {
  const has = onStack(profile, isOurs);
  const deltas = [...profile.timeDeltas].sort((a, b) => a - b);
  const time = deltas[deltas.length >> 1] / 1000;
  let sum = 0;
  let run = 0;
  let longest = 0;
  for (const id of profile.samples) {
    run = has(id) ? run + time : 0;
    sum += has(id) ? time : 0;
    longest = Math.max(longest, run);
  }
  return { sum, longest };
}

/**
 * How long such a frame was on the stack before a moment, and after, in ms of processor time:
 * the share of the samples, whenever the thread got to run.
 *
 * @param moment - in microseconds, by the clock of profiles
 * @param cpu - the processor time of all samples in which the page was not idle, in ms
 */
export function beforeAndAfter(profile, isOurs, moment, cpu) {
  const { frameOf } = nodesOf(profile);
  const has = onStack(profile, isOurs);
  const found = { before: 0, after: 0 };
  let busy = 0;
  let time = profile.startTime;
  profile.samples.forEach((id, index) => {
    time += profile.timeDeltas[index];
    busy += frameOf(id).functionName === '(idle)' ? 0 : 1;
    if (has(id)) {
      found[time < moment ? 'before' : 'after']++;
    }
  });
  const one = cpu / Math.max(busy, 1);
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
