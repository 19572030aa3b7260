import type { IFileResult } from '../../report/result';
import { abortError, isAbort } from '../../worker/errors';
import { convertFile, copyFile, type IConverted } from './convert';
import { FileProblem } from './problem';
import type { IJob, IOutcome, IPlan, IRefused, IUpgradeHost } from './types';

const FOLDER = { type: 'directory', format: 'json', content: null } as const;

/** Told before each file. */
export type OnProgress = (done: number, total: number, path: string) => void;

/**
 * Do what a plan lists, one file after the other: memory holds one at a time. A
 * file that fails is reported and the others go on. Once `signal` is aborted, no
 * further write begins; the one under way is waited for, so that files stay whole.
 *
 * @throws EngineUnavailableError before anything is written; an error of the
 *   server where a folder cannot be made.
 */
export async function runPlan(
  plan: IPlan,
  host: IUpgradeHost,
  signal: AbortSignal,
  onProgress: OnProgress
): Promise<IOutcome> {
  const files: IFileResult[] = [];
  const fail = ({ path, error }: IRefused, output = path): void => {
    const message = host.explain(error);
    files.push({
      path,
      output,
      status: 'failed',
      error: message,
      findings: []
    });
  };
  const total = plan.jobs.length;
  let done = 0;
  let copied = 0;
  // Asked first, so that no folder is made where no engine can be had.
  const { targetVersion } = await host.migrator.migrate(
    { cells: [] },
    host.options
  );
  for (const folder of signal.aborted ? [] : plan.folders) {
    await host.store.save(folder, FOLDER);
  }
  for (const job of plan.jobs) {
    if (signal.aborted) {
      break;
    }
    onProgress(done, total, job.source);
    try {
      if (job.convert) {
        files.push(await convertOne(job, host, signal));
      } else {
        await copyFile(host.store, job.source, job.target, job.size);
        copied++;
      }
    } catch (error) {
      if (isAbort(error)) {
        break;
      }
      fail({ path: job.source, error }, job.target);
    }
    done++;
  }
  plan.refused.forEach(refused => fail(refused));
  const cancelled = signal.aborted && done < total;
  const { hidden } = plan;
  return { targetVersion, files, copied, done, total, cancelled, hidden };
}

async function convertOne(
  job: IJob,
  host: IUpgradeHost,
  signal: AbortSignal
): Promise<IFileResult> {
  const { source: path, target: output } = job;
  const inPlace = path === output;
  if (inPlace) {
    checkSaved(host, path);
  }
  let converted: IConverted;
  try {
    converted = await convertFile(host, job, signal);
  } catch (error) {
    if (!inPlace && !isAbort(error)) {
      // The copy of a folder stays whole even where a file cannot be converted.
      await copyFile(host.store, path, output, job.size).catch(() => undefined);
    }
    throw error;
  }
  if (signal.aborted) {
    throw abortError();
  }
  if (!inPlace) {
    await converted.save(output);
  } else if (converted.changed) {
    await writeInPlace(host, path, converted);
  }
  const status = converted.changed ? 'changed' : 'unchanged';
  const { findings, steps, packages } = converted;
  return { path, output, status, findings, steps, packages };
}

/** Write over a file that is still what was read. Jupyter's server does so at once. */
async function writeInPlace(
  host: IUpgradeHost,
  path: string,
  converted: IConverted
): Promise<void> {
  if (!converted.writable) {
    throw new FileProblem('read-only');
  }
  const now = await host.store.get(path, { type: 'file', content: false });
  if (now.last_modified !== converted.lastModified) {
    throw new FileProblem('changed-meanwhile');
  }
  // As late as can be: somebody may have begun to type.
  checkSaved(host, path);
  await converted.save(path);
  await host.documents.reload(path).catch(() => undefined);
}

function checkSaved(host: IUpgradeHost, path: string): void {
  if (host.documents.hasUnsavedChanges(path)) {
    throw new FileProblem('unsaved');
  }
}
