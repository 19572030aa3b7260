import { gunzipSync, gzipSync } from 'zlib';
import { Event, ICase, IOutcome, Run, RUNS } from './outcome';

/** A converted cell: the lines that changed, or all of it, or null where it is as it was. */
type PackedCell = null | string | { [line: string]: string };

/** An outcome; or the name of an earlier run that ended the same way. */
type PackedOutcome =
  Run | { refused: string } | { cells: PackedCell[]; events: Event[] };

interface IPackedCase {
  name: string;
  cells: readonly string[];
  runs: Partial<Record<Run, PackedOutcome>>;
}

interface IPacked {
  /** The version of TensorFlow that tf_upgrade_v2 came with. */
  peer: string;
  cases: IPackedCase[];
}

/** What the peer made of many cases. */
export interface IGolden {
  readonly peer: string;
  readonly cases: readonly {
    readonly case: ICase;
    readonly runs: ReadonlyMap<Run, IOutcome>;
  }[];
}

/** The bytes of the golden file. The same facts always give the same bytes. */
export function packGolden(golden: IGolden): Buffer {
  const packed: IPacked = {
    peer: golden.peer,
    cases: golden.cases.map(({ case: one, runs }) => {
      const seen = new Map<string, Run>();
      const list: Partial<Record<Run, PackedOutcome>> = {};
      for (const [run, outcome] of runs) {
        const made = packOutcome(one, outcome);
        const key = JSON.stringify(made);
        list[run] = seen.get(key) ?? made;
        seen.set(key, seen.get(key) ?? run);
      }
      return { name: one.name, cells: one.cells, runs: list };
    })
  };
  return gzipSync(JSON.stringify(packed), { level: 9 });
}

export function unpackGolden(bytes: Uint8Array): IGolden {
  const packed = JSON.parse(gunzipSync(bytes).toString()) as IPacked;
  return {
    peer: packed.peer,
    cases: packed.cases.map(({ name, cells, runs }) => {
      const one = { name, cells };
      const list = new Map<Run, IOutcome>();
      for (const run of RUNS) {
        const made = runs[run];
        if (made !== undefined) {
          const known = typeof made === 'string' ? list.get(made) : undefined;
          list.set(
            run,
            known ?? unpackOutcome(one, made as Exclude<PackedOutcome, Run>)
          );
        }
      }
      return { case: one, runs: list };
    })
  };
}

function packOutcome(one: ICase, outcome: IOutcome): PackedOutcome {
  if (outcome.refused !== null) {
    return { refused: outcome.refused };
  }
  return {
    cells: one.cells.map((cell, i) => packCell(cell, outcome.cells[i] ?? '')),
    events: [...outcome.events]
  };
}

function packCell(input: string, output: string): PackedCell {
  if (input === output) {
    return null;
  }
  const before = input.split('\n');
  const after = output.split('\n');
  if (before.length !== after.length) {
    return output;
  }
  return Object.fromEntries(
    after.flatMap((text, i) => (text === before[i] ? [] : [[i + 1, text]]))
  );
}

function unpackOutcome(
  one: ICase,
  packed: Exclude<PackedOutcome, Run>
): IOutcome {
  if ('refused' in packed) {
    return { refused: packed.refused, cells: [], events: [] };
  }
  return {
    refused: null,
    cells: packed.cells.map((cell, i) => {
      if (cell === null || typeof cell === 'string') {
        return cell ?? one.cells[i];
      }
      return one.cells[i]
        .split('\n')
        .map((text, n) => cell[n + 1] ?? text)
        .join('\n');
    }),
    events: packed.events
  };
}
