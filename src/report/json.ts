import type { IFinding } from '../engine/types';
import { reportText, type IForm } from './layout';
import type { IRunResult } from './result';

/** The report for programs. Keys always come in this order. */
export function jsonReport(run: IRunResult): string {
  return reportText(jsonForm, run);
}

/** As `JSON.stringify` writes it with a blank a level, a file at a time. */
export const jsonForm: IForm = {
  pieces: file => {
    const text = JSON.stringify(
      {
        path: file.path,
        output: file.output,
        status: file.status,
        ...(file.error === undefined ? {} : { error: file.error }),
        findings: file.findings.map(plainFinding),
        steps: file.steps ?? [],
        packages: file.packages ?? []
      },
      null,
      1
    );
    return [text.replace(/\n/g, '\n  ')];
  },

  *layout({ version, mode, targetVersion, packages }, [files = []], shard) {
    const whole = { version, mode, targetVersion, packages };
    yield `${JSON.stringify(whole, null, 1).slice(0, -2)},\n "files": [`;
    for (const [index, piece] of files.entries()) {
      yield index === 0 ? '\n  ' : ',\n  ';
      yield { piece };
    }
    yield files.length > 0 ? '\n ]' : ']';
    yield shard === null
      ? '\n}\n'
      : `,\n "shard": ${JSON.stringify(shard)}\n}\n`;
  }
};

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
