import { NO_USES } from '../../engine/report/uses';
import type {
  ICell,
  ICellResult,
  IEdit,
  IEngine,
  IFinding,
  IMigration,
  INotebook,
  IOptions,
  ISpan
} from '../../engine/types';

/**
 * A stand-in for the engine in tests: renames `tf.log` to `tf.math.log` and warns
 * of `tf.contrib`, and offers to make `tf.compat.v1.assign` `v.assign`. It keeps what every host relies on: edits and output agree, and
 * a second run changes nothing.
 */
export function fakeEngine(): IEngine {
  return { migrate };
}

function migrate(notebook: INotebook, options: IOptions = {}): IMigration {
  const cells = notebook.cells.map(cell => migrateCell(cell, options));
  const findings = cells.flatMap(cell => cell.findings);
  return {
    mode: options.mode ?? 'DEFAULT',
    targetVersion: options.targetVersion ?? '2.21',
    foreignLanguage: null,
    cells,
    summary: {
      cells: cells.length,
      changedCells: cells.filter(cell => cell.status === 'changed').length,
      changes: findings.filter(finding => finding.applied).length,
      errors: findings.filter(f => f.severity === 'ERROR').length,
      warnings: findings.filter(f => f.severity === 'WARNING').length,
      fallbacks: findings.filter(finding => finding.fallback).length,
      usesTensorflow: true
    },
    uses: NO_USES,
    packages: []
  };
}

function migrateCell(cell: ICell, options: IOptions): ICellResult {
  if (cell.source.includes('break the engine')) {
    throw new Error('unreachable');
  }
  const edits: IEdit[] = [];
  const findings: IFinding[] = [];
  for (const match of cell.source.matchAll(/tf\.(log|contrib\.\w+)\b/g)) {
    const span = { start: match.index, end: match.index + match[0].length };
    const rename = match[1] === 'log';
    if (rename && options.mode === 'SAFETY') {
      continue;
    }
    if (rename && !cell.readOnly) {
      edits.push({ ...span, text: 'tf.math.log' });
    }
    findings.push(finding(cell, span, match[0], rename));
  }
  for (const match of cell.source.matchAll(/tf\.compat\.v1\.assign\b/g)) {
    const span = { start: match.index, end: match.index + match[0].length };
    const edit = { ...span, cellId: cell.id, text: 'v.assign' };
    findings.push({
      ...finding(cell, span, match[0], true),
      fallback: true,
      applied: false,
      fix: { kind: 'assign', action: 'Write v.assign()', edits: [edit] }
    });
  }
  const output = edits.reduceRight(
    (text, e) => text.slice(0, e.start) + e.text + text.slice(e.end),
    cell.source
  );
  return {
    id: cell.id,
    number: cell.number,
    status: edits.length > 0 ? 'changed' : 'unchanged',
    edits,
    output,
    findings,
    syntax: null
  };
}

function finding(
  cell: ICell,
  span: ISpan,
  symbol: string,
  rename: boolean
): IFinding {
  const lines = cell.source.slice(0, span.start).split('\n');
  const column = Buffer.byteLength(lines[lines.length - 1]);
  return {
    cellId: cell.id,
    cell: cell.number,
    span,
    outputSpan: span,
    line: lines.length,
    column,
    endLine: lines.length,
    endColumn: column + symbol.length,
    severity: rename ? 'INFO' : 'WARNING',
    rule: rename ? 'symbol-rename' : 'contrib',
    symbol,
    replacement: rename ? 'tf.math.log' : null,
    fallback: false,
    applied: rename,
    edits: [],
    fix: null,
    message: rename
      ? `Renamed '${symbol}' to 'tf.math.log'`
      : `${symbol} is gone.\nLook for <another>.`,
    help: rename ? 'docs/rules/symbol-rename.md' : 'docs/rules/contrib.md'
  };
}
