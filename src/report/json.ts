import type { IFinding } from '../engine/types';
import { packagesOfRun, type IRunResult } from './result';

/** The report for programs. Keys always come in this order. */
export function jsonReport(run: IRunResult): string {
  const report = {
    version: run.version,
    mode: run.mode,
    targetVersion: run.targetVersion,
    packages: packagesOfRun(run),
    files: run.files.map(file => ({
      path: file.path,
      output: file.output,
      status: file.status,
      ...(file.error === undefined ? {} : { error: file.error }),
      findings: file.findings.map(plainFinding),
      steps: file.steps ?? [],
      packages: file.packages ?? []
    }))
  };
  return `${JSON.stringify(report, null, 1)}\n`;
}

/** A finding without what only a program that holds the text could use. */
function plainFinding(finding: IFinding): object {
  const { cell, line, column, endLine, endColumn, severity, rule } = finding;
  const { symbol, replacement, fallback, message, help, fix } = finding;
  return {
    cell,
    line,
    column,
    endLine,
    endColumn,
    severity,
    rule,
    symbol,
    replacement,
    fallback,
    message,
    help,
    // Its edits are of use only to who holds the very text.
    fix: fix && { kind: fix.kind, action: fix.action }
  };
}
