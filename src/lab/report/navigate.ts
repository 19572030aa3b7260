import type { ICellView, IFindingView } from './build';
import { isOpen } from './kinds';

/** A place in a notebook. */
export interface IPosition {
  /** The number of its cell, from 1 over all cells. */
  readonly cell: number;
  /** UTF-16 offset in the cell's source; -1 where the cell as a whole is meant. */
  readonly offset: number;
}

/** A finding to stop at. */
export interface IStop extends IPosition {
  readonly cellId: string;
  readonly view: IFindingView;
}

/**
 * The finding that comes after a place, or before it; beyond the last one the first, and
 * the other way round. Null where there is none at all.
 *
 * @param cells - the cells with what is not ignored, in order
 * @param from - the place
 * @param step - 1: after; -1: before
 */
export function neighbour(
  cells: Iterable<ICellView>,
  from: IPosition,
  step: 1 | -1
): IStop | null {
  const stops = stopsOf(cells);
  const ahead = stops.filter(stop => compare(stop, from) * step > 0);
  const [first] = step > 0 ? ahead : ahead.reverse();
  const [wrapped] = step > 0 ? stops : stops.reverse();
  return first ?? wrapped ?? null;
}

/** The findings that still have a place, in order; of several at one place the worst. */
function stopsOf(cells: Iterable<ICellView>): IStop[] {
  const stops = new Map<string, IStop>();
  for (const { id, number, findings } of cells) {
    for (const view of findings) {
      if (view.span && isOpen(view)) {
        const offset = view.span.start;
        const key = `${id} ${offset}`;
        const other = stops.get(key)?.view;
        if (!other || weight(view) > weight(other)) {
          stops.set(key, { cellId: id, cell: number ?? 0, offset, view });
        }
      }
    }
  }
  return [...stops.values()].sort(compare);
}

function compare(a: IPosition, b: IPosition): number {
  return a.cell - b.cell || a.offset - b.offset;
}

function weight({ finding }: IFindingView): number {
  return { ERROR: 2, WARNING: 1, INFO: 0 }[finding.severity];
}
