import type {
  IFinding,
  IMigration,
  IPackage,
  IPathStep,
  Mode
} from '../engine/types';

/** What became of one file. */
export interface IFileResult {
  /** As given, or the given folder joined with the path below it. */
  readonly path: string;
  /** Where it is, or would be, written. */
  readonly output: string;
  readonly status: 'changed' | 'unchanged' | 'failed';
  /** Why it failed. */
  readonly error?: string;
  readonly findings: readonly IFinding[];
  /** Where its migration stands; empty where it failed or uses no TensorFlow. */
  readonly steps?: readonly IPathStep[];
  /** What it needs beside TensorFlow, once converted. */
  readonly packages?: readonly IPackage[];
}

/** What became of a whole run; every form of report is made from this. */
export interface IRunResult {
  readonly version: string;
  readonly mode: Mode;
  readonly targetVersion: string;
  /** The folders that were asked for, as given. */
  readonly trees: readonly string[];
  readonly files: readonly IFileResult[];
  /** What else there is to say of the run, a sentence each. */
  readonly notes?: readonly string[];
}

/** The findings of a migration, cell after cell. */
export function findingsOf(migration: IMigration): IFinding[] {
  return migration.cells.flatMap(cell => cell.findings);
}

/** The findings that want a person: warnings and errors. */
export function issuesOf(file: IFileResult): IFinding[] {
  return file.findings.filter(finding => finding.severity !== 'INFO');
}

/** One line of text: no line ends, nothing a terminal would obey. */
export function oneLine(text: string): string {
  return text.replace(/\s*[\r\n\u2028\u2029]+\s*/g, ' ').replace(
    // eslint-disable-next-line no-control-regex
    /[\u0000-\u001f\u007f-\u009f]/g,
    unit => `\\x${unit.charCodeAt(0).toString(16).padStart(2, '0')}`
  );
}

/** "1 file", "2 files". */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** The names of the packages that a run's files need beside TensorFlow, each once, sorted. */
export function packagesOfRun(run: Pick<IRunResult, 'files'>): string[] {
  const names = run.files.flatMap(file =>
    (file.packages ?? []).map(one => one.name)
  );
  return [...new Set(names)].sort();
}

/** The command that installs packages. */
export function pipInstall(names: readonly string[]): string {
  return `pip install ${names.join(' ')}`;
}
