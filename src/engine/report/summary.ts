import type { ICellResult, ISummary } from '../types';

type Counts = Omit<ISummary, 'cells' | 'usesTensorflow'>;

/** Of results, which are never changed: many outlast an edit elsewhere. */
const COUNTS = new WeakMap<ICellResult, Counts>();

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

function countsOf(cell: ICellResult): Counts {
  let counts = COUNTS.get(cell);
  if (!counts) {
    const { findings } = cell;
    counts = {
      changedCells: cell.status === 'changed' ? 1 : 0,
      changes: findings.filter(f => f.applied).length,
      errors: findings.filter(f => f.severity === 'ERROR').length,
      warnings: findings.filter(f => f.severity === 'WARNING').length,
      fallbacks: findings.filter(f => f.fallback).length
    };
    COUNTS.set(cell, counts);
  }
  return counts;
}
