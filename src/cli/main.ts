import * as path from 'path';
import type { IArguments } from './arguments';
import { parseArguments } from './arguments';
import type { Fixes, IConverted } from './convert';
import { describeError } from './convert';
import { migrationDiff } from './diff';
import { helpText } from './flags';
import type { IHost } from './host';
import { headOf, write } from '../report/layout';
import { FORMS, writeShard } from '../report/shard';
import { textReport, textSummary } from '../report/text';
import type { IRequest } from './request';
import { planRequest } from './request';
import type { IRunResult } from '../report/result';
import { count, issuesOf, oneLine } from '../report/result';
import { convertAll } from './session';
import { mergeReports, optionsOf } from './merge';
import type { IPlan, ITask } from './tasks';
import { planTasks } from './tasks';
import { UsageError } from './usage-error';
import { chunks, writeOutput } from './write-file';

/** What the process ends with. */
export const EXIT = { ok: 0, wouldChange: 1, usage: 2, failed: 3 } as const;

/**
 * The whole command.
 *
 * @param argv What follows the command's name.
 * @returns The exit status; see EXIT. Never throws.
 */
export async function run(
  argv: readonly string[],
  host: IHost
): Promise<number> {
  try {
    if (argv[0] === 'merge-reports') {
      return mergeReports(argv.slice(1), host);
    }
    const args = parseArguments(argv);
    if (args.help) {
      host.stdout.write(helpText());
      return EXIT.ok;
    }
    if (args.version) {
      host.stdout.write(`${host.version}\n`);
      return EXIT.ok;
    }
    return await convert(args, planRequest(args, host.cwd), host);
  } catch (error) {
    host.stderr.write(`tf-upgrade: ${oneLine(describeError(error))}\n`);
    return error instanceof UsageError ? EXIT.usage : EXIT.failed;
  }
}

/** Naming fixes takes a second look at each file, so only where somebody reads of them. */
function fixesFor({ apply_fixes, report_format }: IArguments): Fixes {
  if (apply_fixes.length > 0) {
    return new Set(apply_fixes);
  }
  return report_format === 'text' ? 'ignore' : 'name';
}

async function convert(
  args: IArguments,
  request: IRequest,
  host: IHost
): Promise<number> {
  const printDiff = (task: ITask, converted: IConverted): void => {
    const { notebook, migration } = converted;
    host.stdout.write(migrationDiff(task.path, notebook, migration));
  };
  const plan = planTasks(request, host.cwd);
  const { files, targetVersion } = await convertAll(
    plan,
    {
      engine: {
        mode: args.mode,
        runReady: args.run_ready,
        upgradeCompatV1Import: !args.no_upgrade_compat_v1_import,
        ...(args.target_version ? { targetVersion: args.target_version } : {})
      },
      fixes: fixesFor(args),
      write: request.write,
      copyOthers: args.intree !== null && args.copyotherfiles,
      ...(args.diff ? { onConverted: printDiff } : {})
    },
    host
  );
  const result: IRunResult = {
    version: host.version,
    mode: args.mode,
    targetVersion,
    trees: request.inputs.filter(i => i.folder).map(i => i.path),
    files
  };
  const report = reportOf(result, args, plan);
  let status: number = EXIT.ok;
  if (files.some(file => file.status === 'failed')) {
    status = EXIT.failed;
  } else if (args.check && files.some(file => file.status === 'changed')) {
    status = EXIT.wouldChange;
  }
  if (request.report !== null) {
    const file = path.resolve(host.cwd, request.report);
    try {
      writeOutput(file, report(), null);
    } catch (error) {
      const message = `${oneLine(request.report)}: ${describeError(error)}`;
      host.stderr.write(`tf-upgrade: ${message}\n`);
      status = EXIT.failed;
    }
  }
  if (request.write) {
    host.stdout.write(
      args.print_all ? textReport(result) : textSummary(result)
    );
    // Nobody can read what went to a device.
    if (!request.report?.startsWith('/dev/')) {
      host.stdout.write(
        `\n\nMake sure to read the detailed log '${oneLine(request.report ?? '')}'\n\n`
      );
    }
  } else if (request.report === null && args.report_format !== 'text') {
    for (const text of chunks(report())) {
      host.stdout.write(text);
    }
  } else {
    // A diff may go to a program, so words go beside it.
    const stream = args.diff ? host.stderr : host.stdout;
    stream.write(
      args.print_all ? textReport(result) : dryRunText(result, !args.diff)
    );
  }
  return status;
}

/** The report, part by part; of a shard with what it takes to join it with the others. */
function reportOf(
  run: IRunResult,
  args: IArguments,
  plan: IPlan
): () => Iterable<string> {
  const format = args.report_format;
  const form = FORMS[format];
  const head = headOf(run);
  const pieces = run.files.map(form.pieces);
  const { shard } = args;
  if (shard === null) {
    return () => write(form, head, pieces);
  }
  const about = {
    shard: [shard.index, shard.of] as const,
    options: optionsOf(args),
    listing: plan.listing,
    head
  };
  const files = run.files.map((file, index) => ({
    order: plan.orders.get(file.path) ?? ([0, 0, file.path] as const),
    pieces: pieces[index]
  }));
  return () => writeShard(format, about, files);
}

/** What --check and --diff say; a diff has the names itself. */
function dryRunText({ files }: IRunResult, names: boolean): string {
  const changed = files.filter(file => file.status === 'changed');
  const issues = files.reduce((n, file) => n + issuesOf(file).length, 0);
  const lines = names
    ? changed.map(file => `would change ${oneLine(file.path)}`)
    : [];
  const number = `${changed.length} of ${count(files.length, 'file')}`;
  const attention = `${count(issues, 'issue')} ${issues === 1 ? 'requires' : 'require'} attention`;
  return [...lines, `${number} would change; ${attention}`, ''].join('\n');
}
