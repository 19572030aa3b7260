import type { ICell, ICellEdit, IEngine, IFix } from '..';
import { applyEdits } from '..';
import { FIX_KINDS } from '../fixes/kinds';
import { FIX_RULES } from '../fixes/fix-rules';
import { loadEngine } from './load-engine';
import { INativeCase, nativePages, readNativePage } from './native-page';

/** The cells of a case: imports, what stands above it, itself. */
function cellsOf({ setup, before, words }: INativeCase): ICell[] {
  const imports = /^\s*(?:import|from)\s+tensorflow\b/m.test(setup + before)
    ? ''
    : 'import tensorflow as tf\n';
  const switches = words.includes('graph')
    ? 'tf.compat.v1.disable_v2_behavior()\n'
    : '';
  const sources = [imports + switches, setup, before];
  return words.includes('file')
    ? [{ id: '2', number: null, source: sources.join('') }]
    : sources.map((source, i) => ({ id: String(i), number: i + 1, source }));
}

function fixes(engine: IEngine, cells: readonly ICell[], kind: string): IFix[] {
  return engine
    .migrate({ cells })
    .cells.flatMap(cell => cell.findings)
    .flatMap(finding => finding.fix ?? [])
    .filter(fix => fix.kind === kind);
}

/** Apply a fix after the other until there is none. */
function applyAll(engine: IEngine, start: ICell[], kind: string): ICell[] {
  let cells = start;
  for (let round = 0; round < 30; round++) {
    const [fix] = fixes(engine, cells, kind);
    if (!fix) {
      return cells;
    }
    cells = cells.map(cell => {
      const own = fix.edits.filter((e: ICellEdit) => e.cellId === cell.id);
      return { ...cell, source: applyEdits(cell.source, own) };
    });
  }
  throw new Error(`The fixes ${kind} come to no end.`);
}

const last = (cells: readonly ICell[]): string =>
  cells[cells.length - 1].source;

describe('the fixes', () => {
  it('have a page each', () => {
    const names = FIX_RULES.map(rule => rule.name);
    const mapping = ['model-mapping', 'modeling-shim'];
    expect([...names, ...mapping].sort()).toEqual(FIX_KINDS);
    expect(FIX_KINDS.filter(name => !nativePages().includes(name))).toEqual([]);
  });
});

describe.each(nativePages())('the page of %s', name => {
  const { heading, cases, problems } = readNativePage(name);
  const isFix = FIX_KINDS.includes(name);

  it('is well formed and has cases', () => {
    expect(problems).toEqual([]);
    expect(heading).not.toBe('');
    expect(cases.length).toBeGreaterThan(0);
    if (isFix) {
      expect(cases.map(c => c.kind)).toEqual(
        expect.arrayContaining(['fix', 'kept'])
      );
    }
  });

  // A page may have none of a kind, which `it.each` does not take.
  for (const from of cases.filter(c => c.kind === 'fix')) {
    it(from.title, async () => {
      const engine = await loadEngine();
      const cells = applyAll(engine, cellsOf(from), name);
      const wanted = from.words.includes('file')
        ? last(cellsOf({ ...from, before: from.after }))
        : from.after;
      expect(last(cells)).toBe(wanted);
      // An upgrade has nothing to add.
      const again = engine.migrate({ cells });
      expect(again.cells.map(cell => cell.output)).toEqual(
        cells.map(cell => cell.source)
      );
      // A click is enough: what it writes is no reason for another.
      expect(fixes(engine, cells, name)).toEqual([]);
    });
  }

  for (const from of cases.filter(c => c.kind === 'kept')) {
    it(from.title, async () => {
      const engine = await loadEngine();
      expect(fixes(engine, cellsOf(from), name)).toEqual([]);
    });
  }
});
