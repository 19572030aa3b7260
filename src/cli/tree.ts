import type { Dirent } from 'fs';
import { readdirSync, readlinkSync } from 'fs';
import * as path from 'path';
import { isConvertible } from '../notebook';
import { comparePaths } from '../report/shard';
import { isTemporary } from './write-file';

/** What a folder holds; paths are relative to it. */
export interface ITree {
  /** .py and .ipynb files to convert. */
  readonly convert: readonly string[];
  /** Everything else that is a file. */
  readonly copy: readonly string[];
  /** Symbolic links, to files or folders. */
  readonly links: readonly string[];
  /** Folders that could not be listed, and why. */
  readonly unread: readonly { path: string; error: unknown }[];
}

/**
 * List a folder and what is below it, in an order that depends on the names alone.
 *
 * Hidden folders (.git, .venv) hold tools' files: theirs are copied, never
 * converted. Jupyter's checkpoints are left out. Links are not followed, so that
 * nothing outside the folder is read and no loop is walked. What is neither file,
 * folder nor link (a pipe, a socket) is left out: reading one could wait forever.
 *
 * @param root Absolute path.
 * @param except Absolute path of a folder to leave out, written as below `root`.
 */
export function listTree(root: string, except: string | null = null): ITree {
  const convert: string[] = [];
  const copy: string[] = [];
  const links: string[] = [];
  const unread: { path: string; error: unknown }[] = [];
  const folders: { path: string; hidden: boolean }[] = [
    { path: '', hidden: false }
  ];
  for (let folder = folders.pop(); folder; folder = folders.pop()) {
    let entries: Dirent[];
    try {
      entries = readdirSync(path.join(root, folder.path), {
        withFileTypes: true
      });
    } catch (error) {
      unread.push({ path: folder.path, error });
      continue;
    }
    for (const entry of entries) {
      const name = path.join(folder.path, entry.name);
      if (entry.isSymbolicLink()) {
        links.push(name);
      } else if (entry.isDirectory()) {
        const isLeftOut = path.join(root, name) === except;
        if (entry.name !== '.ipynb_checkpoints' && !isLeftOut) {
          const hidden = folder.hidden || entry.name.startsWith('.');
          folders.push({ path: name, hidden });
        }
      } else if (entry.isFile() && !isTemporary(entry.name)) {
        (isConvertible(entry.name) && !folder.hidden ? convert : copy).push(
          name
        );
      }
    }
  }
  for (const list of [convert, copy, links]) {
    list.sort((a, b) => comparePaths(portable(a), portable(b)));
  }
  return { convert, copy, links, unread };
}

/** A path with `/` between the names, whatever the system has there. */
export function portable(name: string): string {
  return path.sep === '/' ? name : name.split(path.sep).join('/');
}

/**
 * What a link of a folder must say in a copy of the folder, so that one that led
 * to a place inside leads to the copy of that place, and one that led outside
 * still leads to the same place.
 *
 * @param root Absolute path of the folder.
 * @param copy Absolute path of its copy.
 * @param link Path of the link in the folder.
 */
export function linkTarget(root: string, copy: string, link: string): string {
  const target = readlinkSync(path.join(root, link));
  const folder = path.dirname(path.join(root, link));
  const absolute = path.resolve(folder, target);
  const inside = path.relative(root, absolute);
  const leaves = inside.split(path.sep)[0] === '..' || path.isAbsolute(inside);
  if (path.isAbsolute(target)) {
    return leaves ? target : path.join(copy, inside);
  }
  const newFolder = path.dirname(path.join(copy, link));
  return leaves ? path.relative(newFolder, absolute) || '.' : target;
}
