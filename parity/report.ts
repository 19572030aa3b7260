import { compare, IDisagreement } from './compare';
import { explain } from './differences';
import { statements } from './statements';
import { ICase, IOutcome, Run } from './outcome';

const NAME = /\b(?:tf|contrib_\w+|slim|obj)(?:\.\w+)+|\b\w+(?:\.\w+)*\.save\b/;

/** Counts over one run: what is the same, what differs, and why. */
export class Agreement {
  /** Disagreements that docs/differences.md has no entry for. */
  readonly unexplained: IDisagreement[] = [];

  /** Add a case. */
  add(one: ICase, run: Run, peer: IOutcome, ours: IOutcome): void {
    this.count('files', 1);
    const found = compare(one, run, peer, ours);
    if (peer.refused === null) {
      this.countPieces(one, peer, ours);
    }
    const grave = peer.events.filter(e => e[0] !== 'INFO').length;
    const apart = found.filter(d => d.said !== null).length;
    this.count('warnings and errors of the peer', grave);
    this.count('  of them ours too: line, column, severity', grave - apart);
    for (const disagreement of found) {
      const id = explain(disagreement);
      if (id === null) {
        this.unexplained.push(disagreement);
      } else {
        const name = nameOf(disagreement);
        const names = this.explained.get(id) ?? new Map<string, number>();
        this.explained.set(id, names.set(name, (names.get(name) ?? 0) + 1));
      }
    }
  }

  /** The report, for people. */
  text(title: string, show: number): string {
    const lines = [`\n## ${title}\n`];
    for (const [what, n] of this.counts) {
      lines.push(`${String(n).padStart(8)}  ${what}`);
    }
    for (const [id, names] of [...this.explained].sort(byTotal)) {
      const top = [...names].sort((a, b) => b[1] - a[1]);
      const list = top.slice(0, 4).map(([name, n]) => `${name} (${n})`);
      const more = top.length > 4 ? `, and ${top.length - 4} more names` : '';
      lines.push(
        `${String(total(names)).padStart(8)}  ${id}: ${list.join(', ')}${more}`
      );
    }
    lines.push(`${String(this.unexplained.length).padStart(8)}  unexplained`);
    for (const d of this.unexplained.slice(0, show)) {
      lines.push('', ...describe(d).split('\n'));
    }
    return lines.join('\n') + '\n';
  }

  private countPieces(one: ICase, peer: IOutcome, ours: IOutcome): void {
    one.cells.forEach((cell, i) => {
      const texts = [cell, peer.cells[i] ?? '', ours.cells[i] ?? ''];
      const [input, theirs, mine] = one.name.endsWith('.py')
        ? pieces(texts)
        : texts.map(text => [stripped(text)]);
      input.forEach((piece, n) => {
        this.count('lines (of notebooks: cells)', 1);
        if (piece !== theirs[n]) {
          this.count('  changed by the peer', 1);
          this.count('    and the same as ours', Number(theirs[n] === mine[n]));
        }
      });
    });
  }

  private count(what: string, n: number): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + n);
  }

  private readonly counts = new Map<string, number>();
  private readonly explained = new Map<string, Map<string, number>>();
}

/** Lines; statements where lines came or went, so that those behind still meet. */
function pieces(texts: string[]): string[][] {
  const lines = texts.map(text => text.split('\n'));
  if (lines.every(list => list.length === lines[0].length)) {
    return lines;
  }
  return lines.map(list =>
    statements(list).map(range => list.slice(...range).join('\n'))
  );
}

/** The peer strips the ends of a notebook's lines, which is no change to count. */
function stripped(text: string): string {
  return text.replace(/[ \t]+$/gm, '').replace(/\n+$/, '');
}

function total(names: ReadonlyMap<string, number>): number {
  return [...names.values()].reduce((sum, n) => sum + n, 0);
}

function byTotal(
  [, a]: [string, ReadonlyMap<string, number>],
  [, b]: [string, ReadonlyMap<string, number>]
): number {
  return total(b) - total(a);
}

function nameOf(disagreement: IDisagreement): string {
  return NAME.exec(disagreement.input)?.[0] ?? disagreement.name;
}

/** A disagreement in words. */
export function describe(d: IDisagreement): string {
  const place = `${d.name}, cell ${d.cell + 1}, line ${d.line}, ${d.run}`;
  const said = d.said
    ? `peer says ${d.said[0]} at ${d.said[2]}:${d.said[3]}, we say ${d.answers.join(', ') || 'nothing'}`
    : '';
  const cut = (text: string): string =>
    text.length > 400 ? `${text.slice(0, 400)}...` : text;
  return [
    `${d.kind}: ${place}${said && `: ${said}`}`,
    `  input ${cut(d.input)}`,
    ...(d.peer === d.input ? [] : [`  peer  ${cut(d.peer)}`]),
    ...(d.ours === d.input ? [] : [`  ours  ${cut(d.ours)}`])
  ].join('\n');
}
