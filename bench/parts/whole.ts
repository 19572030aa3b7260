import * as fs from 'fs';
import * as path from 'path';
import { ICost, timed } from '../command';
import { median, time, times } from '../figures';
import type { IBenchOptions } from '../options';
import { ISample, makeTree, sample } from '../sample';
import type { ITable } from '../table';

/** Our command and the peer's on the same thing. */
interface ICase {
  readonly what: string;
  ours(out: string): readonly string[];
  peer(out: string, python: string): readonly string[];
}

/** (a) Whole processes, from the shell and back, one of ours after one of the peer's. */
export function whole(options: IBenchOptions, scratch: string): ITable {
  const command = path.join(options.root, 'dist', 'tf-upgrade.js');
  const { corpora, files, root } = options;
  const scripts = sample(corpora, '.py', files);
  const notebooks = sample(corpora, '.ipynb', Math.ceil(files / 2));
  const mixed = [...notebooks, ...scripts.slice(0, files - notebooks.length)];
  const tree = (name: string, list: readonly ISample[]): string => {
    const folder = path.join(scratch, name);
    makeTree(list, folder);
    return folder;
  };
  const [python, both] = [tree('scripts', scripts), tree('mixed', mixed)];
  // The peer's --intree passes over notebooks, and stops at the first script that it
  // cannot take apart, so its functions are called.
  const byFunctions =
    (name: string, list: readonly ISample[]): ICase['peer'] =>
    (out, interpreter) => {
      const listed = path.join(scratch, `${name}.txt`);
      fs.writeFileSync(
        listed,
        list.map(f => `${f.file}\t${f.name}\n`).join('')
      );
      return [interpreter, path.join(root, 'bench', 'peer.py'), listed, out];
    };
  const single = (file: string, ending: string): ICase => ({
    what: `one ${ending === '.py' ? 'script' : 'notebook'} of ${Math.round(fs.statSync(file).size / 1024)} kB`,
    ours: out => [
      command,
      ...flags({ infile: file, outfile: `${out}${ending}` }, out)
    ],
    peer: (out, interpreter) => [
      script(interpreter),
      ...flags({ infile: file, outfile: `${out}${ending}` }, out)
    ]
  });
  const cases: ICase[] = [
    single(middle(notebooks), '.ipynb'),
    single(middle(scripts), '.py'),
    {
      what: `${scripts.length} scripts, one folder`,
      ours: out => [command, ...flags({ intree: python, outtree: out }, out)],
      peer: byFunctions('scripts', scripts)
    },
    {
      what: `${notebooks.length} notebooks and ${mixed.length - notebooks.length} scripts, one folder`,
      ours: out => [command, ...flags({ intree: both, outtree: out }, out)],
      peer: byFunctions('mixed', mixed)
    }
  ];
  const rows = cases.map((each, i) => row(each, i, options, scratch));
  return {
    name: 'whole',
    head: ['what', 'tf-upgrade', 'tf_upgrade_v2', 'ratio', 'of processor time'],
    rows
  };
}

function row(
  { what, ours, peer }: ICase,
  index: number,
  options: IBenchOptions,
  scratch: string
): string[] {
  const mine: ICost[] = [];
  const theirs: ICost[] = [];
  for (let round = 0; round < options.rounds; round++) {
    const out = path.join(scratch, `out-${index}-${round}`);
    mine.push(timed(options, [process.execPath, ...ours(`${out}-a`)]));
    if (options.peer) {
      theirs.push(timed(options, peer(`${out}-b`, options.peer)));
    }
  }
  const wall = (list: readonly ICost[]): number =>
    median(list.map(cost => cost.wall * 1000));
  const cpu = (list: readonly ICost[]): number =>
    median(list.map(cost => cost.cpu * 1000));
  const compared = theirs.length > 0;
  return [
    what,
    time(wall(mine)),
    compared ? time(wall(theirs)) : '',
    compared ? times(wall(theirs), wall(mine)) : '',
    compared ? times(cpu(theirs), cpu(mine)) : ''
  ];
}

/** The flags that both know, with a report of its own. */
function flags(
  given: Readonly<Record<string, string>>,
  out: string
): readonly string[] {
  return Object.entries({ ...given, reportfile: `${out}.txt` }).flatMap(
    ([name, value]) => [`--${name}`, value]
  );
}

function script(interpreter: string): string {
  return path.join(path.dirname(interpreter), 'tf_upgrade_v2');
}

/** The file of middling size. */
function middle(files: readonly ISample[]): string {
  const sorted = files
    .map(({ file }) => ({ file, size: fs.statSync(file).size }))
    .sort((a, b) => a.size - b.size);
  return sorted[sorted.length >> 1].file;
}
