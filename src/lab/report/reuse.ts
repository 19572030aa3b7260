import { JSONExt, type ReadonlyPartialJSONValue } from '@lumino/coreutils';

import type { ICellResult, IMigration } from '../../engine/types';

/**
 * A migration in which every cell whose result is the same as before *is* the one
 * from before. What the worker sends is new each time; whoever shows it compares
 * by identity.
 */
export function reuseCells(
  previous: IMigration | null,
  next: IMigration
): IMigration {
  if (!previous) {
    return next;
  }
  const old = new Map(previous.cells.map(cell => [cell.id, cell]));
  return {
    ...next,
    cells: next.cells.map(cell => {
      const before = old.get(cell.id);
      return before && sameResult(before, cell) ? before : cell;
    })
  };
}

function sameResult(a: ICellResult, b: ICellResult): boolean {
  return (
    // The two that differ most often, before the long way through all of it.
    a.output === b.output &&
    a.number === b.number &&
    JSONExt.deepEqual(asJson(a), asJson(b))
  );
}

/** The engine's vocabulary is plain JSON; an interface cannot say so. */
function asJson(result: ICellResult): ReadonlyPartialJSONValue {
  return result as unknown as ReadonlyPartialJSONValue;
}
