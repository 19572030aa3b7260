import { execFileSync } from 'child_process';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import type { Severity } from '../src/engine/types';
import { Event, ICase, IOutcome, Outcomes, Run, RUNS } from './outcome';

interface IReport {
  files: {
    path: string;
    findings: {
      cell: number | null;
      line: number;
      column: number;
      severity: Severity;
    }[];
  }[];
}

const FLAGS: Record<Run, string[]> = {
  default: [],
  safety: ['--mode', 'SAFETY'],
  keep: ['--no_upgrade_compat_v1_import']
};

/** Our command over cases that lie in a folder, or are written to one for it. */
export function runCommand(
  root: string,
  cases: readonly ICase[],
  runs: readonly Run[] = RUNS,
  folder: string | null = null
): Outcomes {
  const work = fs.mkdtempSync(path.join(os.tmpdir(), 'parity-ours-'));
  const found = new Map<string, Map<Run, IOutcome>>();
  try {
    const input = folder ?? path.join(work, 'in');
    if (folder === null) {
      cases.forEach(one => writeCase(input, one));
    }
    for (const run of runs) {
      const output = path.join(work, run);
      const report = path.join(work, `${run}.json`);
      execFileSync(
        process.execPath,
        [
          path.join(root, 'dist', 'tf-upgrade.js'),
          ...['--intree', input, '--outtree', output],
          ...['--reportfile', report, '--report-format', 'json'],
          ...FLAGS[run]
        ],
        { stdio: 'ignore' }
      );
      const { files } = JSON.parse(fs.readFileSync(report, 'utf8')) as IReport;
      const events = new Map(
        files.map(f => [path.relative(input, path.resolve(f.path)), f.findings])
      );
      for (const { name } of cases) {
        const { cells, numbers } = readCells(path.join(output, name));
        const list = found.get(name) ?? new Map<Run, IOutcome>();
        const said = (events.get(name) ?? []).map((e): Event => {
          const cell = e.cell === null ? 0 : numbers.indexOf(e.cell);
          return [e.severity, cell, e.line, e.column];
        });
        list.set(run, { refused: null, cells, events: said });
        found.set(name, list);
      }
    }
  } finally {
    fs.rmSync(work, { recursive: true, force: true });
  }
  return found;
}

/** Write a case as the file it stands for. */
export function writeCase(folder: string, one: ICase): void {
  const target = path.join(folder, one.name);
  fs.mkdirSync(path.dirname(target), { recursive: true });
  const notebook = {
    cells: one.cells.map(source => ({
      cell_type: 'code',
      execution_count: null,
      metadata: {},
      outputs: [],
      source: source.split(/(?<=\n)/)
    })),
    metadata: {},
    nbformat: 4,
    nbformat_minor: 2
  };
  fs.writeFileSync(
    target,
    one.name.endsWith('.ipynb') ? JSON.stringify(notebook) : one.cells[0]
  );
}

interface IRawNotebook {
  cells?: { cell_type: string; source?: string | string[] }[];
  worksheets?: { cells: { cell_type: string; input?: string | string[] }[] }[];
}

/** The code of a file, and for notebooks the number of each code cell. */
export function readCells(file: string): {
  cells: string[];
  numbers: number[];
} {
  const text = fs.readFileSync(file, 'utf8');
  if (!file.endsWith('.ipynb')) {
    return { cells: [text], numbers: [] };
  }
  const raw = JSON.parse(text) as IRawNotebook;
  const all =
    raw.cells?.map(c => ({ type: c.cell_type, code: c.source ?? '' })) ??
    (raw.worksheets ?? []).flatMap(w =>
      w.cells.map(c => ({ type: c.cell_type, code: c.input ?? '' }))
    );
  const cells: string[] = [];
  const numbers: number[] = [];
  all.forEach(({ type, code }, i) => {
    if (type === 'code') {
      cells.push(typeof code === 'string' ? code : code.join(''));
      numbers.push(i + 1);
    }
  });
  return { cells, numbers };
}

/** Every .py and .ipynb file below a folder that can be read, as a case. */
export function casesIn(folder: string): (ICase & { path: string })[] {
  const found: (ICase & { path: string })[] = [];
  const walk = (below: string): void => {
    for (const entry of fs.readdirSync(path.join(folder, below), {
      withFileTypes: true
    })) {
      const name = path.join(below, entry.name);
      if (entry.isDirectory() && !entry.name.startsWith('.')) {
        walk(name);
      } else if (entry.isFile() && /\.(py|ipynb)$/.test(name)) {
        const file = path.join(folder, name);
        try {
          found.push({ name, path: file, cells: readCells(file).cells });
        } catch {
          process.stderr.write(`${file} cannot be read; left out\n`);
        }
      }
    }
  };
  walk('');
  return found.sort((a, b) => (a.name < b.name ? -1 : 1));
}
