/**
 * Converts notebooks over and over in one process, some at a time, with the bare parse of
 * the same code and the reading of the same JSON in between: what else the machine does, and
 * how fast it is at the moment, falls on all three.
 */
import { readNotebook } from '../../src/notebook';
import {
  answer,
  bareParse,
  convert,
  question,
  start,
  texts,
  timeOf
} from './engine-files';

export interface IEngineQuestion {
  readonly files: readonly string[];
  readonly passes: number;
}

/** Milliseconds, pass by pass. */
export interface IEnginePasses {
  readonly notebooks: number;
  readonly cells: number;
  readonly characters: number;
  readonly parse: readonly number[];
  readonly json: readonly number[];
  readonly ours: readonly number[];
}

/** Notebooks that are converted before the same ones are parsed and read. */
const AT_ONCE = 20;

async function main(): Promise<void> {
  const { files, passes } = question<IEngineQuestion>();
  const { engine, parser } = await start(process.argv[2]);
  const all = texts(files);
  const groups = Array.from(
    { length: Math.ceil(all.length / AT_ONCE) },
    (_, i) => all.slice(i * AT_ONCE, (i + 1) * AT_ONCE)
  ).map(group => ({
    group,
    sources: group.flatMap(text =>
      readNotebook(text).notebook.cells.map(cell => cell.source)
    )
  }));
  const parse = Array<number>(passes).fill(0);
  const json = Array<number>(passes).fill(0);
  const ours = Array<number>(passes).fill(0);
  for (let pass = 0; pass < passes; pass++) {
    for (const { group, sources } of groups) {
      ours[pass] += timeOf(() => group.forEach(text => convert(engine, text)));
      parse[pass] += timeOf(() => bareParse(parser, sources));
      json[pass] += timeOf(() =>
        group.forEach(text => JSON.parse(text) as unknown)
      );
    }
  }
  const sources = groups.flatMap(group => group.sources);
  const passed: IEnginePasses = {
    notebooks: all.length,
    cells: sources.length,
    characters: sources.reduce((sum, source) => sum + source.length, 0),
    parse,
    json,
    ours
  };
  answer(passed);
}

void main();
