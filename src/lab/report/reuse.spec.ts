import type { IFinding, IFix, IMigration } from '../../engine/types';
import { fakeEngine } from '../__tests__/fakes';
import { reuseCells } from './reuse';

const FIX: IFix = {
  kind: 'k',
  action: 'Do it',
  edits: [{ cellId: 'a', start: 0, end: 1, text: 'x' }]
};

function copy<T>(value: T): T {
  return JSON.parse(JSON.stringify(value));
}

function migrate(...sources: string[]): IMigration {
  const migration = fakeEngine.migrate({
    cells: sources.map((source, i) => ({ id: `c${i}`, number: i + 1, source }))
  });
  // As it comes from the worker: everything is new.
  return copy(migration);
}

describe('reuseCells', () => {
  it('keeps the cells that are the same, and no others', () => {
    const first = migrate('tf.log', 'tf.contrib', 'x');
    expect(reuseCells(null, first)).toBe(first);
    const next = migrate('tf.log', 'tf.contrib.y', 'x');
    const { cells } = reuseCells(first, next);
    expect(cells[0]).toBe(first.cells[0]);
    expect(cells[1]).toBe(next.cells[1]);
    expect(cells[2]).toBe(first.cells[2]);
  });

  it.each(Object.keys(migrate('tf.log').cells[0].findings[0]))(
    'notices that a finding differs in %s',
    name => {
      const first = migrate('tf.log');
      const cell = first.cells[0];
      const finding = { ...cell.findings[0], fix: FIX };
      const differing: Record<string, unknown> = {
        span: { start: 1, end: 4 },
        outputSpan: { start: 3, end: 4 },
        edits: [1],
        fix: { ...FIX, edits: [{ ...FIX.edits[0], text: 'y' }] },
        fallback: true,
        applied: false
      };
      const at = (f: IFinding): IMigration => ({
        ...first,
        cells: [{ ...cell, findings: [f] }]
      });
      const before = at(finding);
      const other = at({ ...finding, [name]: differing[name] ?? 'another' });
      const { cells } = reuseCells(before, other);
      if (name === 'cellId') {
        // It is the id of the cell, by which cells are compared at all.
        return;
      }
      expect(cells[0]).toBe(other.cells[0]);
      expect(reuseCells(before, copy(before)).cells[0]).toBe(before.cells[0]);
    }
  );

  it('notices that a cell moved, was changed or broke', () => {
    const first = migrate('tf.log');
    const cell = first.cells[0];
    for (const change of [
      { number: 2 },
      { status: 'skipped' as const },
      { output: 'other' },
      { edits: [] },
      { syntax: { span: { start: 0, end: 1 }, line: 1, column: 0 } }
    ]) {
      const other = { ...first, cells: [{ ...cell, ...change }] };
      expect(reuseCells(first, other).cells[0]).toBe(other.cells[0]);
    }
  });
});
