import { Event, ICase, IOutcome, Run } from './outcome';
import { statementAt, statements } from './statements';

/**
 * - refused: the peer converted nothing of the file.
 * - text: the converted text differs.
 * - silent: no warning or error of ours on a line where the peer has one.
 * - column: one of ours is on the line, but at another column.
 * - severity: one of ours is there, but graver or less grave.
 */
export type Kind = 'refused' | 'text' | 'silent' | 'column' | 'severity';

/** One thing in which we and the peer are not the same. */
export interface IDisagreement {
  readonly kind: Kind;
  readonly name: string;
  readonly run: Run;
  readonly cell: number;
  /** First line of the statement, from 1. */
  readonly line: number;
  /** The statement as it came, and as each made it. */
  readonly input: string;
  readonly peer: string;
  readonly ours: string;
  /** The cell, and all cells, as they came. */
  readonly code: string;
  readonly source: string;
  /** What the peer said there; null where that is not the matter. */
  readonly said: Event | null;
  /** The severities of ours on that line. */
  readonly answers: readonly string[];
}

/** Everything in which two outcomes of a case differ. */
export function compare(
  one: ICase,
  run: Run,
  peer: IOutcome,
  ours: IOutcome
): IDisagreement[] {
  const base = {
    name: one.name,
    run,
    source: one.cells.join('\n'),
    code: '',
    said: null,
    answers: []
  };
  if (peer.refused !== null) {
    const input = base.source;
    return [
      {
        ...base,
        kind: 'refused',
        cell: 0,
        line: 1,
        input,
        peer: peer.refused,
        ours: ours.cells.join('\n')
      }
    ];
  }
  return [
    ...one.cells.flatMap((cell, i) =>
      textOf(cell, peer.cells[i] ?? '', ours.cells[i] ?? '').map(t => ({
        ...base,
        ...t,
        kind: 'text' as const,
        cell: i,
        code: cell
      }))
    ),
    ...eventsOf(one, peer, ours).map(e => ({ ...base, ...e }))
  ];
}

interface ITextDifference {
  readonly line: number;
  readonly input: string;
  readonly peer: string;
  readonly ours: string;
}

/** Statements that came out differently. */
function textOf(input: string, peer: string, ours: string): ITextDifference[] {
  if (peer === ours) {
    return [];
  }
  const [i, p, o] = [input, peer, ours].map(s => s.split('\n'));
  const [si, sp, so] = [i, p, o].map(statements);
  if (si.length === sp.length && si.length === so.length) {
    const part = (lines: string[], [from, to]: [number, number]): string =>
      lines.slice(from, to).join('\n');
    return si
      .map((range, n) => ({
        line: range[0] + 1,
        input: part(i, range),
        peer: part(p, sp[n]),
        ours: part(o, so[n])
      }))
      .filter(s => s.peer !== s.ours);
  }
  let head = 0;
  while (head < p.length && p[head] === o[head]) {
    head++;
  }
  let tail = 0;
  while (
    tail < Math.min(p.length, o.length) - head &&
    p[p.length - 1 - tail] === o[o.length - 1 - tail]
  ) {
    tail++;
  }
  const middle = (s: string[]): string =>
    s.slice(head, Math.max(head, s.length - tail)).join('\n');
  return [
    { line: head + 1, input: middle(i), peer: middle(p), ours: middle(o) }
  ];
}

type Said = Pick<
  IDisagreement,
  | 'kind'
  | 'cell'
  | 'line'
  | 'code'
  | 'input'
  | 'peer'
  | 'ours'
  | 'said'
  | 'answers'
>;

/** Warnings and errors of the peer that we lack, or have elsewhere or otherwise. */
function eventsOf(one: ICase, peer: IOutcome, ours: IOutcome): Said[] {
  const found: Said[] = [];
  const mine = ours.events.filter(e => e[0] !== 'INFO');
  for (const said of peer.events) {
    const [severity, cell, line, column] = said;
    if (severity === 'INFO') {
      continue;
    }
    const there = mine.filter(e => e[1] === cell && e[2] === line);
    const exact = there.filter(e => e[3] === column);
    const kind: Kind | null =
      there.length === 0
        ? 'silent'
        : exact.length === 0
          ? 'column'
          : exact.some(e => e[0] === severity)
            ? null
            : 'severity';
    if (kind) {
      const at = (cells: readonly string[]): string =>
        statementAt((cells[cell] ?? '').split('\n'), line);
      found.push({
        kind,
        cell,
        line,
        code: one.cells[cell] ?? '',
        input: at(one.cells),
        peer: at(peer.cells),
        ours: at(ours.cells),
        said,
        answers: (exact.length > 0 ? exact : there).map(e => e[0])
      });
    }
  }
  return found;
}
