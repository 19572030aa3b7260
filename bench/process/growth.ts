/** Converts notebooks of doubling size, and says what each takes. */
import type { IEngine, INotebook } from '../../src/engine/types';
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

/** The least of some runs: what disturbs only ever adds. */
function costOf(engine: IEngine, notebook: INotebook): number {
  let least = Infinity;
  const begin = performance.now();
  for (let run = 0; run < 3 || performance.now() - begin < 300; run++) {
    least = Math.min(
      least,
      timeOf(() => engine.migrate(notebook))
    );
  }
  return least;
}

async function main(): Promise<void> {
  const { code, most } = question<IGrowthQuestion>();
  const { engine } = await start(process.argv[2]);
  const head = 'import tensorflow as tf\n';
  // Warm: what is measured is the work, not the compiler.
  costOf(engine, notebookOf([head, ...Array<string>(100).fill(code)]));
  const cells: IGrowthPoint[] = [];
  const length: IGrowthPoint[] = [];
  for (let size = 1; size <= most; size *= 2) {
    const many = notebookOf([head, ...Array<string>(size).fill(code)]);
    const long = notebookOf([head, code.repeat(size)]);
    cells.push({ size, cost: costOf(engine, many) });
    length.push({ size, cost: costOf(engine, long) });
  }
  answer({ cells, length } satisfies IGrowth);
}

void main();
