import { execFileSync } from 'child_process';
import * as path from 'path';
import type { IBenchOptions } from './options';

/** What a process cost. */
export interface ICost {
  /** Seconds. */
  readonly wall: number;
  /** Seconds of processor time, of all its threads. */
  readonly cpu: number;
  /** The most memory it held, in kB. */
  readonly memory: number;
}

/**
 * Run a command and measure it from outside.
 *
 * @throws Error where its exit status is not 0.
 */
export function timed(
  options: IBenchOptions,
  command: readonly string[]
): ICost {
  const script = path.join(options.root, 'bench', 'timed.py');
  const line = execFileSync('python3', [script, ...command], {
    encoding: 'utf8'
  });
  const cost = JSON.parse(line) as ICost & { status: number };
  if (cost.status !== 0) {
    throw new Error(`exit status ${cost.status}: ${command.join(' ')}`);
  }
  return cost;
}

/**
 * Run a bundle of `process/` in a process of its own.
 *
 * @returns the JSON it prints.
 */
export function measured<T>(
  options: IBenchOptions,
  name: string,
  input: unknown
): T {
  const file = path.join(options.bundles, 'process', `${name}.cjs`);
  const out = execFileSync(
    process.execPath,
    ['--expose-gc', file, options.root],
    {
      input: JSON.stringify(input),
      encoding: 'utf8',
      maxBuffer: 1 << 28,
      stdio: ['pipe', 'pipe', 'inherit']
    }
  );
  return JSON.parse(out) as T;
}
