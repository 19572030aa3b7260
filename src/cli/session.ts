import * as path from 'path';
import type { IEngine, IOptions } from '../engine/types';
import type { IFileResult } from '../report/result';
import { oneLine } from '../report/result';
import type { Fixes, IConverted } from './convert';
import { describeError } from './convert';
import type { IHost } from './host';
import { Progress } from './progress';
import type { IPlan, IProblem, ITask } from './tasks';
import type { IOutcome, StartThread } from './threads';
import { makeCounter, threadsFor, workOff } from './threads';
import { removeLeftovers } from './write-file';

/** How a session treats its files. */
export interface ISessionOptions {
  readonly engine: IOptions;
  readonly fixes: Fixes;
  readonly write: boolean;
  /** Copy what is not, or could not be, converted. */
  readonly copyOthers: boolean;
  /** Told of each file that was converted; for --diff. */
  readonly onConverted?: (task: ITask, converted: IConverted) => void;
}

/** What a session found out. */
export interface ISessionResult {
  readonly files: readonly IFileResult[];
  readonly targetVersion: string;
}

/**
 * Convert the files of a plan. Memory holds one at a time, or one a thread where
 * there are many. A file that fails is reported and told of on stderr; the others
 * go on.
 *
 * @throws where the engine cannot start.
 */
export async function convertAll(
  plan: IPlan,
  options: ISessionOptions,
  host: IHost
): Promise<ISessionResult> {
  const { tasks } = plan;
  const files: IFileResult[] = [];
  const progress = new Progress(host.stderr, tasks.length);
  const fail = ({ path: name, output, error }: IProblem): void => {
    const message = oneLine(describeError(error));
    progress.clear();
    host.stderr.write(`tf-upgrade: ${oneLine(name)}: ${message}\n`);
    files.push({
      path: name,
      output,
      status: 'failed',
      error: message,
      findings: []
    });
  };
  if (options.write) {
    new Set(tasks.map(task => path.dirname(task.target))).forEach(
      removeLeftovers
    );
  }
  const outcomes = new Map<number, IOutcome>();
  // Told in the order of the tasks, whichever thread was quicker.
  const done = (outcome: IOutcome): void => {
    outcomes.set(outcome.index, outcome);
    for (;;) {
      const index = told;
      const next = outcomes.get(index);
      if (!next) {
        return;
      }
      told++;
      const { path: name, output } = tasks[index];
      if (next.result) {
        files.push(next.result);
      } else {
        fail({ path: name, output, error: new Error(next.error) });
      }
    }
  };
  let told = 0;
  const started = (index: number): void =>
    progress.show(index + 1, tasks[index].path);
  // Started first, so that they start while this thread does.
  const next = makeCounter();
  const others = Promise.allSettled(
    startOthers(plan, options, host, next, done)
  );
  let engine: IEngine | null = null;
  let targetVersion: string;
  const createEngine = async (): Promise<IEngine> => {
    const created = engine ?? (await host.createEngine());
    engine = null;
    return created;
  };
  try {
    engine = await host.createEngine();
    ({ targetVersion } = engine.migrate({ cells: [] }, options.engine));
    await workOff({ tasks, options, next }, createEngine, done, started);
  } finally {
    // Nothing is written any more when an error is told of.
    await others;
  }
  // What a thread had in hand that was stopped from outside.
  for (let index = 0; index < tasks.length; index++) {
    if (!outcomes.has(index)) {
      const left = makeCounter();
      left[0] = index;
      const upTo = tasks.slice(0, index + 1);
      await workOff({ tasks: upTo, options, next: left }, createEngine, done);
    }
  }
  progress.clear();
  plan.problems.forEach(fail);
  plan.finish(options.copyOthers).forEach(fail);
  return { files, targetVersion };
}

/** The other threads, where there is enough to do for any. */
function startOthers(
  { tasks }: IPlan,
  options: ISessionOptions,
  { startThread, cores = 1 }: IHost,
  next: Int32Array,
  done: (outcome: IOutcome) => void
): Promise<void>[] {
  const { onConverted, ...sent } = options;
  // What is told of a file that was converted needs all of it.
  const threads =
    startThread && !onConverted ? threadsFor(tasks.length, cores) : 1;
  return Array.from({ length: threads - 1 }, () =>
    (startThread as StartThread)({ tasks, options: sent, next }, done)
  );
}
