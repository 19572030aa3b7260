/**
 * Converts notebooks over and over in one process, with the bare parse of the same
 * code and the reading of the same JSON in between.
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

async function main(): Promise<void> {
  const { files, passes } = question<IEngineQuestion>();
  const { engine, parser } = await start(process.argv[2]);
  const all = texts(files);
  const sources = all.flatMap(text =>
    readNotebook(text).notebook.cells.map(cell => cell.source)
  );
  const parse: number[] = [];
  const json: number[] = [];
  const ours: number[] = [];
  for (let pass = 0; pass < passes; pass++) {
    ours.push(timeOf(() => all.forEach(text => convert(engine, text))));
    parse.push(timeOf(() => bareParse(parser, sources)));
    json.push(timeOf(() => all.forEach(text => JSON.parse(text) as unknown)));
  }
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
