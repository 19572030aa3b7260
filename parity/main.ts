import * as fs from 'fs';
import * as path from 'path';
import { parseArgs } from 'util';
import { exampleCases, symbolCases, writtenCases } from './cases';
import { casesIn, runCommand } from './command';
import { PEER_VERSION, peerPython } from './environment';
import { packGolden, unpackGolden } from './golden';
import { ICase, IOutcome, Outcomes, Run, RUNS } from './outcome';
import { Peer } from './peer';
import { Agreement } from './report';

const USAGE = `Holds tf-upgrade against TensorFlow's own tf_upgrade_v2.

  node parity/parity.mjs [FOLDER ...] [options]

Without a folder: cases generated from the installed TensorFlow, those in
parity/cases and the examples of docs/differences.md, in every mode. With
folders: the .py and .ipynb files there. Needs dist/tf-upgrade.js (jlpm build:cli).

  --python PYTHON  one that has tensorflow-cpu ${PEER_VERSION} and google-pasta;
                   otherwise .peer, made where it is missing
  --golden         write the peer's answers to parity/golden.json.gz
  --update         the same, but ask only for cases that are new or changed
  --facts          read them from there instead of asking: no TensorFlow needed
  --show N         how many unexplained differences to print (20)

Exit status 1 where a difference has no entry in docs/differences.md.
`;

/** @returns the exit status. */
export async function main(root: string, argv: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: argv,
    allowPositionals: true,
    options: {
      python: { type: 'string' },
      golden: { type: 'boolean' },
      update: { type: 'boolean' },
      facts: { type: 'boolean' },
      show: { type: 'string' },
      help: { type: 'boolean', short: 'h' }
    }
  });
  if (values.help) {
    process.stdout.write(USAGE);
    return 0;
  }
  const show = Number(values.show ?? 20);
  let unexplained = 0;
  if (values.facts) {
    const golden = unpackGolden(fs.readFileSync(goldenFile(root)));
    const cases = golden.cases.map(c => c.case);
    const theirs = new Map(golden.cases.map(c => [c.case.name, c.runs]));
    const ours = runCommand(root, cases);
    return report('facts', cases, RUNS, theirs, ours, show) > 0 ? 1 : 0;
  }
  const peer = new Peer(root, peerPython(root, values.python ?? null));
  if (positionals.length === 0) {
    const cases = await allCases(root, peer);
    const known = values.update
      ? knownFacts(root)
      : new Map<string, ReadonlyMap<Run, IOutcome>>();
    const asked = await peer.run(
      cases.filter(one => !known.has(JSON.stringify(one))),
      RUNS
    );
    const theirs: Outcomes = new Map(
      cases.map(one => [
        one.name,
        asked.get(one.name) ?? known.get(JSON.stringify(one)) ?? new Map()
      ])
    );
    if (values.golden || values.update) {
      writeGolden(root, cases, theirs);
    }
    const ours = runCommand(root, cases);
    unexplained += report('generated cases', cases, RUNS, theirs, ours, show);
  }
  for (const given of positionals) {
    const folder = path.resolve(given);
    const cases = casesIn(folder);
    const theirs = await peer.run(cases, RUNS);
    const ours = runCommand(root, cases, RUNS, folder);
    unexplained += report(given, cases, RUNS, theirs, ours, show);
  }
  return unexplained > 0 ? 1 : 0;
}

async function allCases(root: string, peer: Peer): Promise<ICase[]> {
  const page = path.join(root, 'docs', 'differences.md');
  return [
    ...symbolCases(await peer.symbols()),
    ...writtenCases(path.join(root, 'parity', 'cases')),
    ...exampleCases(page)
  ];
}

function writeGolden(root: string, cases: ICase[], theirs: Outcomes): void {
  const none: ReadonlyMap<Run, IOutcome> = new Map();
  const bytes = packGolden({
    peer: PEER_VERSION,
    cases: cases.map(one => ({
      case: one,
      runs: theirs.get(one.name) ?? none
    }))
  });
  fs.writeFileSync(goldenFile(root), bytes);
}

/** Outcomes by the case itself, so that a changed case is not known. */
function knownFacts(root: string): Map<string, ReadonlyMap<Run, IOutcome>> {
  const golden = unpackGolden(fs.readFileSync(goldenFile(root)));
  return new Map(golden.cases.map(c => [JSON.stringify(c.case), c.runs]));
}

function goldenFile(root: string): string {
  return path.join(root, 'parity', 'golden.json.gz');
}

/** @returns how many differences nothing explains. */
function report(
  title: string,
  cases: readonly ICase[],
  runs: readonly Run[],
  theirs: Outcomes,
  ours: Outcomes,
  show: number
): number {
  let unexplained = 0;
  for (const run of runs) {
    const agreement = new Agreement();
    for (const one of cases) {
      const peer = theirs.get(one.name)?.get(run);
      const mine = ours.get(one.name)?.get(run);
      if (peer && mine) {
        agreement.add(one, run, peer, mine);
      }
    }
    process.stdout.write(agreement.text(`${title}, ${run}`, show));
    unexplained += agreement.unexplained.length;
  }
  return unexplained;
}
