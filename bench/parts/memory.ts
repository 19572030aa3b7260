import * as fs from 'fs';
import * as path from 'path';
import { timed } from '../command';
import { megabytes } from '../figures';
import type { IBenchOptions } from '../options';
import { makeTree, sample } from '../sample';
import type { ITable } from '../table';

/** (f) The most memory that a process of the command holds at once. */
export function memory(options: IBenchOptions, scratch: string): ITable {
  const command = path.join(options.root, 'dist', 'tf-upgrade.js');
  const { corpora, files, peer } = options;
  const ofMany = path.join(scratch, 'memory');
  const scripts = sample(corpora, '.py', files);
  makeTree(scripts, ofMany);
  const list = path.join(scratch, 'memory.txt');
  fs.writeFileSync(
    list,
    scripts.map(({ file, name }) => `${file}\t${name}\n`).join('')
  );
  const large = path.join(scratch, 'large.ipynb');
  fs.writeFileSync(large, largeNotebook());
  const ways: [string, string[]][] = [
    [
      `${scripts.length} scripts, one folder`,
      ['--intree', ofMany, '--outtree']
    ],
    [
      `one notebook of ${Math.round(fs.statSync(large).size / 1e6)} MB, nearly all of it outputs`,
      ['--infile', large, '--outfile']
    ]
  ];
  return {
    name: 'memory',
    head: ['what', 'tf-upgrade', 'tf_upgrade_v2'],
    rows: ways.map(([what, given], i) => {
      const end = given[0] === '--infile' ? '.ipynb' : '';
      const flags = (out: string): string[] => [
        ...given,
        `${out}${end}`,
        '--reportfile',
        `${out}.txt`
      ];
      const out = path.join(scratch, `memory-${i}`);
      const ours = [process.execPath, command, ...flags(`${out}-a`)];
      const theirs =
        peer &&
        (end === ''
          ? // Its --intree ends at the first script that it cannot take apart.
            [
              peer,
              path.join(options.root, 'bench', 'peer.py'),
              list,
              `${out}-b`
            ]
          : [
              path.join(path.dirname(peer), 'tf_upgrade_v2'),
              ...flags(`${out}-b`)
            ]);
      return [
        what,
        megabytes(timed(options, ours).memory),
        theirs ? megabytes(timed(options, theirs).memory) : ''
      ];
    })
  };
}

/** A notebook with pictures in its outputs, as they grow in years of use. */
function largeNotebook(): string {
  const code = ['import tensorflow as tf\n', 'x = tf.log(tf.constant(1.0))'];
  const picture = 'iVBORw0KGgo'.repeat(20_000);
  const cells = Array.from({ length: 250 }, () => ({
    cell_type: 'code',
    execution_count: 1,
    metadata: {},
    outputs: [
      {
        output_type: 'display_data',
        data: { 'image/png': picture },
        metadata: {}
      }
    ],
    source: code
  }));
  const metadata = { language_info: { name: 'python' } };
  return JSON.stringify({ cells, metadata, nbformat: 4, nbformat_minor: 4 });
}
