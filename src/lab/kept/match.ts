import type { ICell } from '../../engine/types';
import type { ICellRecord } from '../record';
import type { IKeptCell } from './store';

/**
 * Find the cells of a notebook that records were kept of.
 *
 * By their ids; and where a notebook's format knows none, so that its cells get other
 * ones each time it is opened, by their text and order.
 *
 * @returns records by the ids that the cells have now
 */
export function matchKept(
  kept: readonly IKeptCell[],
  cells: readonly ICell[]
): Map<string, ICellRecord> {
  const found = new Map<string, ICellRecord>();
  const ids = new Set(cells.map(cell => cell.id));
  const known = new Set(kept.map(({ id }) => id));
  const strangers = cells.filter(cell => !known.has(cell.id));
  let next = 0;
  for (const { id, record } of kept) {
    if (ids.has(id)) {
      found.set(id, record);
      continue;
    }
    const texts = new Set(textsOf(record));
    const at = strangers.findIndex(
      (cell, index) => index >= next && texts.has(cell.source)
    );
    if (at >= 0) {
      next = at + 1;
      found.set(strangers[at].id, renamed(record, strangers[at].id));
    }
  }
  return found;
}

/** The texts that a cell may have been saved with. */
function textsOf({ after, before, written, reverted }: ICellRecord): string[] {
  const others = reverted ? [reverted.from, reverted.to] : [];
  return [written, after, before, ...others];
}

function renamed(record: ICellRecord, id: string): ICellRecord {
  const { result } = record;
  const findings = result.findings.map(finding => ({
    ...finding,
    cellId: id,
    fix: null
  }));
  return { ...record, result: { ...result, id, findings } };
}
