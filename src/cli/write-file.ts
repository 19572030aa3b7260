import { createHash, randomBytes } from 'crypto';
import type { Stats } from 'fs';
import {
  chmodSync,
  closeSync,
  copyFileSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync
} from 'fs';
import { hostname } from 'os';
import * as path from 'path';

/** Names of the files that are being written, with the process and machine that write them. */
const TEMPORARY = /^\.tf-upgrade-(\d+)-([0-9a-f]{8})[0-9a-f]{8}\.tmp$/;

/**
 * Stands for this machine: others may be writing into the same folder, and say nothing
 * of which of their processes are running.
 */
export const MACHINE = createHash('sha256')
  .update(hostname())
  .digest('hex')
  .slice(0, 8);

/** True for a file that this command writes beside the real one. */
export function isTemporary(name: string): boolean {
  return TEMPORARY.test(name);
}

/**
 * Write a file whole or not at all: beside it first, then renamed over it. Whatever
 * happens, the name holds all of the old bytes or all of the new.
 *
 * @param file Absolute path, no symbolic link.
 * @param mode Permission bits; null for those the system gives a new file.
 * @param isNew Nothing has the name yet. Then the bytes need not be on the disk before
 *   it does, a wait that is a tenth of a run over a folder: should the power fail, there
 *   is nothing old to lose, and what it is made of is still there.
 * @throws the file system's error; the old file is then as it was.
 */
export function writeWhole(
  file: string,
  bytes: Buffer | Iterable<string>,
  mode: number | null,
  isNew = false
): void {
  place(file, temporary => {
    const handle = openSync(temporary, 'wx', mode ?? 0o666);
    try {
      writeAll(handle, bytes);
      if (!isNew) {
        fsyncSync(handle);
      }
    } finally {
      closeSync(handle);
    }
    if (mode !== null) {
      chmodSync(temporary, mode);
    }
  });
}

/** Folders that files were written into: a system that is asked for each file takes its time. */
const folders = new Set<string>();

/**
 * Make the folder of a file that is to be written, and write it. A folder that was there
 * for the file before is made again only where it has gone since.
 *
 * @param file Absolute path.
 * @throws the file system's error.
 */
export function writeInFolder(file: string, write: () => void): void {
  const folder = path.dirname(file);
  if (folders.has(folder)) {
    try {
      return write();
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') {
        throw error;
      }
    }
  }
  mkdirSync(folder, { recursive: true });
  folders.add(folder);
  write();
}

/**
 * Write where a person said to: through a link to the file it leads to, into a
 * device or pipe (/dev/null, /dev/stdout) directly, over a file whole or not at all.
 *
 * @param file Absolute path.
 * @param mode Permission bits of a new file; one that is there keeps its own.
 */
export function writeOutput(
  file: string,
  bytes: Buffer | Iterable<string>,
  mode: number | null
): void {
  const stats = statSync(file, { throwIfNoEntry: false });
  if (stats && !stats.isFile()) {
    const handle = openSync(file, 'w');
    try {
      writeAll(handle, bytes);
    } finally {
      closeSync(handle);
    }
  } else if (stats) {
    writeWhole(realpathSync(file), bytes, permissions(stats));
  } else {
    writeWhole(file, bytes, mode, true);
  }
}

/** About how many letters to write at once. */
const CHUNK = 1 << 20;

/** Join texts to some that are worth a call to the system each. */
export function* chunks(parts: Iterable<string>): Generator<string> {
  let waiting: string[] = [];
  let length = 0;
  for (const part of parts) {
    waiting.push(part);
    length += part.length;
    if (length > CHUNK) {
      yield waiting.join('');
      waiting = [];
      length = 0;
    }
  }
  yield waiting.join('');
}

function writeAll(handle: number, bytes: Buffer | Iterable<string>): void {
  if (Buffer.isBuffer(bytes)) {
    writeFileSync(handle, bytes);
    return;
  }
  for (const text of chunks(bytes)) {
    writeFileSync(handle, text);
  }
}

/** Copy a file with its permission bits, whole or not at all. */
export function copyWhole(from: string, to: string): void {
  place(to, temporary => copyFileSync(from, temporary));
}

/** The permission bits of a file. */
export function permissions(stats: Stats): number {
  return stats.mode & 0o7777;
}

/** Remove what a killed run on this machine left in a folder; never what a living one is writing. */
export function removeLeftovers(folder: string): void {
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch {
    return;
  }
  for (const name of names) {
    const match = TEMPORARY.exec(name);
    if (match && match[2] === MACHINE && !isRunning(Number(match[1]))) {
      rmSync(path.join(folder, name), { force: true });
    }
  }
}

function place(file: string, fill: (temporary: string) => void): void {
  const token = randomBytes(4).toString('hex');
  const name = `.tf-upgrade-${process.pid}-${MACHINE}${token}.tmp`;
  const temporary = path.join(path.dirname(file), name);
  try {
    fill(temporary);
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
