import { createHash } from 'crypto';
import * as fs from 'fs';
import * as path from 'path';

/** A file of real code. */
export interface ISample {
  readonly file: string;
  /** Below the folder it was found in, which it starts with. */
  readonly name: string;
}

/**
 * Files of some folders that mention TensorFlow. Which ones are taken does not
 * depend on the machine: the names decide.
 *
 * @param ending ".py" or ".ipynb".
 * @param count how many are wanted; fewer where there are fewer.
 */
export function sample(
  folders: readonly string[],
  ending: string,
  count: number
): readonly ISample[] {
  const found: (ISample & { key: string })[] = [];
  for (const folder of folders) {
    for (const entry of fs.readdirSync(folder, {
      recursive: true,
      withFileTypes: true
    })) {
      const file = path.join(entry.parentPath ?? entry.path, entry.name);
      const inside = path.relative(folder, file);
      const hidden = inside.split(path.sep).some(part => part.startsWith('.'));
      if (entry.isFile() && entry.name.endsWith(ending) && !hidden) {
        const name = path.join(path.basename(folder), inside);
        const key = createHash('sha256').update(name).digest('hex');
        found.push({ file, name, key });
      }
    }
  }
  found.sort((a, b) => (a.key < b.key ? -1 : 1));
  const taken: ISample[] = [];
  for (const { file, name } of found) {
    if (taken.length === count) {
      break;
    }
    if (fs.readFileSync(file).includes('tensorflow')) {
      taken.push({ file, name });
    }
  }
  return taken;
}

/** Copy files into a folder of their own, below their names. */
export function makeTree(files: readonly ISample[], folder: string): void {
  for (const { file, name } of files) {
    const target = path.join(folder, name);
    fs.mkdirSync(path.dirname(target), { recursive: true });
    fs.copyFileSync(file, target);
  }
}
