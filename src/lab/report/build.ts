/**
 * What the sidebar shows, worked out from a session without any widget.
 *
 * A cell that an upgrade left as it is now shows that upgrade's findings. Any
 * other cell shows what the latest analysis says of it; a cell that was edited
 * after its upgrade shows both: the changes that were made, and what is wrong now.
 */
import { differing, Picks, Sums } from '../../engine/incremental/differing';
import type {
  ICell,
  ICellResult,
  IFinding,
  IFix,
  INotebook,
  ISpan,
  ISummary
} from '../../engine/types';
import type { ICellRecord } from '../record';
import type { IAnalysis } from '../model';
import { relocator } from '../textDiff';
import { countFindings } from './counts';
import { keyMaker } from './finding-key';
import { lineCounter } from './lines';
import { overlapping } from './overlapping';
import { madeSpan } from './place';
import { keptView } from './reuse';

/** One line of the report. */
export interface IFindingView {
  readonly finding: IFinding;
  /**
   * Names it within its cell, and stays while the line that it was found in does:
   * by this a finding that is ignored is known again.
   */
  readonly key: string;
  /** True where the change it tells of has been made. */
  readonly done: boolean;
  /** True where an upgrade was made, and this change would be made by another. */
  readonly pending: boolean;
  /** Where it stands in the cell's text now; null where that was edited away. */
  readonly span: ISpan | null;
  /** The line of the cell, from 1, that `span` begins in; null where there is none. */
  readonly line: number | null;
  /** What one click may do about it, now; null where there is nothing. */
  readonly fix: IFix | null;
}

/** One cell of the report. */
export interface ICellView {
  readonly id: string;
  /** Position among all cells, from 1, as the notebook is now. */
  readonly number: number | null;
  /** True where an upgrade changed it, and that stands. */
  readonly upgraded: boolean;
  /** True where its text changed after it was upgraded. */
  readonly edited: boolean;
  /** True where it was not run again since this extension changed it. */
  readonly stale: boolean;
  /** Line of the first broken syntax, from 1, or null. */
  readonly brokenLine: number | null;
  readonly findings: readonly IFindingView[];
  readonly counts: ICounts;
}

export type CountName = 'changes' | 'errors' | 'warnings' | 'fallbacks';
export type ICounts = Pick<ISummary, CountName>;

/** The whole report. */
export interface IReportView {
  /** True where an upgrade was made and has not been taken back. */
  readonly upgraded: boolean;
  readonly usesTensorflow: boolean;
  readonly counts: ICounts;
  /** How many changes an upgrade would make now. */
  readonly pending: number;
  /** How many cells were not run again since this extension changed them. */
  readonly stale: number;
  /** Cells that have something to say, in order. */
  readonly cells: readonly ICellView[];
}

/** What a report is made from. */
export interface IReportInput {
  readonly notebook: INotebook;
  readonly analysis: IAnalysis;
  readonly records: ReadonlyMap<string, ICellRecord>;
  /** Another number whenever the records are others. */
  readonly version: number;
  /** Whether any of the records stands in the notebook. */
  readonly upgraded: boolean;
  /** Ids of the cells that were not run again since they were changed. */
  readonly stale: ReadonlySet<string>;
  /** Whether nothing may be written: then no fix is offered. */
  readonly readOnly: boolean;
}

/** What the view of a cell is made from. */
interface ICellInput {
  readonly cell: ICell;
  /** What the analysis says of it. */
  readonly now: ICellResult | undefined;
  /** The text that was analysed. */
  readonly source: string;
  readonly record: ICellRecord | undefined;
  readonly stale: boolean;
}

/** The view of a cell, with what it was made from. */
interface IEntry {
  readonly input: ICellInput;
  readonly view: ICellView;
}

/** The views of the last report. */
export class ReportCache {
  /** By cell id. */
  readonly views = new Map<string, IEntry>();
  /** What the report was made from, and its cells in their order. */
  last: { readonly input: IReportInput; readonly entries: IEntry[] } | null =
    null;
  report: IReportView | null = null;
  readonly sums = new Sums(
    {
      ...{ changes: 0, errors: 0, warnings: 0, fallbacks: 0 },
      pending: 0,
      stale: 0
    },
    ({ input: { now }, view: { counts, stale } }: IEntry) => ({
      ...counts,
      pending: now?.edits.length ? countApplied(now) : 0,
      stale: Number(stale)
    })
  );
  readonly said = new Picks(({ view }: IEntry) =>
    view.findings.length > 0 || view.brokenLine !== null || view.stale
      ? view
      : null
  );
}

/**
 * Make the report of a notebook as it is now.
 *
 * @param cache - filled, and asked: what nothing changed about, a cell or all of the
 * report, is the very same, so that whoever shows it need not look at it again
 */
export function buildReport(
  input: IReportInput,
  cache = new ReportCache()
): IReportView {
  const { notebook, analysis, records, upgraded, stale, readOnly } = input;
  const { views, last } = cache;
  if (last?.input.readOnly !== readOnly || last.input.upgraded !== upgraded) {
    views.clear();
    cache.last = null;
  }
  const places = cache.last && newPlaces(cache.last.input, input);
  const entries = places && last ? [...last.entries] : [];
  const resultOf = resultsOf(analysis);
  for (const index of places ?? notebook.cells.keys()) {
    const cell = notebook.cells[index];
    const { id } = cell;
    const now = resultOf(id, index);
    const found = upgraded ? records.get(id) : undefined;
    const record = found?.undone ? undefined : found;
    const isStale = stale.size > 0 && stale.has(id);
    const analysed = analysis.notebook.cells[index];
    const source =
      analysed === cell
        ? cell.source
        : (analysis.sources.get(id) ?? cell.source);
    let entry = views.get(id);
    if (
      !entry ||
      entry.input.cell !== cell ||
      entry.input.now !== now ||
      entry.input.source !== source ||
      entry.input.record !== record ||
      entry.input.stale !== isStale
    ) {
      const made = { cell, now, source, record, stale: isStale };
      const view = keptView(entry?.view, viewOf(made, upgraded, readOnly));
      entry = { input: made, view };
      views.set(id, entry);
    }
    entries[index] = entry;
  }
  if (!places) {
    forget(views, notebook.cells);
  }
  cache.last = { input, entries };
  const usesTensorflow = upgraded || analysis.migration.summary.usesTensorflow;
  const { pending, stale: left, ...counts } = cache.sums.over(entries);
  const cells = cache.said.over(entries);
  const { report: before } = cache;
  const isSame =
    before?.upgraded === upgraded &&
    before.usesTensorflow === usesTensorflow &&
    before.pending === pending &&
    before.cells === cells;
  return (cache.report = isSame
    ? before
    : { upgraded, usesTensorflow, counts, pending, stale: left, cells });
}

/** The indices of the cells of which anything may be new; null: all of them. */
function newPlaces(
  before: IReportInput,
  now: IReportInput
): readonly number[] | null {
  if (
    before.version !== now.version ||
    before.stale.size + now.stale.size > 0
  ) {
    return null;
  }
  const lists = [
    differing(before.notebook.cells, now.notebook.cells),
    differing(before.analysis.notebook.cells, now.analysis.notebook.cells),
    differing(before.analysis.migration.cells, now.analysis.migration.cells)
  ];
  const places = new Set<number>();
  for (const list of lists) {
    if (!list) {
      return null;
    }
    list.forEach(place => places.add(place));
  }
  const isInPlace = (i: number): boolean =>
    before.notebook.cells[i].id === now.notebook.cells[i].id;
  return [...places].every(isInPlace) ? [...places] : null;
}

/** Finds what an analysis says of a cell: most often, it stands where the cell stands. */
function resultsOf({
  migration
}: IAnalysis): (id: string, index: number) => ICellResult | undefined {
  let byId: Map<string, ICellResult> | null = null;
  return (id, index) => {
    const result = migration.cells[index] as ICellResult | undefined;
    if (result?.id === id) {
      return result;
    }
    byId ??= new Map(migration.cells.map(cell => [cell.id, cell]));
    return byId.get(id);
  };
}

function viewOf(
  { cell, now, source, record, stale }: ICellInput,
  upgraded: boolean,
  readOnly: boolean
): ICellView {
  const made = viewCell(cell, record, now, source, upgraded);
  return {
    ...made,
    findings: readOnly
      ? made.findings.map(one => ({ ...one, fix: null }))
      : made.findings,
    stale,
    counts: countFindings(made.findings)
  };
}

/** True where there is nothing to change and nothing to look at. */
export function nothingLeft({ counts, pending, cells }: IReportView): boolean {
  return (
    pending === 0 &&
    counts.errors + counts.warnings + counts.fallbacks === 0 &&
    cells.every(cell => cell.brokenLine === null)
  );
}

/** Drop the views of cells that are gone. */
function forget(views: ReportCache['views'], cells: readonly ICell[]): void {
  if (views.size > cells.length) {
    const ids = new Set(cells.map(cell => cell.id));
    [...views.keys()]
      .filter(id => !ids.has(id))
      .forEach(id => views.delete(id));
  }
}

function viewCell(
  cell: ICell,
  record: ICellRecord | undefined,
  now: ICellResult | undefined,
  analysedSource: string,
  upgraded: boolean
): Omit<ICellView, 'stale' | 'counts'> {
  const base = {
    id: cell.id,
    number: cell.number,
    upgraded: record?.result.status === 'changed'
  };
  // A fix is for the very text that was analysed.
  const fixable = analysedSource === cell.source && !cell.readOnly;
  const lineOf = lineCounter(cell.source);
  if (record && record.after === cell.source) {
    const key = keyMaker(record.before);
    const fixAt = fixesOf(fixable ? now : undefined);
    return {
      ...base,
      edited: false,
      brokenLine: record.result.syntax?.line ?? null,
      findings: [
        ...record.result.findings.map(finding => {
          const span = madeSpan(record.result, finding);
          return {
            finding,
            key: key(finding),
            line: lineOf(span),
            done: finding.applied,
            pending: false,
            span,
            fix: fixAt(span)
          };
        }),
        ...leftOut(now, analysedSource, cell)
      ]
    };
  }
  const made =
    record?.result.status === 'changed' ? madeFindings(record, cell) : [];
  const key = keyMaker(analysedSource);
  const placeOf = relocator(analysedSource, cell.source);
  const madeAt = overlapping(made);
  const open = (now?.findings ?? [])
    .map(finding => {
      const span = placeOf(finding.span);
      return {
        finding,
        key: key(finding),
        done: false,
        pending: upgraded && finding.applied,
        span,
        line: lineOf(span),
        fix: fixable ? finding.fix : null
      };
    })
    .filter(view => !madeAt(view.span).some(one => saysTheSame(one, view)));
  return {
    ...base,
    edited: record?.result.status === 'changed',
    brokenLine: now?.syntax?.line ?? null,
    findings: [...made, ...open]
  };
}

/** The changes of an upgraded cell that were not wanted, and can still be made. */
function leftOut(
  now: ICellResult | undefined,
  analysedSource: string,
  cell: ICell
): IFindingView[] {
  if (!now || analysedSource !== cell.source) {
    return [];
  }
  const key = keyMaker(analysedSource);
  const lineOf = lineCounter(cell.source);
  return now.findings
    .filter(finding => finding.applied)
    .map(finding => ({
      finding,
      key: `${key(finding)} left out`,
      done: false,
      pending: true,
      span: finding.span,
      line: lineOf(finding.span),
      fix: finding.fix
    }));
}

/** The changes that an upgrade made, found again in a cell edited since. */
function madeFindings(record: ICellRecord, cell: ICell): IFindingView[] {
  const key = keyMaker(record.before);
  const lineOf = lineCounter(cell.source);
  const placeOf = relocator(record.after, cell.source);
  return record.result.findings
    .filter(finding => finding.applied)
    .map(finding => {
      const span = placeOf(madeSpan(record.result, finding));
      return {
        finding,
        // Beside the same finding of the text as it is now.
        key: `${key(finding)} made`,
        done: true,
        pending: false,
        span,
        line: lineOf(span),
        fix: null
      };
    });
}

/** A fallback that was made is met again by the next analysis, as one in use. */
function saysTheSame(
  { finding: made }: IFindingView,
  open: IFindingView
): boolean {
  const { finding } = open;
  return (
    !finding.applied &&
    ((made.fallback && finding.fallback) || made.rule === finding.rule)
  );
}

/** What the findings of the text as it is now offer for a place in it. */
function fixesOf(now: ICellResult | undefined): (place: ISpan) => IFix | null {
  const fixes = new Map<string, IFix>();
  const nameOf = ({ start, end }: ISpan): string => `${start} ${end}`;
  for (const { fix, span } of now?.findings ?? []) {
    if (fix && !fixes.has(nameOf(span))) {
      fixes.set(nameOf(span), fix);
    }
  }
  return place => fixes.get(nameOf(place)) ?? null;
}

function countApplied({ findings }: ICellResult): number {
  return findings.filter(finding => finding.applied).length;
}
