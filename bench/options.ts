import * as path from 'path';

/** The parts of the benchmark, in the order in which they run. */
export const PARTS = [
  'whole',
  'engine',
  'stages',
  'growth',
  'memory',
  'browser'
] as const;
export type Part = (typeof PARTS)[number];

/** What to measure, and with what. */
export interface IBenchOptions {
  /** The checkout. */
  readonly root: string;
  /** Where the bundles of the measured processes are. */
  readonly bundles: string;
  /** Folders with real code. */
  readonly corpora: readonly string[];
  /** A Python with tf_upgrade_v2; null to measure ours alone. */
  readonly peer: string | null;
  /** A Python with JupyterLab and the extension, for the browser; null to leave it out. */
  readonly jupyter: string | null;
  readonly parts: ReadonlySet<Part>;
  readonly notebooks: number;
  readonly files: number;
  readonly rounds: number;
  /** How many cells the notebooks in the browser have: "10,100". */
  readonly sizes: string;
  /** Write the tables into docs/performance.md. */
  readonly write: boolean;
}

export const USAGE = `usage: node bench/bench.mjs --corpus FOLDER [--corpus FOLDER ...] [flags]

  --corpus FOLDER   real code to measure with (or TF_UPGRADE_CORPUS, split at ":")
  --peer PYTHON     a Python with tensorflow-cpu 2.15.1 and google-pasta in it
                    (or TF_UPGRADE_PEER); without it, ours is measured alone
  --jupyter PYTHON  a Python with JupyterLab and this extension installed (or
                    TF_UPGRADE_JUPYTER); without it, the browser part is left out
  --only PART,...   ${PARTS.join(', ')}
  --notebooks N     notebooks to take for what runs in one process (306)
  --files N         files of the tree that the command converts (600)
  --rounds N        how often each thing is measured (5)
  --sizes N,...     cells of the notebooks in the browser (10,100,1000,5000)
  --write           put the tables into docs/performance.md
`;

/**
 * @param argv what follows the script's name.
 * @throws Error with a line for a person.
 */
export function readOptions(
  root: string,
  bundles: string,
  argv: readonly string[]
): IBenchOptions {
  const corpora: string[] = [];
  const given = new Map<string, string>();
  for (let i = 0; i < argv.length; i++) {
    const flag = argv[i];
    if (flag === '--write') {
      given.set(flag, '');
      continue;
    }
    const value = argv[++i];
    if (!USAGE.includes(`  ${flag} `) || value === undefined) {
      throw new Error(`${flag}: unknown, or without its value\n${USAGE}`);
    }
    if (flag === '--corpus') {
      corpora.push(path.resolve(value));
    }
    given.set(flag, value);
  }
  if (corpora.length === 0) {
    const listed = process.env.TF_UPGRADE_CORPUS?.split(path.delimiter) ?? [];
    corpora.push(...listed.filter(Boolean).map(name => path.resolve(name)));
  }
  if (corpora.length === 0) {
    throw new Error(`no folder of real code was given\n${USAGE}`);
  }
  const number = (flag: string, otherwise: number): number => {
    const value = Number(given.get(flag) ?? otherwise);
    if (!Number.isInteger(value) || value < 1) {
      throw new Error(`${flag} must be a number from 1`);
    }
    return value;
  };
  const names = given.get('--only')?.split(',') ?? [...PARTS];
  const parts = PARTS.filter(part => names.includes(part));
  if (parts.length !== names.length) {
    throw new Error(`--only takes ${PARTS.join(', ')}`);
  }
  return {
    root,
    bundles,
    corpora,
    peer: given.get('--peer') ?? process.env.TF_UPGRADE_PEER ?? null,
    jupyter: given.get('--jupyter') ?? process.env.TF_UPGRADE_JUPYTER ?? null,
    parts: new Set(parts),
    notebooks: number('--notebooks', 306),
    files: number('--files', 600),
    rounds: number('--rounds', 5),
    sizes: given.get('--sizes') ?? '10,100,1000,5000',
    write: given.has('--write')
  };
}
