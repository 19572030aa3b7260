import { readFileSync } from 'fs';
import * as path from 'path';
import type { IPart } from '../report/shard';
import { joinShards, readShard } from '../report/shard';
import { oneLine } from '../report/result';
import type { IArguments } from './arguments';
import { parseArguments } from './arguments';
import { describeError } from './convert';
import { helpText } from './flags';
import type { IHost } from './host';
import { UsageError } from './usage-error';
import { chunks, writeOutput } from './write-file';

/** What does not show in a report, or is what tells one shard from another. */
const NO_MATTER: ReadonlySet<keyof IArguments> = new Set([
  'no_import_rename',
  'reportfile',
  'print_all',
  'shard',
  'check',
  'diff',
  'help',
  'version'
]);

/** The options of a run that its report depends on, by flag. */
export function optionsOf(args: IArguments): Record<string, unknown> {
  const keys = Object.keys(args) as (keyof IArguments)[];
  const options = keys
    .filter(key => !NO_MATTER.has(key))
    .map(key => [key, args[key]]);
  // Both look at files and write none.
  return {
    ...Object.fromEntries(options),
    'check-or-diff': args.check || args.diff
  };
}

/** A report as it was given. */
interface IGiven {
  readonly name: string;
  readonly part: IPart;
}

/**
 * `tf-upgrade merge-reports REPORT...`: join the reports of all shards of a run to the
 * report that the run would have written without `--shard`, byte for byte.
 *
 * @param argv What follows `merge-reports`.
 * @returns The exit status, 0.
 * @throws UsageError where the reports are not those of all shards of one run; an error of
 *   the file system.
 */
export function mergeReports(argv: readonly string[], host: IHost): number {
  const args = parseArguments(argv);
  if (args.help) {
    host.stdout.write(helpText());
    return 0;
  }
  checkArguments(args);
  const given = args.paths.map(name => read(name, host.cwd));
  checkShards(given);
  const merged = joinShards(given.map(({ part }) => part));
  if (args.reportfile === null) {
    for (const text of chunks(merged)) {
      host.stdout.write(text);
    }
  } else {
    writeOutput(path.resolve(host.cwd, args.reportfile), merged, null);
  }
  return 0;
}

function checkArguments(args: IArguments): void {
  const own = (key: string): boolean => key === 'paths' || key === 'reportfile';
  const unset = parseArguments([]);
  for (const key of Object.keys(args) as (keyof IArguments)[]) {
    const isGiven = JSON.stringify(args[key]) !== JSON.stringify(unset[key]);
    if (isGiven && !own(key)) {
      throw new UsageError(
        `merge-reports takes reports and --reportfile, not --${key.replace(/_/g, '-')}`
      );
    }
  }
  if (args.paths.length === 0) {
    throw new UsageError('merge-reports: give the reports of all shards');
  }
}

function read(name: string, cwd: string): IGiven {
  let text: string;
  try {
    text = readFileSync(path.resolve(cwd, name), 'utf8');
  } catch (error) {
    throw new Error(`${name}: ${describeError(error)}`);
  }
  try {
    return { name, part: readShard(text) };
  } catch (error) {
    throw new UsageError(`${name}: ${describeError(error)}`);
  }
}

/** See that the reports are of one run, each shard there once, and no file in two. */
function checkShards(given: readonly IGiven[]): void {
  const [first, ...others] = given;
  others.forEach(other => checkSame(first, other));
  const [, of] = first.part.shard.shard;
  const names = new Map<number, string>();
  for (const { name, part } of given) {
    const [index] = part.shard.shard;
    const taken = names.get(index);
    if (taken !== undefined) {
      throw new UsageError(
        `'${taken}' and '${name}' are both of shard ${index} of ${of}`
      );
    }
    names.set(index, name);
  }
  const missing = Array.from({ length: of }, (_, i) => i + 1).filter(
    index => !names.has(index)
  );
  if (missing.length > 0) {
    const shown = missing.slice(0, 20).join(', ');
    const more = missing.length > 20 ? ', ...' : '';
    throw new UsageError(
      `the report of shard ${shown}${more} of ${of} is missing`
    );
  }
  checkFiles(given);
}

function checkSame(first: IGiven, other: IGiven): void {
  const [a, b] = [first.part, other.part];
  const both = `'${first.name}' and '${other.name}'`;
  if (a.shard.shard[1] !== b.shard.shard[1]) {
    throw new UsageError(
      `${both} are of ${a.shard.shard[1]} and of ${b.shard.shard[1]} shards`
    );
  }
  if (a.shard.head.version !== b.shard.head.version) {
    throw new UsageError(
      `${both} are of versions ${a.shard.head.version} and ${b.shard.head.version}`
    );
  }
  for (const key of Object.keys({ ...a.shard.options, ...b.shard.options })) {
    const [left, right] = [a, b].map(
      ({ shard }) => JSON.stringify(shard.options[key]) ?? 'nothing'
    );
    if (left !== right) {
      throw new UsageError(
        `${both} are of runs with other options: --${key.replace(/_/g, '-')} was ${left} and ${right}`
      );
    }
  }
  if (a.shard.listing !== b.shard.listing) {
    throw new UsageError(
      `${both} are of other files: the folder changed between the shards`
    );
  }
}

function checkFiles(given: readonly IGiven[]): void {
  const names = new Map<string, string>();
  for (const { name, part } of given) {
    for (const { order } of part.files) {
      const key = order.join('\0');
      const other = names.get(key);
      if (other !== undefined && other !== name) {
        throw new UsageError(
          `'${other}' and '${name}' both report on '${oneLine(order[2])}'`
        );
      }
      names.set(key, name);
    }
  }
}
