import type { IEngine } from '../engine/types';
import type { IFileResult } from '../report/result';
import { EngineError, describeError } from './convert';
import { convertOne } from './convert-one';
import type { ISessionOptions } from './session';
import type { ITask } from './tasks';

/** What became of a task. */
export interface IOutcome {
  /** The place of the task in the list of all. */
  readonly index: number;
  /** null where it failed. */
  readonly result: IFileResult | null;
  /** Why it failed, for a person. */
  readonly error: string;
}

/** What a thread is given; all of it can be sent to one. */
export interface IShareOfWork {
  readonly tasks: readonly ITask[];
  readonly options: Omit<ISessionOptions, 'onConverted'>;
  /** One number, in memory that all threads share: the first task nobody has taken. */
  readonly next: Int32Array;
}

/**
 * Starts a thread that works with `workOff`.
 *
 * @returns a promise that is kept when the thread has ended, and broken where it
 *   ended before its work did.
 */
export type StartThread = (
  work: IShareOfWork,
  done: (outcome: IOutcome) => void
) => Promise<void>;

/** A thread has to be started and warmed up, which is worth it for this many files. */
const FILES_A_THREAD = 30;

/**
 * Each thread holds some 60 MB, and a container may be told of all cores of its machine,
 * but have little of its memory.
 */
const MOST_THREADS = 16;

/** How many threads should share a number of files, this one included. */
export function threadsFor(files: number, cores: number): number {
  const useful = Math.floor(files / FILES_A_THREAD);
  return Math.max(1, Math.min(cores, useful, MOST_THREADS));
}

/** The counter that threads share. */
export function makeCounter(): Int32Array {
  return new Int32Array(new SharedArrayBuffer(4));
}

/**
 * Convert one task after the other until all have been taken, by this thread or by
 * others.
 *
 * @param started is told of each task before it is converted.
 * @throws where the engine cannot start.
 */
export async function workOff(
  work: Pick<IShareOfWork, 'tasks' | 'next'> & { options: ISessionOptions },
  createEngine: () => Promise<IEngine>,
  done: (outcome: IOutcome) => void,
  started: (index: number) => void = () => undefined
): Promise<void> {
  const { tasks, options, next } = work;
  let engine: IEngine | null = null;
  for (
    let index = Atomics.add(next, 0, 1);
    index < tasks.length;
    index = Atomics.add(next, 0, 1)
  ) {
    engine ??= await createEngine();
    started(index);
    try {
      const result = convertOne(tasks[index], engine, options);
      done({ index, result, error: '' });
    } catch (error) {
      done({ index, result: null, error: describeError(error) });
      if (error instanceof EngineError) {
        engine = null;
      }
    }
  }
}
