import type { Mode } from '../engine/types';
import { FIX_KINDS } from '../engine/fixes/kinds';
import type { ReportFormat } from '../report/shard';
import { FLAGS, nearestFlag } from './flags';
import { parseShard, type IShare } from './share';
import { UsageError } from './usage-error';

/** The command line, taken apart but not yet held against the file system. */
export interface IArguments {
  infile: string | null;
  outfile: string | null;
  intree: string | null;
  outtree: string | null;
  copyotherfiles: boolean;
  inplace: boolean;
  /** Taken for scripts that give it; the peer's renaming is off by itself too. */
  no_import_rename: boolean;
  no_upgrade_compat_v1_import: boolean;
  /** null where it was not given. */
  reportfile: string | null;
  mode: Mode;
  print_all: boolean;
  report_format: ReportFormat;
  target_version: string | null;
  run_ready: boolean;
  /** Kinds of fixes to make; none where it was not given. */
  apply_fixes: string[];
  /** Which part of the files to take; null for all. */
  shard: IShare | null;
  check: boolean;
  diff: boolean;
  help: boolean;
  version: boolean;
  /** Files and folders given without a flag. */
  paths: string[];
}

const TRUE = ['true', '1', 'yes', 'y', 'on', 't'];
const FALSE = ['false', '0', 'no', 'n', 'off', 'f', ''];

/**
 * Take a command line apart.
 *
 * @param argv What follows the command's name.
 * @throws UsageError for a flag that does not exist, lacks its value or has a
 *   value that it does not know.
 */
export function parseArguments(argv: readonly string[]): IArguments {
  const result: IArguments = {
    infile: null,
    outfile: null,
    intree: null,
    outtree: null,
    copyotherfiles: true,
    inplace: false,
    no_import_rename: false,
    no_upgrade_compat_v1_import: false,
    reportfile: null,
    mode: 'DEFAULT',
    print_all: false,
    report_format: 'text',
    target_version: null,
    run_ready: false,
    apply_fixes: [],
    shard: null,
    check: false,
    diff: false,
    help: false,
    version: false,
    paths: []
  };
  for (let i = 0; i < argv.length; i++) {
    const word = argv[i];
    if (word === '--') {
      result.paths.push(...argv.slice(i + 1));
      break;
    }
    if (!word.startsWith('-') || word === '-') {
      result.paths.push(word);
      continue;
    }
    const equals = word.indexOf('=');
    const given = equals < 0 ? word : word.slice(0, equals);
    const flag = findFlag(given);
    let value = equals < 0 ? null : word.slice(equals + 1);
    if (flag.value === null) {
      if (value !== null) {
        throw new UsageError(`${flag.name} takes no value`);
      }
      set(result, flag.key, 'true');
      continue;
    }
    if (value === null) {
      i++;
      if (i >= argv.length || argv[i].startsWith('--')) {
        throw new UsageError(`${flag.name} needs a value: ${flag.value}`);
      }
      value = argv[i];
    }
    set(result, flag.key, value);
  }
  return result;
}

/** The flag of that name; "-" and "_" alike, and cut short where that is clear. */
function findFlag(given: string): (typeof FLAGS)[number] {
  const plain = (name: string): string => name.replace(/_/g, '-');
  const exact = FLAGS.find(
    flag => plain(flag.name) === plain(given) || flag.short === given
  );
  if (exact) {
    return exact;
  }
  // Python's argparse takes any clear beginning, so scripts may hold such.
  const begun = FLAGS.filter(
    flag => given.length > 3 && plain(flag.name).startsWith(plain(given))
  );
  const peers = begun.filter(flag => flag.peer);
  if (begun.length === 1 || peers.length === 1) {
    return peers[0] ?? begun[0];
  }
  const near = nearestFlag(given);
  throw new UsageError(
    begun.length > 1
      ? `${given} could be ${begun.map(flag => flag.name).join(' or ')}`
      : `unknown flag ${given}` + (near ? `; did you mean ${near}?` : '')
  );
}

function set(
  result: IArguments,
  key: (typeof FLAGS)[number]['key'],
  value: string
): void {
  switch (key) {
    case 'mode':
      result.mode = oneOf('--mode', value, ['DEFAULT', 'SAFETY']);
      break;
    case 'report_format':
      result.report_format = oneOf('--report-format', value, [
        'text',
        'json',
        'html'
      ]);
      break;
    case 'target_version':
      if (!/^2\.\d{1,3}$/.test(value)) {
        throw new UsageError(
          `--target-version must be 2.x, such as 2.15, not '${value}'`
        );
      }
      result.target_version = value;
      break;
    case 'apply_fixes':
      result.apply_fixes.push(...fixKinds(value));
      break;
    case 'shard':
      result.shard = parseShard(value);
      break;
    case 'infile':
    case 'outfile':
    case 'intree':
    case 'outtree':
    case 'reportfile':
      if (value === '') {
        throw new UsageError(`--${key} needs a name, not an empty one`);
      }
      result[key] = value;
      break;
    default:
      result[key] = truth(`--${key}`, value);
  }
}

function oneOf<T extends string>(
  flag: string,
  value: string,
  choices: readonly T[]
): T {
  const choice = choices.find(c => c === value);
  if (choice === undefined) {
    throw new UsageError(
      `${flag} must be ${choices.join(' or ')}, not '${value}'`
    );
  }
  return choice;
}

/** "all", or names of kinds with commas between them. */
function fixKinds(value: string): string[] {
  const names = value.split(',').map(name => name.trim());
  const wrong = names.find(name => name !== 'all' && !FIX_KINDS.includes(name));
  if (wrong !== undefined) {
    throw new UsageError(
      `--apply-fixes takes all, or some of ${FIX_KINDS.join(', ')}, not '${wrong}'`
    );
  }
  return names.includes('all') ? [...FIX_KINDS] : names;
}

function truth(flag: string, value: string): boolean {
  const word = value.toLowerCase();
  if (!TRUE.includes(word) && !FALSE.includes(word)) {
    throw new UsageError(`${flag} must be true or false, not '${value}'`);
  }
  return TRUE.includes(word);
}
