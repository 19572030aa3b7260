import { rememberedOf } from '../remembered-of';
import type { ICellResult, ISummary } from '../types';

type Counts = Omit<ISummary, 'cells' | 'usesTensorflow'>;

/** Count what a report holds. */
export function summarize(
  cells: readonly ICellResult[],
  usesTensorflow: boolean
): ISummary {
  const all = {
    changedCells: 0,
    changes: 0,
    errors: 0,
    warnings: 0,
    fallbacks: 0
  } satisfies Counts;
  for (const cell of cells) {
    const counts = countsOf(cell);
    all.changedCells += counts.changedCells;
    all.changes += counts.changes;
    all.errors += counts.errors;
    all.warnings += counts.warnings;
    all.fallbacks += counts.fallbacks;
  }
  return { cells: cells.length, ...all, usesTensorflow };
}

/** Of a result, which is never changed: many outlast an edit elsewhere. */
const countsOf = rememberedOf(({ status, findings }: ICellResult): Counts => ({
  changedCells: status === 'changed' ? 1 : 0,
  changes: findings.filter(f => f.applied).length,
  errors: findings.filter(f => f.severity === 'ERROR').length,
  warnings: findings.filter(f => f.severity === 'WARNING').length,
  fallbacks: findings.filter(f => f.fallback).length
}));
