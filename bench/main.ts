import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { machine } from './machine';
import { IBenchOptions, Part, readOptions } from './options';
import { browser } from './parts/browser';
import { engine } from './parts/engine';
import { growth } from './parts/growth';
import { memory } from './parts/memory';
import { stages } from './parts/stages';
import { whole } from './parts/whole';
import { ITable, markdown, place } from './table';

type Measure = (
  options: IBenchOptions,
  scratch: string
) => ITable | Promise<ITable | readonly ITable[]>;

const MEASURES: Readonly<Record<Part, Measure>> = {
  whole,
  engine,
  stages,
  growth,
  memory,
  browser
};

/**
 * Measure, print, and write the page if asked to.
 *
 * @param root the checkout; its `dist` holds the command that is measured.
 * @param bundles folder of the bundles that bench.mjs made.
 * @returns the exit status.
 */
export async function main(
  root: string,
  bundles: string,
  argv: readonly string[]
): Promise<number> {
  let options: IBenchOptions;
  try {
    options = readOptions(root, bundles, argv);
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    return 2;
  }
  if (!fs.existsSync(path.join(root, 'dist', 'tf-upgrade.js'))) {
    process.stderr.write('Build the command first: jlpm build:cli\n');
    return 2;
  }
  const about = machine(options.peer);
  process.stdout.write(`${about}\n`);
  const tables: ITable[] = [];
  for (const part of options.parts) {
    const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'tf-upgrade-bench-'));
    try {
      const made = await MEASURES[part](options, scratch);
      for (const table of [made].flat() as readonly ITable[]) {
        tables.push(table);
        process.stdout.write(`\n${part}\n${markdown(table)}\n`);
      }
    } finally {
      fs.rmSync(scratch, { recursive: true, force: true });
    }
  }
  if (options.write) {
    const file = path.join(root, 'docs', 'performance.md');
    const page = place(fs.readFileSync(file, 'utf8'), tables);
    fs.writeFileSync(
      file,
      page.replace(/(?<=<!-- machine -->\n\n)[^\n]*/, about)
    );
  }
  return 0;
}
