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
import { countFindings, isCounted, sumCounts } from './counts';

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
    }
    const parts = report.cells.map(cell => {
      const known = this._parts.get(cell) ?? part(cell, filter, isIgnored);
      this._parts.set(cell, known);
      return known;
    });
    const cells = parts.flatMap(({ shown }) => shown ?? []);
    const kept = parts.map(part => part.kept);
    return {
      cells,
      kept: new Map(kept.map(cell => [cell.id, cell])),
      ignored: parts.flatMap(({ ignored }) => ignored ?? []),
      counts: sumCounts(kept),
      total: sum(kept),
      shown: sum(cells)
    };
  }

  private _parts = new WeakMap<ICellView, IParts>();
  private _filter: IFilter | null = null;
  private _version = -1;
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

function sum(cells: readonly ICellView[]): number {
  return cells.reduce((n, cell) => n + cell.findings.length, 0);
}
