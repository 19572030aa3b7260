import { Sums } from '../incremental/differing';
import type { ICellResult, ISummary } from '../types';

type Counts = Omit<ISummary, 'cells' | 'usesTensorflow'>;

const NONE: Counts = {
  ...{ changedCells: 0, changes: 0, errors: 0, warnings: 0, fallbacks: 0 }
};

/** What is counted of the results of a notebook, again and again. */
export function counted(): Sums<ICellResult, Counts> {
  return new Sums(NONE, countsOf);
}

/** Count what a report holds. */
export function summarize(
  cells: readonly ICellResult[],
  usesTensorflow: boolean,
  counts = counted()
): ISummary {
  return { cells: cells.length, ...counts.over(cells), usesTensorflow };
}

function countsOf({ status, findings }: ICellResult): Counts {
  return {
    changedCells: status === 'changed' ? 1 : 0,
    changes: findings.filter(f => f.applied).length,
    errors: findings.filter(f => f.severity === 'ERROR').length,
    warnings: findings.filter(f => f.severity === 'WARNING').length,
    fallbacks: findings.filter(f => f.fallback).length
  };
}
