import type { CountName, ICounts, IFindingView } from './build';

const NAMES = ['changes', 'errors', 'warnings', 'fallbacks'] as const;

/** Whether a finding is among those that a count counts: it may be in several. */
export function isCounted(name: CountName, { finding }: IFindingView): boolean {
  switch (name) {
    case 'errors':
      return finding.severity === 'ERROR';
    case 'warnings':
      return finding.severity === 'WARNING';
    case 'fallbacks':
      return finding.fallback;
    case 'changes':
      return finding.applied;
  }
}

/** Count findings. What another upgrade would do is left out after one was made. */
export function countFindings(findings: readonly IFindingView[]): ICounts {
  const counts = { changes: 0, errors: 0, warnings: 0, fallbacks: 0 };
  for (const view of findings) {
    if (!view.pending) {
      for (const name of NAMES) {
        counts[name] += isCounted(name, view) ? 1 : 0;
      }
    }
  }
  return counts;
}

export function sameCounts(a: ICounts, b: ICounts): boolean {
  return NAMES.every(name => a[name] === b[name]);
}
