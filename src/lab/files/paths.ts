import type { Contents } from '@jupyterlab/services';

import type { FileStore } from './types';

/** The path of something in a folder; "" is the top of the default drive. */
export function joinPath(folder: string, name: string): string {
  return isTop(folder) ? folder + name : `${folder}/${name}`;
}

/** The last part of a path, without its drive. */
export function nameOf(store: FileStore, path: string): string {
  return splitPath(store, path)[1];
}

/** The folder that something is in. */
export function parentOf(store: FileStore, path: string): string {
  return splitPath(store, path)[0];
}

function splitPath(store: FileStore, path: string): [string, string] {
  const drive = store.driveName(path);
  const prefix = drive === '' ? '' : `${drive}:`;
  const local = path.slice(prefix.length);
  const slash = local.lastIndexOf('/');
  return slash < 0
    ? [prefix, local]
    : [prefix + local.slice(0, slash), local.slice(slash + 1)];
}

/** A path as a person types it: no blanks or slashes around, none doubled. */
export function cleanPath(path: string): string {
  return path
    .trim()
    .replace(/\/{2,}/g, '/')
    .replace(/^\/|\/$/g, '');
}

/** True where there is a file or folder of that very name. */
export async function exists(store: FileStore, path: string): Promise<boolean> {
  const names = isTop(path) ? [''] : await siblings(store, path);
  return names.includes(nameOf(store, path));
}

/**
 * True where a file or folder would be in the way of that name. Letters' case does
 * not count, as on some disks it does not.
 */
export async function isTaken(
  store: FileStore,
  path: string
): Promise<boolean> {
  const same = plainLetters(nameOf(store, path));
  const names = await siblings(store, path);
  return names.some(name => plainLetters(name) === same);
}

/**
 * What is in the folder that a path is, or would be, in. Names are looked up here:
 * one that is asked for in vain is an error in the browser's console.
 */
async function siblings(store: FileStore, path: string): Promise<string[]> {
  const parent = parentOf(store, path);
  if (!(await exists(store, parent))) {
    return [];
  }
  const { content } = await store.get(parent, {
    type: 'directory',
    content: true
  });
  return (content as Contents.IModel[]).map(entry => entry.name);
}

/** True for the top of a drive, which is always there. */
export function isTop(path: string): boolean {
  return path === '' || path.endsWith(':');
}

function plainLetters(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

/** The name itself where it is free, or with the first number that makes it so. */
export async function uniquePath(
  store: FileStore,
  stem: string,
  ending = ''
): Promise<string> {
  for (let number = 1; ; number++) {
    const path = `${stem}${number === 1 ? '' : `-${number}`}${ending}`;
    if (!(await isTaken(store, path))) {
      return path;
    }
  }
}
