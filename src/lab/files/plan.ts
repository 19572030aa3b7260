import { isConvertible } from '../../notebook';
import { FileProblem } from './problem';
import {
  exists,
  isTaken,
  joinPath,
  nameOf,
  parentOf,
  uniquePath
} from './paths';
import type { FileStore, IItem, IJob, IPlan, IRefused } from './types';
import { listTree } from './walk';

/** Find out what kind of thing each path is. Paths inside of another are dropped. */
export async function findItems(
  store: FileStore,
  paths: readonly string[]
): Promise<{ items: IItem[]; refused: IRefused[] }> {
  const items: IItem[] = [];
  const refused: IRefused[] = [];
  const inner = (path: string): boolean =>
    paths.some(other => path !== other && path.startsWith(joinPath(other, '')));
  for (const path of new Set(paths.filter(path => !inner(path)))) {
    try {
      const { type, size } = await store.get(path, { content: false });
      items.push({ path, folder: type === 'directory', size: size ?? 0 });
    } catch (error) {
      refused.push({ path, error });
    }
  }
  return { items, refused };
}

/** True where the items become one new file, not a new folder. */
export function isOneFile(items: readonly IItem[]): boolean {
  return items.length === 1 && !items[0].folder;
}

/** A free name for what the upgrade makes: beside the items, ending in _tf2. */
export async function suggestTarget(
  store: FileStore,
  items: readonly IItem[]
): Promise<string> {
  const { path } = items[0];
  const parent = parentOf(store, path);
  if (isOneFile(items)) {
    const [, stem, ending] = /^(.*?)(\.[^./]*)?$/.exec(path) ?? [];
    return uniquePath(store, `${stem}_tf2`, ending);
  }
  // Several items are named for the folder they are in; the top has no name.
  const name = items.length === 1 ? nameOf(store, path) : nameOf(store, parent);
  return uniquePath(store, joinPath(parent, `${name || 'upgraded'}_tf2`));
}

/**
 * List what is to be done.
 *
 * @param target The new file or folder, which must not be there yet; null to
 *   upgrade in place.
 * @throws FileProblem where the target will not do, or there is nothing to upgrade.
 */
export async function planUpgrade(
  store: FileStore,
  items: readonly IItem[],
  target: string | null,
  signal?: AbortSignal
): Promise<IPlan> {
  if (target !== null) {
    await checkTarget(store, target);
  }
  const jobs: IJob[] = [];
  const folders: string[] = [];
  if (target !== null) {
    // A new file needs only the folder that it is to be in.
    const made = isOneFile(items) ? parentOf(store, target) : target;
    folders.push(...(await missingFolders(store, made)));
  }
  const refused: IRefused[] = [];
  let hidden = 0;
  const add = (source: string, output: string | null, size: number): void => {
    const convert = isConvertible(source);
    if (convert || output !== null) {
      jobs.push({ convert, source, target: output ?? source, size });
    }
  };
  const names = new Set<string>();
  for (const { path, folder, size } of items) {
    const output =
      target === null || items.length === 1
        ? target
        : joinPath(target, freeName(nameOf(store, path), names));
    if (!folder) {
      if (isOneFile(items) && !isConvertible(path)) {
        throw new FileProblem('other-kind');
      }
      add(path, output, size);
      continue;
    }
    // Listed before anything is written: a target inside of it is no danger.
    const tree = await listTree(store, path, signal);
    if (output !== null) {
      const made = tree.folders.map(name => joinPath(output, name));
      folders.push(...(output === target ? [] : [output]), ...made);
    }
    tree.files.forEach(file => {
      add(
        joinPath(path, file.name),
        output === null ? null : joinPath(output, file.name),
        file.size
      );
    });
    refused.push(...tree.refused);
    hidden += tree.hidden;
  }
  if (!jobs.some(job => job.convert) && refused.length === 0) {
    throw new FileProblem('nothing');
  }
  return { folders, jobs, refused, hidden };
}

/** @throws FileProblem where no new file or folder of that name can be made. */
export async function checkTarget(
  store: FileStore,
  target: string
): Promise<void> {
  const parts = target.split('/');
  if (parts.some(part => part === '' || part === '.' || part === '..')) {
    throw new FileProblem('bad-target');
  }
  if (await isTaken(store, target)) {
    throw new FileProblem('taken');
  }
}

/** The folders that must be made for this one to be there, outermost first. */
async function missingFolders(
  store: FileStore,
  path: string
): Promise<string[]> {
  if (await exists(store, path)) {
    return [];
  }
  return [...(await missingFolders(store, parentOf(store, path))), path];
}

function freeName(name: string, names: Set<string>): string {
  let free = name;
  for (let number = 2; names.has(free); number++) {
    free = name.replace(/(?=\.[^.]*$)|$/, `-${number}`);
  }
  names.add(free);
  return free;
}
