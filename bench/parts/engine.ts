import { execFileSync } from 'child_process';
import * as fs from 'fs';
import * as path from 'path';
import { measured } from '../command';
import { median, time, times } from '../figures';
import type { IBenchOptions } from '../options';
import type { IEnginePasses, IEngineQuestion } from '../process/engine';
import { sample } from '../sample';
import type { ITable } from '../table';

/** Passes of one process, and how many of them are no measure, as V8 still compiles. */
const PASSES = 15;
const COMPILING = 5;

/** (b) The engine in one process against the peer in one process, one core each. */
export function engine(options: IBenchOptions, scratch: string): ITable {
  const files = sample(options.corpora, '.ipynb', options.notebooks);
  const list = path.join(scratch, 'notebooks.txt');
  fs.writeFileSync(list, files.map(f => `${f.file}\t${f.name}\n`).join(''));
  const rounds: IEnginePasses[] = [];
  const peer: number[] = [];
  let refused = 0;
  for (let round = 0; round < options.rounds; round++) {
    const asked: IEngineQuestion = {
      files: files.map(({ file }) => file),
      passes: PASSES
    };
    rounds.push(measured<IEnginePasses>(options, 'engine', asked));
    if (options.peer && round < 3) {
      const line = execFileSync(
        options.peer,
        [
          path.join(options.root, 'bench', 'peer.py'),
          list,
          path.join(scratch, 'peer')
        ],
        { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }
      );
      const said = JSON.parse(line) as { seconds: number[]; refused: number };
      peer.push(...said.seconds.map(s => s * 1000));
      ({ refused } = said);
    }
  }
  const warm = (pick: (passes: IEnginePasses) => readonly number[]): number =>
    median(rounds.flatMap(passes => pick(passes).slice(COMPILING)));
  const first = median(rounds.map(passes => passes.ours[0]));
  const ours = warm(passes => passes.ours);
  // Pass by pass, as the machine is not always as fast.
  const ratio = warm(passes =>
    passes.ours.map((o, i) => o / (passes.parse[i] + passes.json[i]))
  );
  const firstRatio = median(
    rounds.map(({ ours: [o], parse: [p], json: [j] }) => o / (p + j))
  );
  const floor = warm(passes => passes.parse.map((p, i) => p + passes.json[i]));
  const { notebooks, cells, characters } = rounds[0];
  const theirs = peer.length > 0 ? median(peer) : null;
  const against = (value: number): string =>
    theirs === null ? '' : times(theirs, value);
  return {
    name: 'engine',
    head: [
      `${notebooks} notebooks, ${cells} code cells, ${Math.round(characters / 1000)} kB of code`,
      'time',
      'to parse and JSON',
      'peer to this'
    ],
    rows: [
      ['read, converted, written', time(ours), ratio.toFixed(2), against(ours)],
      [
        'the same, the first time in a process',
        time(first),
        firstRatio.toFixed(2),
        against(first)
      ],
      ['tree-sitter alone parses the code', time(warm(p => p.parse)), '', ''],
      ['JSON.parse alone reads the files', time(warm(p => p.json)), '', ''],
      ...(theirs === null
        ? []
        : [
            [
              `tf_upgrade_v2, which refuses ${refused} of them`,
              time(theirs),
              (theirs / floor).toFixed(1),
              ''
            ]
          ])
    ]
  };
}
