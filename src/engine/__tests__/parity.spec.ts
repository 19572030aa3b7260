import * as fs from 'fs';
import * as path from 'path';
import { cellsOf, writtenCases } from '../../../parity/cases';
import { compare, IDisagreement } from '../../../parity/compare';
import { DEFECTS, DIFFERENCES, explain } from '../../../parity/differences';
import { readExamples, readIds } from '../../../parity/examples';
import { unpackGolden } from '../../../parity/golden';
import { Event, ICase, IOutcome, Run } from '../../../parity/outcome';
import { describe as inWords } from '../../../parity/report';
import { createEngine, IEngine, IOptions } from '..';

const ROOT = path.resolve(__dirname, '..', '..', '..');
const PAGE = fs.readFileSync(path.join(ROOT, 'docs/differences.md'), 'utf8');
const golden = unpackGolden(
  fs.readFileSync(path.join(ROOT, 'parity/golden.json.gz'))
);

const OPTIONS: Record<Run, IOptions> = {
  default: {},
  safety: { mode: 'SAFETY' },
  keep: { upgradeCompatV1Import: false }
};

let engine: IEngine;
const found: IDisagreement[] = [];
let compared = 0;

function upgrade(one: ICase, run: Run): IOutcome {
  const notebook = one.name.endsWith('.ipynb');
  const { cells } = engine.migrate(
    {
      cells: one.cells.map((source, i) => ({
        id: String(i),
        number: notebook ? i + 1 : null,
        source
      }))
    },
    OPTIONS[run]
  );
  return {
    refused: null,
    cells: cells.map(cell => cell.output),
    events: cells.flatMap((cell, i) =>
      cell.findings.map((f): Event => [f.severity, i, f.line, f.column])
    )
  };
}

beforeAll(async () => {
  const wasm = (name: string): Uint8Array =>
    fs.readFileSync(require.resolve(name));
  engine = await createEngine({
    runtime: wasm('web-tree-sitter/web-tree-sitter.wasm'),
    grammar: wasm('tree-sitter-python/tree-sitter-python.wasm')
  });
  for (const { case: one, runs } of golden.cases) {
    for (const [run, peer] of runs) {
      found.push(...compare(one, run, peer, upgrade(one, run)));
      compared++;
    }
  }
});

describe('parity with tf_upgrade_v2', () => {
  it('has many cases', () => {
    expect(compared).toBeGreaterThan(25000);
  });

  it('differs in nothing that docs/differences.md does not tell of', () => {
    const unexplained = found.filter(d => explain(d) === null);
    expect(unexplained.slice(0, 10).map(inWords)).toEqual([]);
  });

  const met = (id: string): boolean => found.some(d => explain(d) === id);

  it.each(DIFFERENCES.map(d => d.id))('really differs in %s', id => {
    expect(met(id)).toBe(true);
  });

  // An entry of a mended defect has to go, or it would hide the next one.
  if (DEFECTS.length > 0) {
    it.each(DEFECTS.map(d => d.id))('still has %s', id => {
      expect(met(id)).toBe(true);
    });
  }
});

describe('docs/differences.md', () => {
  const examples = readExamples(PAGE);
  const facts = new Map(golden.cases.map(c => [c.case.name, c]));

  it('has a heading for each difference, and none besides', () => {
    expect(readIds(PAGE).sort()).toEqual(DIFFERENCES.map(d => d.id).sort());
  });

  it.each(readIds(PAGE))('has an example of %s', id => {
    expect(examples.some(e => e.id === id)).toBe(true);
  });

  it.each(examples.map(e => [e.name, e] as const))('is right in %s', (_, e) => {
    const fact = facts.get(e.name);
    const one = { name: e.name, cells: cellsOf(e.name, e.input) };
    const peer = fact?.runs.get(e.run);
    // Otherwise: node parity/parity.mjs --golden
    expect(fact?.case).toEqual(one);
    if (!peer) {
      throw new Error(`${e.name} is not in parity/golden.json.gz`);
    }
    if (e.peer === null) {
      expect(peer.refused).not.toBeNull();
    } else {
      expect(peer.refused).toBeNull();
      expect(peer.cells).toEqual(cellsOf(e.name, e.peer));
    }
    const ours = upgrade(one, e.run);
    expect(ours.cells).toEqual(cellsOf(e.name, e.ours));
    if (e.peerSays !== null || e.weSay !== null) {
      expect(grave(peer)).toBe(e.peerSays);
      expect(grave(ours)).toBe(e.weSay);
    }
    expect(compare(one, e.run, peer, ours).map(explain)).toContain(e.id);
  });
});

describe('parity/cases', () => {
  it('is what the facts are about', () => {
    const known = new Set(golden.cases.map(c => JSON.stringify(c.case)));
    const missing = writtenCases(path.join(ROOT, 'parity/cases'))
      .filter(one => !known.has(JSON.stringify(one)))
      .map(one => one.name);
    expect(missing).toEqual([]);
  });
});

/** Warnings and errors as the page writes them. */
function grave({ events }: IOutcome): string {
  const list = events
    .filter(e => e[0] !== 'INFO')
    .map(([severity, , line, column]) => `${severity} at ${line}:${column}`);
  return list.join(', ') || 'nothing';
}
