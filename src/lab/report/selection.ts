/**
 * Which of a report's findings are shown: not those that a person chose to ignore,
 * and of the others those that pass the filter.
 */
import { differing, Picks, Sums } from '../../engine/incremental/differing';
import type {
  CountName,
  ICellView,
  ICounts,
  IFindingView,
  IReportView
} from './build';
import { countFindings, isCounted, sameCounts } from './counts';

/** What a person asked to see. */
export interface IFilter {
  /** Findings that any of these counts counts; none asked for: all. */
  readonly names: ReadonlySet<CountName>;
  /** Text that message, names or rule must hold, in any case; "": all. */
  readonly text: string;
}

export const NO_FILTER: IFilter = { names: new Set(), text: '' };

/** Says whether a finding of a cell is ignored. */
export type IsIgnored = (cellId: string, view: IFindingView) => boolean;

/** A report, parted. */
export interface ISelection {
  /** The cells with what is shown of them; those of which nothing is are left out. */
  readonly cells: readonly ICellView[];
  /** The cells with all that is not ignored, whatever the filter. */
  readonly kept: readonly ICellView[];
  /** One of them, by its id. */
  readonly keptOf: (id: string) => ICellView | undefined;
  /** The cells with their findings that are ignored. */
  readonly ignored: readonly ICellView[];
  /** Counts over all that is not ignored, whatever the filter. */
  readonly counts: ICounts;
  /** How many findings there are that are not ignored, and how many pass the filter. */
  readonly total: number;
  readonly shown: number;
}

interface IParts {
  readonly kept: ICellView;
  readonly shown: ICellView | null;
  readonly ignored: ICellView | null;
}

/**
 * Selects again and again from the reports of one notebook, and goes only through
 * the cells that are new: the others keep the very views that they had.
 */
export class Selector {
  /** Make a selection; `version` changes whenever `isIgnored` would answer anew. */
  select(
    report: IReportView,
    filter: IFilter,
    isIgnored: IsIgnored,
    version: number
  ): ISelection {
    if (filter !== this._filter || version !== this._version) {
      this._parts = new WeakMap();
      this._filter = filter;
      this._version = version;
      this._isOther = true;
    }
    const last = this._last;
    if (last && report.cells === this._cells && !this._isOther) {
      return last;
    }
    const places = this._isOther ? null : differing(this._cells, report.cells);
    const list = places ? [...this._list] : [];
    let isInPlace = places !== null;
    for (const i of places ?? report.cells.keys()) {
      const { [i]: cell } = report.cells;
      isInPlace &&= cell.id === this._cells[i].id;
      let known = this._parts.get(cell);
      if (!known) {
        known = part(cell, filter, isIgnored);
        this._parts.set(cell, known);
      }
      list[i] = known;
    }
    this._cells = report.cells;
    this._list = list;
    this._isOther = false;
    const { total, shown, ...counts } = this._sums.over(list);
    const kept = this._kept.over(list);
    const index = isInPlace ? this._index : (this._index = new Index());
    this._last = {
      cells: this._shown.over(list),
      ignored: this._ignored.over(list),
      // What did not change is the very same.
      counts: last && sameCounts(last.counts, counts) ? last.counts : counts,
      ...{ kept, keptOf: id => index.find(kept, id), total, shown }
    };
    return this._last;
  }

  private _parts = new WeakMap<ICellView, IParts>();
  private _filter: IFilter | null = null;
  private _version = -1;
  private _isOther = true;
  private _cells: readonly ICellView[] = [];
  private _list: readonly IParts[] = [];
  private _last: ISelection | null = null;
  private _index = new Index();
  private readonly _kept = new Picks((one: IParts) => one.kept);
  private readonly _shown = new Picks((one: IParts) => one.shown);
  private readonly _ignored = new Picks((one: IParts) => one.ignored);
  private readonly _sums = new Sums(
    {
      ...{ changes: 0, errors: 0, warnings: 0, fallbacks: 0 },
      ...{ total: 0, shown: 0 }
    },
    ({ kept, shown }: IParts) => ({
      ...kept.counts,
      total: kept.findings.length,
      shown: shown?.findings.length ?? 0
    })
  );
}

/** Finds views by their ids, in all lists that have them in the same order. */
class Index {
  find(views: readonly ICellView[], id: string): ICellView | undefined {
    this._places ??= new Map(views.map((view, i) => [view.id, i]));
    const place = this._places.get(id);
    return place === undefined ? undefined : views[place];
  }

  private _places: ReadonlyMap<string, number> | null = null;
}

function part(cell: ICellView, filter: IFilter, isIgnored: IsIgnored): IParts {
  const ignored = cell.findings.filter(view => isIgnored(cell.id, view));
  const left =
    ignored.length > 0
      ? cell.findings.filter(view => !ignored.includes(view))
      : cell.findings;
  const shown = isFiltering(filter)
    ? left.filter(view => passes(view, filter))
    : left;
  const isShown =
    shown.length > 0 || (!isFiltering(filter) && hasNotes(cell, ignored));
  return {
    kept: withFindings(cell, left),
    shown: isShown ? withFindings(cell, shown) : null,
    ignored: ignored.length > 0 ? withFindings(cell, ignored) : null
  };
}

/** Whether there is something to say of a cell besides its findings. */
function hasNotes(cell: ICellView, ignored: readonly IFindingView[]): boolean {
  return cell.stale || (cell.brokenLine !== null && ignored.length === 0);
}

function withFindings(
  cell: ICellView,
  findings: readonly IFindingView[]
): ICellView {
  return findings.length === cell.findings.length
    ? cell
    : { ...cell, findings, counts: countFindings(findings) };
}

/** Whether a filter leaves anything out. */
export function isFiltering({ names, text }: IFilter): boolean {
  return names.size > 0 || text.trim() !== '';
}

function passes(view: IFindingView, { names, text }: IFilter): boolean {
  const { message, rule, symbol, replacement } = view.finding;
  const wanted = text.trim().toLowerCase();
  return (
    (names.size === 0 || [...names].some(name => isCounted(name, view))) &&
    [message, rule, symbol, replacement ?? ''].some(words =>
      words.toLowerCase().includes(wanted)
    )
  );
}
