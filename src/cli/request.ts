import { lstatSync, realpathSync, statSync } from 'fs';
import * as path from 'path';
import { isConvertible } from '../notebook';
import type { IArguments } from './arguments';
import type { IShare } from './share';
import { UsageError } from './usage-error';

/** What a command line asks for, after it was held against the file system. */
export interface IRequest {
  /** Files and folders to read, as they were given. */
  readonly inputs: readonly IInput[];
  /** File or folder to write to, as given; null where the inputs themselves are. */
  readonly output: string | null;
  /** False for --check and --diff. */
  readonly write: boolean;
  /** Where the report goes, as given; null for nowhere. */
  readonly report: string | null;
  /** Which part of the files to take; null for all. */
  readonly share: IShare | null;
}

/** One file or folder to read. */
export interface IInput {
  readonly path: string;
  readonly folder: boolean;
}

/**
 * Find out what to do, and refuse what makes no sense before anything is read.
 *
 * @param cwd What relative paths start from.
 * @throws UsageError with one line on what is wrong.
 */
export function planRequest(args: IArguments, cwd: string): IRequest {
  const dry = args.check || args.diff;
  const given = [args.infile, args.intree].filter(p => p !== null);
  if (given.length + args.paths.length === 0) {
    throw new UsageError(
      'nothing to convert: give --infile, --intree, or files with --inplace, --check or --diff'
    );
  }
  if (given.length > 1 || (given.length > 0 && args.paths.length > 0)) {
    throw new UsageError('give one of --infile, --intree and files, not more');
  }
  checkOutputs(args, dry);
  const inputs = checkInputs(args, cwd);
  const output = args.outfile ?? args.outtree;
  if (output !== null && !dry) {
    checkTarget(args, output, cwd);
  }
  const report = args.reportfile ?? (dry ? null : reportName(args));
  checkReport(args, report, cwd);
  return { inputs, output, write: !dry, report, share: args.shard };
}

const EXTENSION = { text: 'txt', json: 'json', html: 'html' } as const;

/** Shards may run side by side in one folder, so that each has a name of its own. */
function reportName({ shard, report_format }: IArguments): string {
  const part = shard ? `.${shard.index}-of-${shard.of}` : '';
  return `report${part}.${EXTENSION[report_format]}`;
}

function checkOutputs(args: IArguments, dry: boolean): void {
  if (args.inplace && args.outfile !== null) {
    throw new UsageError('--inplace and --outfile exclude each other');
  }
  if (args.inplace && args.outtree !== null) {
    throw new UsageError('--inplace and --outtree exclude each other');
  }
  if (args.infile === null && args.outfile !== null) {
    throw new UsageError('--outfile belongs to --infile, which is missing');
  }
  if (args.intree === null && args.outtree !== null) {
    throw new UsageError('--outtree belongs to --intree, which is missing');
  }
  if (args.shard !== null && args.infile !== null) {
    throw new UsageError(
      '--shard parts the files of a folder: give --intree, or files and folders with --inplace, --check or --diff'
    );
  }
  if (args.inplace || dry) {
    return;
  }
  if (args.infile !== null && args.outfile === null) {
    throw new UsageError('--infile needs --outfile (or --inplace)');
  }
  if (args.intree !== null && args.outtree === null) {
    throw new UsageError('--intree needs --outtree (or --inplace)');
  }
  if (args.paths.length > 0) {
    throw new UsageError(
      `'${args.paths[0]}' stands alone: give --infile and --outfile, or --inplace, --check or --diff`
    );
  }
}

function checkInputs(args: IArguments, cwd: string): IInput[] {
  if (args.infile !== null) {
    if (isFolder(args.infile, cwd)) {
      throw new UsageError(
        `--infile '${args.infile}' is a folder; use --intree for folders`
      );
    }
    return [{ path: args.infile, folder: false }];
  }
  if (args.intree !== null) {
    if (!isFolder(args.intree, cwd)) {
      throw new UsageError(
        exists(args.intree, cwd)
          ? `--intree '${args.intree}' is not a folder; use --infile for files`
          : `--intree '${args.intree}' does not exist`
      );
    }
    return [{ path: args.intree, folder: true }];
  }
  return args.paths.map(p => ({ path: p, folder: isFolder(p, cwd) }));
}

function checkTarget(args: IArguments, output: string, cwd: string): void {
  if (args.outfile !== null && isFolder(output, cwd)) {
    throw new UsageError(`--outfile '${output}' is a folder`);
  }
  if (args.outtree === null || !exists(output, cwd)) {
    return;
  }
  // Another shard may have made the folder.
  if (args.shard === null) {
    throw new UsageError(`--outtree '${output}' exists already`);
  }
  if (!isFolder(output, cwd)) {
    throw new UsageError(`--outtree '${output}' is not a folder`);
  }
  if (args.intree !== null && holds(output, args.intree, cwd)) {
    throw new UsageError(
      `--outtree '${output}' is or holds the input folder; --inplace changes files where they are`
    );
  }
}

/** A report must not land on a file that is being converted. */
function checkReport(
  args: IArguments,
  report: string | null,
  cwd: string
): void {
  if (report === null) {
    if (args.diff && args.report_format !== 'text') {
      throw new UsageError('--diff with --report-format needs --reportfile');
    }
    return;
  }
  if (isFolder(report, cwd)) {
    throw new UsageError(`the report file '${report}' is a folder`);
  }
  if (isConvertible(report)) {
    throw new UsageError(`the report file '${report}' has a name of code`);
  }
  const taken = args.outfile ?? args.outtree;
  if (taken && path.resolve(cwd, taken) === path.resolve(cwd, report)) {
    if (!taken.startsWith('/dev/')) {
      throw new UsageError(`the report would overwrite '${taken}'`);
    }
  }
}

/** Whether a folder is or holds another one; both exist. */
function holds(folder: string, other: string, cwd: string): boolean {
  const [outer, inner] = [folder, other].map(name =>
    realpathSync(path.resolve(cwd, name))
  );
  const way = path.relative(outer, inner);
  return way.split(path.sep)[0] !== '..' && !path.isAbsolute(way);
}

function isFolder(name: string, cwd: string): boolean {
  try {
    return statSync(path.resolve(cwd, name)).isDirectory();
  } catch {
    return false;
  }
}

/** True also for a link that leads nowhere: its name is taken. */
function exists(name: string, cwd: string): boolean {
  try {
    lstatSync(path.resolve(cwd, name));
    return true;
  } catch {
    return false;
  }
}
