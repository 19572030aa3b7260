import { randomBytes } from 'crypto';
import type { Stats } from 'fs';
import {
  chmodSync,
  closeSync,
  copyFileSync,
  fsyncSync,
  openSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync
} from 'fs';
import * as path from 'path';

/** Names of the files that are being written, with the process that writes them. */
const TEMPORARY = /^\.tf-upgrade-(\d+)-[0-9a-f]{12}\.tmp$/;

/** True for a file that this command writes beside the real one. */
export function isTemporary(name: string): boolean {
  return TEMPORARY.test(name);
}

/**
 * Write a file whole or not at all: beside it first, on the disk, then renamed
 * over it. Whatever happens, the name holds all of the old bytes or all of the new.
 *
 * @param file Absolute path, no symbolic link.
 * @param mode Permission bits; null for those the system gives a new file.
 * @throws the file system's error; the old file is then as it was.
 */
export function writeWhole(
  file: string,
  bytes: Buffer | string,
  mode: number | null
): void {
  place(file, temporary => {
    const handle = openSync(temporary, 'wx', mode ?? 0o666);
    try {
      writeFileSync(handle, bytes);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    if (mode !== null) {
      chmodSync(temporary, mode);
    }
  });
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
  bytes: Buffer | string,
  mode: number | null
): void {
  const stats = statSync(file, { throwIfNoEntry: false });
  if (stats && !stats.isFile()) {
    writeFileSync(file, bytes);
  } else if (stats) {
    writeWhole(realpathSync(file), bytes, permissions(stats));
  } else {
    writeWhole(file, bytes, mode);
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

/** Remove what a killed run left in a folder; never what a living one is writing. */
export function removeLeftovers(folder: string): void {
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch {
    return;
  }
  for (const name of names) {
    const match = TEMPORARY.exec(name);
    if (match && !isRunning(Number(match[1]))) {
      rmSync(path.join(folder, name), { force: true });
    }
  }
}

function place(file: string, fill: (temporary: string) => void): void {
  const token = randomBytes(6).toString('hex');
  const name = `.tf-upgrade-${process.pid}-${token}.tmp`;
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
