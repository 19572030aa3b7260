import type { TranslationBundle } from '@jupyterlab/translation';

import type { IOptions } from '../../engine/types';
import { htmlReport, TITLE } from '../../report/html';
import type { IRunResult } from '../../report/result';
import { VERSION } from '../../report/version';
import { statusOf } from './problem';
import { exists, joinPath, parentOf, uniquePath } from './paths';
import type { FileStore, IItem, IOutcome } from './types';

const STEM = 'tf-upgrade-report';
const ENDING = '.html';

/** The folder that the report of an upgrade goes into. */
export function reportFolder(
  store: FileStore,
  items: readonly IItem[],
  target: string | null
): string {
  const newFolder = items.length > 1 || items[0].folder;
  return target !== null && newFolder
    ? target
    : parentOf(store, target ?? items[0].path);
}

/** An upgrade in the form that every report is made from. */
export function runResult(
  outcome: IOutcome,
  options: IOptions,
  trees: readonly string[],
  trans: TranslationBundle
): IRunResult {
  return {
    version: VERSION,
    mode: options.mode ?? 'DEFAULT',
    targetVersion: outcome.targetVersion,
    trees,
    files: outcome.files,
    notes: notesOn(outcome, trans)
  };
}

function notesOn(outcome: IOutcome, trans: TranslationBundle): string[] {
  const { cancelled, done, total, copied, hidden } = outcome;
  const notes: string[] = [];
  if (cancelled) {
    notes.push(
      trans.__(
        'Cancelled after %1 of %2 files. The others were not touched.',
        done,
        total
      )
    );
  }
  if (copied > 0) {
    notes.push(
      trans._n(
        '%1 other file was copied as it is.',
        '%1 other files were copied as they are.',
        copied
      )
    );
  }
  if (hidden > 0) {
    notes.push(
      trans._n(
        '%1 hidden folder was left out.',
        '%1 hidden folders were left out.',
        hidden
      )
    );
  }
  return notes;
}

/**
 * Write the report into a folder. An earlier report of ours is written over, any
 * other file of that name is not.
 *
 * @returns The path of the report.
 */
export async function writeReport(
  store: FileStore,
  folder: string,
  run: IRunResult
): Promise<string> {
  let path = joinPath(folder, STEM + ENDING);
  if ((await exists(store, path)) && !(await isReport(store, path))) {
    path = await uniquePath(store, joinPath(folder, STEM), ENDING);
  }
  const content = htmlReport(run);
  await store.save(path, { type: 'file', format: 'text', content });
  return path;
}

async function isReport(store: FileStore, path: string): Promise<boolean> {
  try {
    const { content } = await store.get(path, {
      type: 'file',
      format: 'text',
      content: true
    });
    return String(content).includes(`<title>${TITLE}</title>`);
  } catch (error) {
    // Not UTF-8, so none of ours; anything else is for the caller.
    if (statusOf(error) === 400) {
      return false;
    }
    throw error;
  }
}
