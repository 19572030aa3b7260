import { readFileSync } from 'fs';
import { availableParallelism } from 'os';
import * as path from 'path';
import { setFlagsFromString } from 'v8';
import { Worker, isMainThread, parentPort, workerData } from 'worker_threads';
import type { IEngine } from '../engine/types';
import { run } from './main';
import type { IOutcome, IShareOfWork } from './threads';
import { workOff } from './threads';

/** Put in by scripts/build-cli.mjs from package.json. */
declare const TF_UPGRADE_VERSION: string;

async function createEngine(): Promise<IEngine> {
  // Loaded only when there is something to convert: --help is to be quick.
  const engine = await import('../engine');
  const parser = readFileSync(path.join(__dirname, 'python-parser.wasm'));
  return engine.createEngine({ runtime: parser, grammar: parser });
}

/** This file again, in a thread of its own. */
function startThread(
  work: IShareOfWork,
  done: (outcome: IOutcome) => void
): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(__filename, { workerData: work });
    worker.on('message', done);
    worker.on('error', reject);
    worker.on('exit', () => resolve());
  });
}

if (isMainThread) {
  // V8 optimizes what has run for a while, by default so soon that in a run over some
  // hundred files a sixth of all processor time goes into code that hardly runs again.
  // Later versions of V8 may not know it, and would say so.
  if (parseInt(process.versions.node) <= 24) {
    setFlagsFromString('--interrupt-budget=800000');
  }
  // `tf-upgrade --diff ... | head` closes the pipe early, and that is no error.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') {
      throw error;
    }
    process.exit();
  });
  void run(process.argv.slice(2), {
    cwd: process.cwd(),
    version: TF_UPGRADE_VERSION,
    stdout: process.stdout,
    stderr: process.stderr,
    createEngine,
    cores: availableParallelism(),
    startThread
  }).then(status => {
    // Not process.exit: what was printed to a pipe must get out first.
    process.exitCode = status;
  });
} else {
  void workOff(workerData as IShareOfWork, createEngine, outcome =>
    parentPort?.postMessage(outcome)
  );
}
