import type { IEngine } from '../engine/types';
import type { StartThread } from './threads';

/** A stream to print to, as process.stdout is one. */
export interface IStream {
  write(text: string): unknown;
  /** True where a person looks on. */
  readonly isTTY?: boolean;
  /** Width of the terminal, in letters. */
  readonly columns?: number;
}

/** What the command needs of the process it runs in, so that a test can be one. */
export interface IHost {
  /** What relative paths start from. */
  readonly cwd: string;
  /** Version of the package. */
  readonly version: string;
  readonly stdout: IStream;
  readonly stderr: IStream;
  /** Called at most once, unless an engine broke; not at all for --help. */
  createEngine(): Promise<IEngine>;
  /** How many threads can run at once; 1 where it is not said. */
  readonly cores?: number;
  readonly startThread?: StartThread;
}
