import type {
  ICellResult,
  IFinding,
  IFix,
  IMigration,
  ISpan,
  ISyntaxProblem
} from '../../engine/types';

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
  const old = new Map(previous.cells.map(cell => [cell.id, cell]));
  return {
    ...next,
    cells: next.cells.map(cell => {
      const before = old.get(cell.id);
      if (before === cell) {
        return cell;
      }
      return before && sameResult(before, cell) ? before : cell;
    })
  };
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
