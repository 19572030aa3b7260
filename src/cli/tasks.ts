import { mkdirSync, symlinkSync } from 'fs';
import * as path from 'path';
import type { IInput, IRequest } from './request';
import type { ITree } from './tree';
import { linkTarget, listTree } from './tree';
import { copyWhole } from './write-file';

/** A file to convert. */
export interface ITask {
  /** As given, or the given folder joined with the path below it. */
  readonly path: string;
  /** Absolute path of it. */
  readonly file: string;
  /** Where it goes, as given or joined. */
  readonly output: string;
  /** Absolute path of that. */
  readonly target: string;
}

/** Something that went wrong with a file that is not converted. */
export interface IProblem {
  readonly path: string;
  readonly output: string;
  readonly error: unknown;
}

/** All there is to do, listed before anything is written. */
export interface IPlan {
  readonly tasks: readonly ITask[];
  readonly problems: readonly IProblem[];
  /** Copy what is not converted; answers with what could not be copied. */
  finish(copyFiles: boolean): IProblem[];
}

/**
 * List the files to convert. An output folder inside the input folder is thus no
 * danger: it is not there yet.
 *
 * @param cwd What relative paths start from.
 */
export function planTasks(request: IRequest, cwd: string): IPlan {
  const tasks = new Map<string, ITask>();
  const problems: IProblem[] = [];
  const copies: (() => IProblem[])[] = [];
  for (const input of request.inputs) {
    const output = request.output ?? input.path;
    const file = path.resolve(cwd, input.path);
    const target = path.resolve(cwd, output);
    if (!input.folder) {
      tasks.set(file, { path: input.path, file, output, target });
      continue;
    }
    const tree = listTree(file);
    for (const name of tree.convert) {
      const task = taskBelow(input, output, name, cwd);
      tasks.set(task.file, task);
    }
    for (const { path: name, error } of tree.unread) {
      const task = taskBelow(input, output, name, cwd);
      problems.push({ path: task.path, output: task.output, error });
    }
    if (file !== target) {
      copies.push(() => copyLinks(tree, input, output, cwd));
      copies.push(() => copyOthers(tree, input, output, cwd));
    }
  }
  const finish = (copyFiles: boolean): IProblem[] =>
    request.write && copyFiles ? copies.flatMap(copy => copy()) : [];
  return { tasks: [...tasks.values()], problems, finish };
}

function taskBelow(
  input: IInput,
  output: string,
  name: string,
  cwd: string
): ITask {
  const from = joined(input.path, name);
  const to = joined(output, name);
  return {
    path: from,
    file: path.resolve(cwd, from),
    output: to,
    target: path.resolve(cwd, to)
  };
}

/** As Python's os.path.join: `./` and the like stay as they were given. */
function joined(folder: string, name: string): string {
  return /[/\\]$/.test(folder) || name === ''
    ? folder + name
    : `${folder}${path.sep}${name}`;
}

function copyOthers(
  tree: ITree,
  input: IInput,
  output: string,
  cwd: string
): IProblem[] {
  return attempt(tree.copy, input, output, cwd, ({ file, target }) =>
    copyWhole(file, target)
  );
}

function copyLinks(
  tree: ITree,
  input: IInput,
  output: string,
  cwd: string
): IProblem[] {
  const root = path.resolve(cwd, input.path);
  const copy = path.resolve(cwd, output);
  return attempt(tree.links, input, output, cwd, ({ target }, name) =>
    symlinkSync(linkTarget(root, copy, name), target)
  );
}

function attempt(
  names: readonly string[],
  input: IInput,
  output: string,
  cwd: string,
  act: (task: ITask, name: string) => void
): IProblem[] {
  const problems: IProblem[] = [];
  for (const name of names) {
    const task = taskBelow(input, output, name, cwd);
    try {
      mkdirSync(path.dirname(task.target), { recursive: true });
      act(task, name);
    } catch (error) {
      problems.push({ path: task.path, output: task.output, error });
    }
  }
  return problems;
}
