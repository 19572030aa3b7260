/** Converts notebooks of doubling size, and says what each takes. */
import type { IEngine, INotebook } from '../../src/engine/types';
import { median } from '../figures';
import { answer, question, start, timeOf } from './engine-files';

export interface IGrowthQuestion {
  /** The code that is repeated. */
  readonly code: string;
  /** How often, at most. */
  readonly most: number;
}

export interface IGrowthPoint {
  readonly size: number;
  /** Milliseconds. */
  readonly cost: number;
}

export interface IGrowth {
  /** A notebook of 1, 2, 4 ... cells. */
  readonly cells: readonly IGrowthPoint[];
  /** One cell of the code, twice the code, four times the code ... */
  readonly length: readonly IGrowthPoint[];
}

function notebookOf(sources: readonly string[]): INotebook {
  return {
    cells: sources.map((source, i) => ({ id: `${i}`, number: i + 1, source }))
  };
}

/**
 * The mean of some runs. Not the least: of many short runs one comes without any garbage
 * collection, of few long ones none does, and what large notebooks cost would look like growth.
 */
function costOf(engine: IEngine, notebook: INotebook): number {
  engine.migrate(notebook);
  let runs = 0;
  const begin = performance.now();
  const cost = timeOf(() => {
    for (; runs < 2 || performance.now() - begin < 150; runs++) {
      engine.migrate(notebook);
    }
  });
  return cost / runs;
}

/** Rounds over all sizes, so that a slow moment of the machine falls on each of them. */
const ROUNDS = 7;

async function main(): Promise<void> {
  const { code, most } = question<IGrowthQuestion>();
  const { engine } = await start(process.argv[2]);
  const head = 'import tensorflow as tf\n';
  // Warm: what is measured is the work, not the compiler.
  for (let run = 0; run < 30; run++) {
    costOf(engine, notebookOf([head, ...Array<string>(50).fill(code)]));
  }
  const sizes: number[] = [];
  for (let size = 1; size <= most; size *= 2) {
    sizes.push(size);
  }
  const cells = sizes.map(() => [] as number[]);
  const length = sizes.map(() => [] as number[]);
  for (let round = 0; round < ROUNDS; round++) {
    sizes.forEach((size, i) => {
      const many = notebookOf([head, ...Array<string>(size).fill(code)]);
      const long = notebookOf([head, code.repeat(size)]);
      cells[i].push(costOf(engine, many));
      length[i].push(costOf(engine, long));
    });
  }
  const points = (costs: number[][]): IGrowthPoint[] =>
    costs.map((each, i) => ({ size: sizes[i], cost: median(each) }));
  answer({ cells: points(cells), length: points(length) } satisfies IGrowth);
}

void main();
