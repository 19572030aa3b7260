import type { IArguments } from './arguments';

/** One flag of the command line. */
export interface IFlag {
  readonly name: string;
  readonly short?: string;
  readonly key: Exclude<keyof IArguments, 'paths'>;
  /** What its value is called in the help; null for a flag without one. */
  readonly value: string | null;
  /** True for the flags of tf_upgrade_v2. */
  readonly peer: boolean;
  readonly help: string;
}

/** Every flag, in the order of the help. */
export const FLAGS: readonly IFlag[] = [
  peer('infile', 'FILE', 'convert this .py or .ipynb file'),
  peer('outfile', 'FILE', 'where to write the converted file'),
  peer('intree', 'FOLDER', 'convert every .py and .ipynb file of this folder'),
  peer('outtree', 'FOLDER', 'where to write them; must not exist yet'),
  peer(
    'copyotherfiles',
    'BOOL',
    'copy the other files of the folder too (default: true)'
  ),
  peer('inplace', null, 'change the given files themselves'),
  peer(
    'no_import_rename',
    null,
    'taken for scripts that give it; no import is renamed to compat.v2 anyway'
  ),
  peer(
    'no_upgrade_compat_v1_import',
    null,
    'leave `import tensorflow.compat.v1 as tf` and what it names alone'
  ),
  peer('reportfile', 'FILE', 'where to write the report (default: report.txt)'),
  peer(
    'mode',
    '{DEFAULT,SAFETY}',
    'DEFAULT converts the code, SAFETY changes imports to compat.v1 alone'
  ),
  peer('print_all', null, 'print the whole report, not the issues alone'),
  {
    name: '--report-format',
    key: 'report_format',
    value: '{text,json,html}',
    peer: false,
    help: 'form of the report (default: text)'
  },
  {
    name: '--target-version',
    key: 'target_version',
    value: '2.x',
    peer: false,
    help: 'TensorFlow to convert to (default: the newest one known)'
  },
  {
    name: '--run-ready',
    key: 'run_ready',
    value: null,
    peer: false,
    help: 'add the lines that graph-mode code and legacy Keras need to run'
  },
  {
    name: '--apply-fixes',
    key: 'apply_fixes',
    value: 'KINDS',
    peer: false,
    help: 'make these fixes off tf.compat.v1 as well (all, or names with commas)'
  },
  {
    name: '--shard',
    key: 'shard',
    value: 'I/N',
    peer: false,
    help: 'take part I of N of the files alone; see merge-reports'
  },
  {
    name: '--check',
    key: 'check',
    value: null,
    peer: false,
    help: 'write nothing; exit with 1 where something would change'
  },
  {
    name: '--diff',
    key: 'diff',
    value: null,
    peer: false,
    help: 'write nothing; print what would change'
  },
  {
    name: '--version',
    key: 'version',
    value: null,
    peer: false,
    help: 'print the version'
  },
  {
    name: '--help',
    short: '-h',
    key: 'help',
    value: null,
    peer: false,
    help: 'print this text'
  }
];

function peer(key: IFlag['key'], value: string | null, help: string): IFlag {
  return { name: `--${key}`, key, value, peer: true, help };
}

/** The flag that is spelled most like `given`; null where none is at all. */
export function nearestFlag(given: string): string | null {
  let best: string | null = null;
  let least = Math.max(2, Math.floor(given.length / 3)) + 1;
  for (const { name } of FLAGS) {
    const distance = editDistance(given, name);
    if (distance < least) {
      least = distance;
      best = name;
    }
  }
  return best;
}

/** How many letters to add, drop or change to make `b` of `a`. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const above = row;
    row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = above[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
      row[j] = Math.min(above[j] + 1, row[j - 1] + 1, change);
    }
  }
  return row[b.length];
}

/** The text of --help. */
export function helpText(): string {
  const lines = FLAGS.map(flag => {
    const left = [flag.short, flag.name].filter(Boolean).join(', ');
    const usage = flag.value ? `${left} ${flag.value}` : left;
    return usage.length > 28
      ? `  ${usage}\n${' '.repeat(32)}${flag.help}`
      : `  ${usage.padEnd(30)}${flag.help}`;
  });
  return `usage: tf-upgrade --infile FILE --outfile FILE [flags]
       tf-upgrade --intree FOLDER --outtree FOLDER [flags]
       tf-upgrade {--inplace,--check,--diff} [flags] FILE-OR-FOLDER...
       tf-upgrade merge-reports [--reportfile FILE] REPORT...

Convert TensorFlow 1 Python files and notebooks to TensorFlow 2.

flags:
${lines.join('\n')}

exit status:
  0  converted
  1  --check: something would change
  2  the command was not used rightly
  3  a file could not be read or written; the others were converted
`;
}
