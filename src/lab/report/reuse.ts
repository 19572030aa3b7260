import { differing } from '../../engine/incremental/differing';
import type {
  ICellResult,
  IFinding,
  IFix,
  IMigration,
  ISpan,
  ISyntaxProblem
} from '../../engine/types';
import type { ICellView, IFindingView } from './build';

/**
 * A migration in which every cell whose result is the same as before *is* the one
 * from before. What the worker sends is new each time; whoever shows it compares
 * by identity.
 *
 * Each field is compared by name: with thousands of findings, and after each pause in
 * the typing, a comparison that has to ask for names takes longer than all the rest.
 */
export function reuseCells(
  previous: IMigration | null,
  next: IMigration
): IMigration {
  if (!previous) {
    return next;
  }
  let old: Map<string, ICellResult> | null = null;
  const cells = [...next.cells];
  // Most often it is the very one already, in its place.
  for (const i of differing(previous.cells, cells) ?? cells.keys()) {
    let before = previous.cells[i] as ICellResult | undefined;
    if (before?.id !== cells[i].id) {
      old ??= new Map(previous.cells.map(one => [one.id, one]));
      before = old.get(cells[i].id);
    }
    if (before && before !== cells[i] && sameResult(before, cells[i])) {
      cells[i] = before;
    }
  }
  return { ...next, cells };
}

/** The former view of a cell where it says the same, or else with those of its findings. */
export function keptView(
  before: ICellView | undefined,
  now: ICellView
): ICellView {
  if (!before) {
    return now;
  }
  const known = new Map(before.findings.map(view => [view.key, view]));
  const findings = now.findings.map(view => {
    const old = known.get(view.key);
    return old && sameFindingView(old, view) ? old : view;
  });
  const isSame =
    before.number === now.number &&
    before.upgraded === now.upgraded &&
    before.edited === now.edited &&
    before.stale === now.stale &&
    before.brokenLine === now.brokenLine &&
    sameList(before.findings, findings, (a, b) => a === b);
  return isSame ? before : { ...now, findings };
}

function sameFindingView(a: IFindingView, b: IFindingView): boolean {
  return (
    a.key === b.key &&
    a.done === b.done &&
    a.pending === b.pending &&
    a.line === b.line &&
    (a.span && b.span ? sameSpan(a.span, b.span) : a.span === b.span) &&
    sameFix(a.fix, b.fix) &&
    (a.finding === b.finding || sameFinding(a.finding, b.finding))
  );
}

function sameResult(a: ICellResult, b: ICellResult): boolean {
  return (
    a.number === b.number &&
    a.status === b.status &&
    a.output === b.output &&
    sameSyntax(a.syntax, b.syntax) &&
    sameList(a.edits, b.edits, (x, y) => sameSpan(x, y) && x.text === y.text) &&
    sameList(a.findings, b.findings, sameFinding)
  );
}

function sameFinding(a: IFinding, b: IFinding): boolean {
  return (
    sameSpan(a.span, b.span) &&
    sameSpan(a.outputSpan, b.outputSpan) &&
    a.cell === b.cell &&
    a.line === b.line &&
    a.column === b.column &&
    a.endLine === b.endLine &&
    a.endColumn === b.endColumn &&
    a.severity === b.severity &&
    a.rule === b.rule &&
    a.help === b.help &&
    a.symbol === b.symbol &&
    a.replacement === b.replacement &&
    a.fallback === b.fallback &&
    a.applied === b.applied &&
    a.message === b.message &&
    sameList(a.edits, b.edits, (x, y) => x === y) &&
    sameFix(a.fix, b.fix)
  );
}

function sameSyntax(
  a: ISyntaxProblem | null,
  b: ISyntaxProblem | null
): boolean {
  return a && b
    ? sameSpan(a.span, b.span) && a.line === b.line && a.column === b.column
    : a === b;
}

function sameFix(a: IFix | null, b: IFix | null): boolean {
  if (!a || !b) {
    return a === b;
  }
  return (
    a.kind === b.kind &&
    a.action === b.action &&
    sameList(
      a.edits,
      b.edits,
      (x, y) => x.cellId === y.cellId && sameSpan(x, y) && x.text === y.text
    )
  );
}

function sameSpan(a: ISpan, b: ISpan): boolean {
  return a.start === b.start && a.end === b.end;
}

function sameList<T>(
  a: readonly T[],
  b: readonly T[],
  same: (x: T, y: T) => boolean
): boolean {
  return a.length === b.length && a.every((x, i) => same(x, b[i]));
}
