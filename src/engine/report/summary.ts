import type { ICellResult, ISummary } from '../types';

/** Count what a report holds. */
export function summarize(
  cells: readonly ICellResult[],
  usesTensorflow: boolean
): ISummary {
  const findings = cells.flatMap(cell => cell.findings);
  return {
    cells: cells.length,
    changedCells: cells.filter(cell => cell.status === 'changed').length,
    changes: findings.filter(f => f.applied).length,
    errors: findings.filter(f => f.severity === 'ERROR').length,
    warnings: findings.filter(f => f.severity === 'WARNING').length,
    fallbacks: findings.filter(f => f.fallback).length,
    usesTensorflow
  };
}
