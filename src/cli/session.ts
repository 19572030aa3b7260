import { mkdirSync, statSync } from 'fs';
import * as path from 'path';
import { migrationPath } from '../engine/report/migration-path';
import type { IEngine, IOptions } from '../engine/types';
import type { Fixes, IConverted } from './convert';
import { EngineError, convertFile, describeError } from './convert';
import type { IHost } from './host';
import { Progress } from './progress';
import type { IFileResult } from '../report/result';
import { findingsOf, oneLine } from '../report/result';
import type { IPlan, IProblem, ITask } from './tasks';
import {
  copyWhole,
  permissions,
  removeLeftovers,
  writeOutput
} from './write-file';

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
 * Convert the files of a plan, one after the other: memory holds one at a time.
 * A file that fails is reported and told of on stderr; the others go on.
 *
 * @throws where the engine cannot start.
 */
export async function convertAll(
  plan: IPlan,
  options: ISessionOptions,
  host: IHost
): Promise<ISessionResult> {
  const files: IFileResult[] = [];
  const progress = new Progress(host.stderr, plan.tasks.length);
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
    new Set(plan.tasks.map(task => path.dirname(task.target))).forEach(
      removeLeftovers
    );
  }
  let engine = await host.createEngine();
  const { targetVersion } = engine.migrate({ cells: [] }, options.engine);
  for (const task of plan.tasks) {
    progress.next(task.path);
    try {
      files.push(convertOne(task, engine, options));
    } catch (error) {
      fail({ path: task.path, output: task.output, error });
      if (error instanceof EngineError) {
        engine = await host.createEngine();
      }
    }
  }
  progress.clear();
  plan.problems.forEach(fail);
  plan.finish(options.copyOthers).forEach(fail);
  return { files, targetVersion };
}

function convertOne(
  task: ITask,
  engine: IEngine,
  options: ISessionOptions
): IFileResult {
  let converted: IConverted;
  try {
    const { engine: engineOptions, fixes } = options;
    converted = convertFile(task.file, {
      engine,
      options: engineOptions,
      fixes
    });
  } catch (error) {
    copyAsItIs(task, options);
    throw error;
  }
  const { before, after, migration } = converted;
  const changed = before !== after;
  options.onConverted?.(task, converted);
  if (options.write && (changed || task.file !== task.target)) {
    try {
      mkdirSync(path.dirname(task.target), { recursive: true });
      writeOutput(task.target, after, permissions(statSync(task.file)));
    } catch (error) {
      const words = describeError(error);
      throw new Error(`cannot write ${task.output}: ${words}`);
    }
  }
  return {
    path: task.path,
    output: task.output,
    status: changed ? 'changed' : 'unchanged',
    findings: findingsOf(migration),
    steps: migrationPath(migration, options.write),
    packages: migration.packages
  };
}

/** The copy of a folder stays whole even where a file cannot be converted. */
function copyAsItIs(task: ITask, options: ISessionOptions): void {
  if (!options.write || !options.copyOthers || task.file === task.target) {
    return;
  }
  try {
    mkdirSync(path.dirname(task.target), { recursive: true });
    copyWhole(task.file, task.target);
  } catch {
    // Not to be read: that is what the report says of it already.
  }
}
