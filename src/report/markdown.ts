import type { IFinding, IPathStep } from '../engine/types';
import type { IFileResult, IRunResult } from './result';
import { count, oneLine, packagesOfRun, pipInstall } from './result';

/**
 * The report as markdown, short enough to read in a notebook: where each file stands,
 * and what is left for a person. Changes that need nobody are counted, not listed.
 */
export function markdownReport(run: IRunResult): string {
  const parts = [
    '## TensorFlow 2 migration report',
    `tf-upgrade ${run.version}, ${run.mode} mode, for TensorFlow ${run.targetVersion}`,
    ...(run.notes ?? []).map(escaped),
    ...packagesPart(run),
    ...run.files.flatMap(file => filePart(file, run.files.length > 1))
  ];
  return `${parts.join('\n\n')}\n`;
}

function packagesPart(run: IRunResult): string[] {
  const names = packagesOfRun(run);
  return names.length === 0
    ? []
    : [`To be installed beside TensorFlow: ${code(pipInstall(names))}`];
}

function filePart(file: IFileResult, isOneOfMany: boolean): string[] {
  const { findings } = file;
  const ofSeverity = (severity: IFinding['severity']): number =>
    findings.filter(finding => finding.severity === severity).length;
  const counts = [
    count(findings.filter(finding => finding.applied).length, 'change'),
    count(ofSeverity('ERROR'), 'error'),
    count(ofSeverity('WARNING'), 'warning'),
    `${count(findings.filter(finding => finding.fallback).length, 'use')} of tf.compat.v1`
  ];
  const left = findings.filter(
    finding => finding.severity !== 'INFO' || finding.fallback
  );
  return [
    ...(isOneOfMany ? [`### ${code(file.path)}`] : []),
    file.status === 'failed'
      ? `**Failed**: ${escaped(file.error ?? '')}`
      : `${counts.join(', ')}.`,
    ...section('Migration path', (file.steps ?? []).map(stepItem)),
    ...section('Left to look at', left.map(findingItem))
  ];
}

function stepItem({ status, title, next }: IPathStep): string {
  const box = status === 'done' ? '[x]' : '[ ]';
  return status === 'not-applicable'
    ? ''
    : `- ${box} **${escaped(title)}**: ${escaped(next)}`;
}

function findingItem(finding: IFinding): string {
  const { cell, line, severity, symbol, replacement, message } = finding;
  const place = cell === null ? `Line ${line}` : `Cell ${cell}, line ${line}`;
  const names = symbol
    ? ` ${code(symbol)}${replacement ? ` → ${code(replacement)}` : ''}`
    : '';
  return `- ${place}: **${severity}**${names ? `${names}:` : ''} ${escaped(message)}`;
}

/** A list under its own words: two lists in a row would be one. */
function section(title: string, items: readonly string[]): string[] {
  const list = items.filter(item => item !== '').join('\n');
  return list === '' ? [] : [`**${title}**`, list];
}

/** Text that markdown leaves as it is. */
function escaped(text: string): string {
  return oneLine(text).replace(/[\\`*_{}[\]<>#|$~]/g, '\\$&');
}

/** A name as code, whatever is in it. */
function code(name: string): string {
  const text = oneLine(name);
  const longest = Math.max(
    0,
    ...(text.match(/`+/g) ?? []).map(ticks => ticks.length)
  );
  const fence = '`'.repeat(longest + 1);
  return longest > 0 ? `${fence} ${text} ${fence}` : `${fence}${text}${fence}`;
}
