import type { TranslationBundle } from '@jupyterlab/translation';

import type { IOptions } from '../../engine/types';
import { isConvertible } from '../../notebook';
import { cleanPath, nameOf } from './paths';
import { checkTarget, findItems, isOneFile, suggestTarget } from './plan';
import { explainProblem, FileProblem } from './problem';
import type { FileStore, IItem } from './types';

/** Where an upgrade goes: a new file or folder, or null for in place. */
export interface ITargetChoice {
  readonly target: string | null;
  /** What the upgrade is to do; where it is left out, what the question said. */
  readonly options?: IOptions;
}

/** What the dialog shows. */
export interface ITargetQuestion {
  /** What is to be upgraded, in words. */
  readonly title: string;
  /** True where a single new file is made, not a folder. */
  readonly oneFile: boolean;
  /** A free name to begin with, or what was typed before. */
  readonly suggestion: string;
  /** What the upgrade does, unless a person says otherwise. */
  readonly options: IOptions;
  /** The versions of TensorFlow to choose from, newest first. */
  readonly versions: readonly string[];
  /** Why the last answer will not do. */
  readonly problem?: string;
}

/** What the choice stands on. */
export interface IChooseOptions {
  readonly store: FileStore;
  readonly options: IOptions;
  readonly versions: readonly string[];
  readonly trans: TranslationBundle;
  /** Puts the question to a person; null where they think better of it. */
  readonly ask: (question: ITargetQuestion) => Promise<ITargetChoice | null>;
}

/**
 * Let a person say where an upgrade goes, until the answer will do.
 *
 * @returns null where they think better of it.
 * @throws where there is nothing to upgrade.
 */
export async function chooseTarget(
  paths: readonly string[],
  { store, options: given, versions, trans, ask }: IChooseOptions
): Promise<ITargetChoice | null> {
  const { items, refused } = await findItems(store, paths);
  if (items.length === 0) {
    throw refused[0]?.error ?? new FileProblem('nothing');
  }
  const oneFile = isOneFile(items);
  if (oneFile && !isConvertible(items[0].path)) {
    throw new FileProblem('other-kind');
  }
  let suggestion = await suggestTarget(store, items);
  let options = given;
  let problem: string | undefined;
  for (;;) {
    const choice = await ask({
      title: titleFor(store, items, trans),
      oneFile,
      suggestion,
      options,
      versions,
      ...(problem === undefined ? {} : { problem })
    });
    if (choice === null) {
      return null;
    }
    options = choice.options ?? options;
    if (choice.target === null) {
      return { target: null, options };
    }
    const target = withEnding(cleanPath(choice.target), oneFile && items[0]);
    try {
      await checkTarget(store, target);
      return { target, options };
    } catch (error) {
      problem = explainProblem(error, trans);
      suggestion = choice.target;
    }
  }
}

/** A file keeps its kind, whether or not that was typed. */
function withEnding(target: string, file: IItem | false): string {
  const ending = file ? file.path.slice(file.path.lastIndexOf('.')) : '';
  return target === '' || target.endsWith(ending) ? target : target + ending;
}

function titleFor(
  store: FileStore,
  items: readonly IItem[],
  trans: TranslationBundle
): string {
  return items.length === 1
    ? trans.__('Upgrade to TF2: %1', nameOf(store, items[0].path) || '/')
    : trans._n(
        'Upgrade %1 item to TF2',
        'Upgrade %1 items to TF2',
        items.length
      );
}
