import type { IFinding, IPathStep } from '../engine/types';
import type { IFileResult, IRunResult } from './result';
import { issuesOf, oneLine, packagesOfRun, pipInstall } from './result';

const THIN = '-'.repeat(80);
const THICK = '='.repeat(80);

/**
 * The report in the layout of the TensorFlow guide, so that what people do with
 * it (mostly grep) goes on working: first what wants attention, then everything.
 */
export function textReport(run: IRunResult): string {
  return `${textSummary(run)}${textLog(run)}`;
}

/** The first part: counts, and per file the findings that want a person. */
export function textSummary(run: IRunResult): string {
  const failed = run.files.filter(file => file.status === 'failed');
  const issues = run.files.reduce((n, file) => n + issuesOf(file).length, 0);
  const lines = [
    'TensorFlow 2.0 Upgrade Script',
    '-----------------------------',
    `Converted ${run.files.length - failed.length} files`,
    `Detected ${issues} issues that require attention`
  ];
  if (failed.length > 0) {
    lines.push(`Failed to convert ${failed.length} files`);
  }
  const packages = packagesOfRun(run);
  if (packages.length > 0) {
    lines.push(`To be installed beside TensorFlow: ${pipInstall(packages)}`);
  }
  lines.push(THIN);
  for (const file of run.files) {
    const own = issuesOf(file).map(
      finding => `${oneLine(file.path)}:${textFinding(finding)}`
    );
    if (file.status === 'failed') {
      own.push(`${oneLine(file.path)}: ERROR: ${oneLine(file.error ?? '')}`);
    }
    if (own.length > 0) {
      lines.push(THIN, `File: ${oneLine(file.path)}`, THIN, ...own);
    }
  }
  return `${lines.join('\n')}\n`;
}

/** The second part: every finding of every file. */
export function textLog(run: IRunResult): string {
  const lines = [THICK, 'Detailed log follows:', '', THICK];
  for (const tree of run.trees) {
    lines.push(THICK, `Input tree: ${quoted(tree)}`, THICK);
  }
  for (const file of run.files) {
    lines.push(
      THIN,
      `Processing file ${quoted(file.path)}`,
      ` outputting to ${quoted(file.output)}`,
      THIN,
      '',
      ...fileLog(file),
      THIN,
      ''
    );
  }
  return `${lines.join('\n')}\n`;
}

function fileLog(file: IFileResult): string[] {
  return file.status === 'failed'
    ? [`ERROR: ${oneLine(file.error ?? '')}`]
    : [...file.findings.map(textFinding), ...textSteps(file.steps ?? [])];
}

const MARKS = { done: 'x', todo: ' ', 'not-applicable': '-' } as const;

/** The steps of the migration, a line each, ticked where done. */
function textSteps(steps: readonly IPathStep[]): string[] {
  return steps.length === 0
    ? []
    : [
        '',
        'Migration steps:',
        ...steps.map(
          ({ status, title, next }) =>
            `[${MARKS[status]}] ${title}: ${oneLine(next)}`
        )
      ];
}

/** `line:column: SEVERITY: message`, with the cell before it in a notebook. */
export function textFinding(finding: IFinding): string {
  const cell = finding.cell === null ? '' : `cell ${finding.cell}:`;
  const place = `${cell}${finding.line}:${finding.column}`;
  return `${place}: ${finding.severity}: ${oneLine(finding.message)}`;
}

/** A path as Python's repr shows it, which is what the guide's layout has. */
function quoted(name: string): string {
  const escaped = oneLine(name.replace(/\\/g, '\\\\'));
  return escaped.includes("'") && !escaped.includes('"')
    ? `"${escaped}"`
    : `'${escaped.replace(/'/g, "\\'")}'`;
}
