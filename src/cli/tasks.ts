import { createHash } from 'crypto';
import { readlinkSync, realpathSync, symlinkSync } from 'fs';
import * as path from 'path';
import type { Order } from '../report/shard';
import type { IInput, IRequest } from './request';
import { isOfShare } from './share';
import { linkTarget, listTree, portable } from './tree';
import { copyWhole, writeInFolder } from './write-file';

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
  /** Where each path that a report may name stands among those of all shards. */
  readonly orders: ReadonlyMap<string, Order>;
  /** Names which files there are to convert, those of other shards included. */
  readonly listing: string;
  /** Copy what is not converted; answers with what could not be copied. */
  finish(copyFiles: boolean): IProblem[];
}

/** What is behind the files to convert in a report, by kind; see `Order`. */
const KINDS = { convert: 0, unread: 1, link: 2, copy: 3 } as const;

/**
 * List the files to convert. An output folder inside the input folder is thus no
 * danger: it is not there yet, or left out where other shards have made it.
 *
 * @param cwd What relative paths start from.
 */
export function planTasks(request: IRequest, cwd: string): IPlan {
  const { share } = request;
  const all = new Map<string, { task: ITask; order: Order; part: string }>();
  const orders = new Map<string, Order>();
  const problems: IProblem[] = [];
  const copies: (() => IProblem[])[] = [];
  const add = (task: ITask, part: string, order: Order): void => {
    // A file that is named twice is converted once, where it was named first.
    const known = all.get(task.file) ?? { part, order };
    all.set(task.file, { ...known, task });
  };
  request.inputs.forEach((input, index) => {
    const output = request.output ?? input.path;
    const file = path.resolve(cwd, input.path);
    const target = path.resolve(cwd, output);
    if (!input.folder) {
      const task = { path: input.path, file, output, target };
      add(task, portable(input.path), [KINDS.convert, index, '']);
      return;
    }
    const tree = listTree(file, placeWithin(file, target));
    const orderOf = (kind: keyof typeof KINDS, name: string): Order => [
      KINDS[kind],
      index,
      portable(name)
    ];
    const own = (
      kind: keyof typeof KINDS,
      names: readonly string[]
    ): string[] =>
      names.filter(name => {
        const { path: shown } = taskBelow(input, output, name, cwd);
        orders.set(shown, orderOf(kind, name));
        return isOfShare(portable(name), share);
      });
    for (const name of tree.convert) {
      const task = taskBelow(input, output, name, cwd);
      add(task, portable(name), orderOf('convert', name));
    }
    const unread = new Set(
      own(
        'unread',
        tree.unread.map(one => one.path)
      )
    );
    for (const { path: name, error } of tree.unread) {
      if (unread.has(name)) {
        const task = taskBelow(input, output, name, cwd);
        problems.push({ path: task.path, output: task.output, error });
      }
    }
    if (file !== target) {
      const links = own('link', tree.links);
      const others = own('copy', tree.copy);
      copies.push(() => copyLinks(links, input, output, cwd));
      copies.push(() => copyOthers(others, input, output, cwd));
    }
  });
  const tasks = [...all.values()];
  tasks.forEach(({ task, order }) => orders.set(task.path, order));
  const finish = (copyFiles: boolean): IProblem[] =>
    request.write && copyFiles ? copies.flatMap(copy => copy()) : [];
  return {
    tasks: tasks
      .filter(({ part }) => isOfShare(part, share))
      .map(({ task }) => task),
    problems,
    orders,
    listing: digest(tasks.map(({ order }) => order)),
    finish
  };
}

/** A few letters that stand for a list of files, and for no other one. */
function digest(orders: readonly Order[]): string {
  const hash = createHash('sha256').update(JSON.stringify(orders));
  return hash.digest('hex').slice(0, 16);
}

/** The output folder, written as the listing of the input folder would; null where it is not there. */
function placeWithin(root: string, target: string): string | null {
  try {
    const inside = path.relative(realpathSync(root), realpathSync(target));
    return inside === '' ? null : path.join(root, inside);
  } catch {
    return null;
  }
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
  names: readonly string[],
  input: IInput,
  output: string,
  cwd: string
): IProblem[] {
  return attempt(names, input, output, cwd, ({ file, target }) =>
    copyWhole(file, target)
  );
}

function copyLinks(
  names: readonly string[],
  input: IInput,
  output: string,
  cwd: string
): IProblem[] {
  const root = path.resolve(cwd, input.path);
  const copy = path.resolve(cwd, output);
  return attempt(names, input, output, cwd, ({ target }, name) =>
    makeLink(linkTarget(root, copy, name), target)
  );
}

/** Make a link; one that is there already and says the same is as good. */
function makeLink(says: string, place: string): void {
  try {
    symlinkSync(says, place);
  } catch (error) {
    const isThere = (error as NodeJS.ErrnoException).code === 'EEXIST';
    if (!isThere || !saysAlready(says, place)) {
      throw error;
    }
  }
}

function saysAlready(says: string, place: string): boolean {
  try {
    return readlinkSync(place) === says;
  } catch {
    return false;
  }
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
      writeInFolder(task.target, () => act(task, name));
    } catch (error) {
      problems.push({ path: task.path, output: task.output, error });
    }
  }
  return problems;
}
