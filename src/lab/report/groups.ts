import type { IFinding } from '../../engine/types';
import type { ICellView, IFindingView } from './build';
import { kindOf, KINDS } from './kinds';

/** One place where a message applies. */
export interface IPlace {
  readonly cellId: string;
  /** `ICellView.number` of its cell. */
  readonly cell: number | null;
  readonly view: IFindingView;
}

/** A message with all the places it was made for. */
export interface IGroup {
  readonly key: string;
  /** The first of its findings; the others differ in nothing but their place. */
  readonly finding: IFinding;
  readonly places: readonly IPlace[];
}

/**
 * The findings of cells by what they say: what needs a person first, then what is
 * said most often.
 *
 * @param previous - the groups of before; one that did not change is handed on
 */
export function groupByMessage(
  cells: readonly ICellView[],
  previous: readonly IGroup[] = []
): IGroup[] {
  const groups = new Map<string, IPlace[]>();
  for (const { id, number, findings } of cells) {
    for (const view of findings) {
      const { severity, symbol, replacement, message } = view.finding;
      const key = [
        KINDS.indexOf(kindOf(view)),
        severity,
        symbol,
        replacement,
        message
      ].join('\n');
      const places = groups.get(key);
      const place = { cellId: id, cell: number, view };
      if (places) {
        places.push(place);
      } else {
        groups.set(key, [place]);
      }
    }
  }
  const before = new Map(previous.map(group => [group.key, group]));
  return [...groups]
    .map(([key, places]) => {
      const old = before.get(key);
      return old && samePlaces(old.places, places)
        ? old
        : { key, finding: places[0].view.finding, places };
    })
    .sort((a, b) => rank(a) - rank(b) || b.places.length - a.places.length);
}

function rank(group: IGroup): number {
  return KINDS.indexOf(kindOf(group.places[0].view));
}

function samePlaces(a: readonly IPlace[], b: readonly IPlace[]): boolean {
  return (
    a.length === b.length &&
    a.every(
      ({ cellId, cell, view }, i) =>
        view === b[i].view && cellId === b[i].cellId && cell === b[i].cell
    )
  );
}
