import type { IEngine } from '../../engine/types';
import { run } from '../main';
import { fakeEngine } from './fake-engine';

/** What a run of the command gave. */
export interface IRun {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

/** Run the command in a folder, with a stand-in for the engine. */
export async function runCommand(
  cwd: string,
  argv: readonly string[],
  createEngine: () => IEngine = fakeEngine
): Promise<IRun> {
  let out = '';
  let err = '';
  const status = await run([...argv], {
    cwd,
    version: '1.2.3',
    stdout: { write: text => (out += text) },
    stderr: { write: text => (err += text) },
    createEngine: async () => createEngine()
  });
  return { status, out, err };
}
