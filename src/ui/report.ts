/**
 * What the sidebar shows, worked out from a session without any widget.
 *
 * A cell that an upgrade left as it is now shows that upgrade's findings. Any
 * other cell shows what the latest analysis says of it; a cell that was edited
 * after its upgrade shows both: the changes that were made, and what is wrong now.
 */
import type {
  ICell,
  ICellResult,
  IFinding,
  IFix,
  INotebook,
  ISpan,
  ISummary
} from '../engine/types';
import type { ICellRecord } from '../lab/record';
import type { IAnalysis } from '../lab/model';
import { relocate } from '../lab/textDiff';

/** One line of the report. */
export interface IFindingView {
  readonly finding: IFinding;
  /** True where the change it tells of has been made. */
  readonly done: boolean;
  /** True where an upgrade was made, and this change would be made by another. */
  readonly pending: boolean;
  /** Where it stands in the cell's text now; null where that was edited away. */
  readonly span: ISpan | null;
  /** What one click may do about it, now; null where there is nothing. */
  readonly fix: IFix | null;
}

/** One cell of the report. */
export interface ICellView {
  readonly id: string;
  /** Position among all cells, from 1, as the notebook is now. */
  readonly number: number | null;
  /** True where its text changed after it was upgraded. */
  readonly edited: boolean;
  /** Line of the first broken syntax, from 1, or null. */
  readonly brokenLine: number | null;
  readonly findings: readonly IFindingView[];
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
  /** Cells that have something to say, in order. */
  readonly cells: readonly ICellView[];
}

/** What a report is made from. */
export interface IReportInput {
  readonly notebook: INotebook;
  readonly analysis: IAnalysis;
  readonly records: ReadonlyMap<string, ICellRecord>;
  /** Whether any of the records stands in the notebook. */
  readonly upgraded: boolean;
}

/** Make the report of a notebook as it is now. */
export function buildReport(input: IReportInput): IReportView {
  const { notebook, analysis, records, upgraded } = input;
  const analysed = new Map(
    analysis.migration.cells.map(cell => [cell.id, cell])
  );
  let pending = 0;
  const cells = notebook.cells.map(cell => {
    const now = analysed.get(cell.id);
    pending += now?.edits.length ? countApplied(now) : 0;
    const record = upgraded ? records.get(cell.id) : undefined;
    return viewCell(
      cell,
      record?.undone ? undefined : record,
      now,
      analysis.sources.get(cell.id) ?? cell.source,
      upgraded
    );
  });
  return {
    upgraded,
    usesTensorflow: upgraded || analysis.migration.summary.usesTensorflow,
    counts: countAll(cells),
    pending,
    cells: cells.filter(
      cell => cell.findings.length > 0 || cell.brokenLine !== null
    )
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

function viewCell(
  cell: ICell,
  record: ICellRecord | undefined,
  now: ICellResult | undefined,
  analysedSource: string,
  upgraded: boolean
): ICellView {
  const base = {
    id: cell.id,
    number: cell.number
  };
  // A fix is for the very text that was analysed.
  const fixes = analysedSource === cell.source ? (now?.findings ?? []) : [];
  if (record && record.after === cell.source) {
    return {
      ...base,
      edited: false,
      brokenLine: record.result.syntax?.line ?? null,
      findings: record.result.findings.map(finding => ({
        finding,
        done: finding.applied,
        pending: false,
        span: finding.outputSpan,
        fix: fixes.find(f => isAt(f, finding.outputSpan))?.fix ?? null
      }))
    };
  }
  const made =
    record?.result.status === 'changed' ? madeFindings(record, cell) : [];
  const open = (now?.findings ?? [])
    .map(finding => ({
      finding,
      done: false,
      pending: upgraded && finding.applied,
      span: relocate(finding.span, analysedSource, cell.source),
      fix: analysedSource === cell.source ? finding.fix : null
    }))
    .filter(view => !made.some(other => saysTheSame(other, view)));
  return {
    ...base,
    edited: record?.result.status === 'changed',
    brokenLine: now?.syntax?.line ?? null,
    findings: [...made, ...open]
  };
}

/** The changes that an upgrade made, found again in a cell edited since. */
function madeFindings(record: ICellRecord, cell: ICell): IFindingView[] {
  return record.result.findings
    .filter(finding => finding.applied)
    .map(finding => ({
      finding,
      done: true,
      pending: false,
      span: relocate(finding.outputSpan, record.after, cell.source),
      fix: null
    }));
}

/** A fallback that was made is met again by the next analysis, as one in use. */
function saysTheSame(made: IFindingView, open: IFindingView): boolean {
  return (
    made.span !== null &&
    open.span !== null &&
    made.span.start < open.span.end &&
    open.span.start < made.span.end &&
    !open.finding.applied &&
    ((made.finding.fallback && open.finding.fallback) ||
      made.finding.rule === open.finding.rule)
  );
}

/** Whether a finding of the text as it is now offers a fix for a place in it. */
function isAt({ fix, span }: IFinding, place: ISpan): boolean {
  return fix !== null && span.start === place.start && span.end === place.end;
}

function countApplied(result: ICellResult): number {
  return result.findings.filter(finding => finding.applied).length;
}

function countAll(cells: readonly ICellView[]): ICounts {
  const counts = { changes: 0, errors: 0, warnings: 0, fallbacks: 0 };
  for (const { finding, pending } of cells.flatMap(cell => cell.findings)) {
    if (pending) {
      continue;
    }
    counts.changes += finding.applied ? 1 : 0;
    counts.errors += finding.severity === 'ERROR' ? 1 : 0;
    counts.warnings += finding.severity === 'WARNING' ? 1 : 0;
    counts.fallbacks += finding.fallback ? 1 : 0;
  }
  return counts;
}
