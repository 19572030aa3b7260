import type { IFinding, IPathStep } from '../engine/types';
import type { IFileResult, IRunResult } from './result';
import { issuesOf, oneLine, pipInstall } from './result';
import { headOf, reportText, type IForm, type IHead } from './layout';

const THIN = '-'.repeat(80);
const THICK = '='.repeat(80);

/**
 * The report in the layout of the TensorFlow guide, so that what people do with
 * it (mostly grep) goes on working: first what wants attention, then everything.
 */
export function textReport(run: IRunResult): string {
  return reportText(textForm, run);
}

/** The first part: counts, and per file the findings that want a person. */
export function textSummary(run: IRunResult): string {
  return summaryHead(headOf(run)) + run.files.map(attention).join('');
}

export const textForm: IForm = {
  pieces: file => [attention(file), log(file)],

  *layout(head, [attentions = [], logs = []], shard) {
    yield summaryHead(head);
    for (const piece of attentions) {
      yield { piece };
    }
    const lines = [THICK, 'Detailed log follows:', '', THICK];
    for (const tree of head.trees) {
      lines.push(THICK, `Input tree: ${quoted(tree)}`, THICK);
    }
    yield linesText(lines);
    for (const piece of logs) {
      yield { piece };
    }
    if (shard !== null) {
      yield `${shard}\n`;
    }
  }
};

function summaryHead({ counts, packages }: IHead): string {
  const lines = [
    'TensorFlow 2.0 Upgrade Script',
    '-----------------------------',
    `Converted ${counts.files - counts.failed} files`,
    `Detected ${counts.issues} issues that require attention`
  ];
  if (counts.failed > 0) {
    lines.push(`Failed to convert ${counts.failed} files`);
  }
  if (packages.length > 0) {
    lines.push(`To be installed beside TensorFlow: ${pipInstall(packages)}`);
  }
  return linesText([...lines, THIN]);
}

/** What wants a person in a file; empty where nothing does. */
function attention(file: IFileResult): string {
  const own = issuesOf(file).map(
    finding => `${oneLine(file.path)}:${textFinding(finding)}`
  );
  if (file.status === 'failed') {
    own.push(`${oneLine(file.path)}: ERROR: ${oneLine(file.error ?? '')}`);
  }
  return own.length === 0
    ? ''
    : linesText([THIN, `File: ${oneLine(file.path)}`, THIN, ...own]);
}

/** Every finding of a file. */
function log(file: IFileResult): string {
  return linesText([
    THIN,
    `Processing file ${quoted(file.path)}`,
    ` outputting to ${quoted(file.output)}`,
    THIN,
    '',
    ...fileLog(file),
    THIN,
    ''
  ]);
}

function linesText(lines: readonly string[]): string {
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
