import { measured } from '../command';
import type { IBenchOptions } from '../options';
import type { IStageShares, IStagesQuestion } from '../process/stages';
import { sample } from '../sample';
import type { ITable } from '../table';

const WORDS: readonly (readonly [string, string])[] = [
  ['read', 'read the JSON'],
  ['mask', 'mask IPython, find the words that matter'],
  ['parse', 'parse (tree-sitter)'],
  ['copy', 'copy what matters of the trees'],
  ['bind', 'bind and resolve names'],
  ['rules', 'rules'],
  ['edits', 'edits and places'],
  ['report', 'report'],
  ['write', 'write the JSON'],
  ['garbage collection', 'garbage collection'],
  ['other', 'what belongs to none']
];

/** (c) What each stage takes of the time, beside the bare parse. */
export function stages(options: IBenchOptions): ITable {
  const files = sample(options.corpora, '.ipynb', options.notebooks);
  const asked: IStagesQuestion = {
    files: files.map(({ file }) => file),
    passes: options.rounds
  };
  const shares = measured<IStageShares>(options, 'stages', asked);
  return {
    name: 'stages',
    head: ['stage', 'share', 'bare parse = 1'],
    rows: WORDS.map(([name, words]) => [
      words,
      `${((shares[name] ?? 0) * 100).toFixed(1)} %`,
      ((shares[name] ?? 0) / shares.parse).toFixed(2)
    ])
  };
}
