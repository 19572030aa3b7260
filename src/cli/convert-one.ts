import { statSync } from 'fs';
import { migrationPath } from '../engine/report/migration-path';
import type { IEngine } from '../engine/types';
import type { IFileResult } from '../report/result';
import { findingsOf } from '../report/result';
import type { IConverted } from './convert';
import { convertFile, describeError } from './convert';
import type { ISessionOptions } from './session';
import type { ITask } from './tasks';
import {
  copyWhole,
  permissions,
  writeInFolder,
  writeOutput
} from './write-file';

/**
 * Convert a file and write what came of it.
 *
 * @throws what convertFile throws, or an error that says that it cannot be written.
 */
export function convertOne(
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
      const mode = permissions(statSync(task.file));
      writeInFolder(task.target, () => writeOutput(task.target, after, mode));
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
    writeInFolder(task.target, () => copyWhole(task.file, task.target));
  } catch {
    // Not to be read: that is what the report says of it already.
  }
}
