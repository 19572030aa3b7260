import type { Mode } from '../engine/types';
import type { IFileResult, IRunResult } from './result';
import { issuesOf, packagesOfRun } from './result';

/** Numbers that are sums over the files of a run. */
export interface ICounts {
  readonly files: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly failed: number;
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  readonly fallbacks: number;
  /** Findings that want a person. */
  readonly issues: number;
}

/** What a report says of a run as a whole. */
export interface IHead {
  readonly version: string;
  readonly mode: Mode;
  readonly targetVersion: string;
  readonly trees: readonly string[];
  readonly notes: readonly string[];
  readonly counts: ICounts;
  /** What the files need beside TensorFlow: names, each once, sorted. */
  readonly packages: readonly string[];
}

/** The place of something that is said of one file. */
export interface IPlaced<T> {
  readonly piece: T;
}

/**
 * One form of the report. It is written as text about the whole run with pieces between
 * that depend on one file each, so that the reports of parts of a run can be taken to
 * pieces and put together to that of the whole run (`shard.ts`).
 */
export interface IForm {
  /** What is said of a file, a piece a column; an empty piece is none. */
  pieces(file: IFileResult): readonly string[];

  /**
   * The report in its order: text, and the places of pieces.
   *
   * @param columns of each column the pieces that there are, in the order of the files.
   * @param shard what `merge-reports` needs to know of a part of a run, on one line; null
   *   for a whole run.
   */
  layout<T>(
    head: IHead,
    columns: readonly (readonly T[])[],
    shard: string | null
  ): Iterable<string | IPlaced<T>>;
}

/** The head of a run's report. */
export function headOf(run: IRunResult): IHead {
  const { version, mode, targetVersion, trees, notes = [] } = run;
  const counts = run.files.map(countsOf).reduce(sum, NO_COUNTS);
  const packages = packagesOfRun(run);
  return { version, mode, targetVersion, trees, notes, counts, packages };
}

const NO_COUNTS: ICounts = {
  files: 0,
  changed: 0,
  unchanged: 0,
  failed: 0,
  errors: 0,
  warnings: 0,
  infos: 0,
  fallbacks: 0,
  issues: 0
};

function countsOf(file: IFileResult): ICounts {
  const counts = { ...NO_COUNTS, files: 1, [file.status]: 1 };
  for (const { severity, fallback } of file.findings) {
    counts.errors += severity === 'ERROR' ? 1 : 0;
    counts.warnings += severity === 'WARNING' ? 1 : 0;
    counts.infos += severity === 'INFO' ? 1 : 0;
    counts.fallbacks += fallback ? 1 : 0;
  }
  counts.issues = issuesOf(file).length;
  return counts;
}

/** The counts of two parts of a run together. */
export function sum(a: ICounts, b: ICounts): ICounts {
  const names = Object.keys(NO_COUNTS) as (keyof ICounts)[];
  return Object.fromEntries(
    names.map(name => [name, a[name] + b[name]])
  ) as unknown as ICounts;
}

/**
 * The text of a report, part by part: that of a large run is longer than a string may be.
 *
 * @param files the pieces of each file, as `IForm.pieces` has them.
 */
export function* write(
  form: IForm,
  head: IHead,
  files: readonly (readonly string[])[],
  shard: string | null = null
): Generator<string> {
  const columns = (files[0] ?? []).map((_, column) =>
    files.map(pieces => pieces[column]).filter(piece => piece !== '')
  );
  for (const part of form.layout(head, columns, shard)) {
    yield typeof part === 'string' ? part : part.piece;
  }
}

/** The report of a whole run as one string. */
export function reportText(form: IForm, run: IRunResult): string {
  const parts = write(form, headOf(run), run.files.map(form.pieces));
  return [...parts].join('');
}
