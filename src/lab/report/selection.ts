/**
 * Which of a report's findings are shown: not those that a person chose to ignore,
 * and of the others those that pass the filter.
 */
import type {
  CountName,
  ICellView,
  ICounts,
  IFindingView,
  IReportView
} from './build';
import { addCounts, countFindings, isCounted, sameCounts } from './counts';

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
  /** The cells with all that is not ignored, by id, whatever the filter. */
  readonly kept: ReadonlyMap<string, ICellView>;
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
    this._cells = report.cells;
    this._isOther = false;
    const cells: ICellView[] = [];
    const ignored: ICellView[] = [];
    const kept = new Map<string, ICellView>();
    const counts = { changes: 0, errors: 0, warnings: 0, fallbacks: 0 };
    let total = 0;
    let shown = 0;
    for (const cell of report.cells) {
      let known = this._parts.get(cell);
      if (!known) {
        known = part(cell, filter, isIgnored);
        this._parts.set(cell, known);
      }
      kept.set(cell.id, known.kept);
      addCounts(counts, known.kept.counts);
      total += known.kept.findings.length;
      if (known.shown) {
        cells.push(known.shown);
        shown += known.shown.findings.length;
      }
      if (known.ignored) {
        ignored.push(known.ignored);
      }
    }
    this._last = {
      // What did not change is the very same.
      cells: last && sameViews(last.cells, cells) ? last.cells : cells,
      ignored:
        last && sameViews(last.ignored, ignored) ? last.ignored : ignored,
      counts: last && sameCounts(last.counts, counts) ? last.counts : counts,
      ...{ kept, total, shown }
    };
    return this._last;
  }

  private _parts = new WeakMap<ICellView, IParts>();
  private _filter: IFilter | null = null;
  private _version = -1;
  private _isOther = true;
  private _cells: readonly ICellView[] = [];
  private _last: ISelection | null = null;
}

function sameViews(a: readonly ICellView[], b: readonly ICellView[]): boolean {
  return a.length === b.length && a.every((view, i) => view === b[i]);
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
