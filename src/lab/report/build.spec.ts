import { fakeMigrator, makeHost, makeNotebook } from '../__tests__/fakes';
import { PreviewModel } from '../preview/model';
import { NotebookSession } from '../session';
import {
  buildReport,
  ReportCache,
  nothingLeft,
  type IReportView
} from './build';

const FIRST = 'import tensorflow as tf\nx = tf.placeholder(tf.float32)';
const SECOND = 'y = tf.log(x)\ntf.contrib.foo()';

function start(...sources: string[]) {
  const shared = makeNotebook(...sources);
  const session = new NotebookSession(
    makeHost(shared),
    fakeMigrator,
    () => ({})
  );
  const report = (cache?: ReportCache): IReportView => {
    const { notebook, analysis, record } = session;
    if (!notebook || !analysis) {
      throw new Error('not analysed');
    }
    const input = {
      ...{ notebook, analysis, records: record.cells },
      version: record.version,
      upgraded: record.isLive,
      stale: session.staleCells,
      readOnly: session.host.readOnly
    };
    return buildReport(input, cache);
  };
  return { shared, session, report };
}

describe('buildReport', () => {
  it('counts as the engine does, before and after', async () => {
    const { session, report } = start('#md', FIRST, SECOND);
    await session.analyse();
    const before = report();
    const { migration } = await session.upgrade();
    const { changes, errors, warnings, fallbacks } = migration.summary;
    const counts = { changes, errors, warnings, fallbacks };
    expect(before).toMatchObject({ counts, upgraded: false, pending: changes });
    expect(report()).toMatchObject({ counts, upgraded: true, pending: 0 });
    expect(report().cells.map(cell => cell.number)).toEqual([2, 3]);
  });

  it('points at the new text after an upgrade', async () => {
    const { shared, session, report } = start(FIRST);
    await session.upgrade();
    const [{ span }] = report().cells[0].findings;
    expect(shared.cells[0].getSource().slice(span?.start, span?.end)).toBe(
      'compat.v1.placeholder'
    );
  });

  it('keeps what was done when a cell is edited, and what is wrong now', async () => {
    const { shared, session, report } = start(FIRST, SECOND);
    await session.upgrade();
    const cell = shared.cells[1];
    cell.setSource(
      `# top\n${cell.getSource().replace('tf.contrib.foo()', '')}`
    );
    await session.analyse();
    const view = report();
    expect(view.counts).toMatchObject({ changes: 2, errors: 0 });
    expect(view.cells[1].edited).toBe(true);
    const [{ span, done }] = view.cells[1].findings;
    expect(done).toBe(true);
    expect(cell.getSource().slice(span?.start, span?.end)).toBe('math.log');
  });

  it('tells what more can be done after an upgrade', async () => {
    const { shared, session, report } = start(FIRST);
    await session.upgrade();
    shared.cells[0].updateSource(0, 0, 'tf.log(1)\n');
    await session.analyse();
    expect(report()).toMatchObject({ upgraded: true, pending: 1 });
  });

  it('tells of the changes that were left out of an upgraded cell', async () => {
    const { session, report } = start(`${FIRST}\ny = tf.log(x)`);
    await session.analyse();
    const model = new PreviewModel(session);
    model.tickKind('compat-v1', false);
    await model.apply();
    const { cells, pending, counts } = report();
    expect({ pending, changes: counts.changes }).toEqual({
      pending: 1,
      changes: 1
    });
    expect(cells[0].edited).toBe(false);
    expect(
      cells[0].findings.map(({ finding, done, pending: open }) => [
        finding.replacement,
        done,
        open
      ])
    ).toEqual([
      ['tf.math.log', true, false],
      ['tf.compat.v1.placeholder', false, true]
    ]);
  });

  it('shows a cell converted alone beside what the others would become', async () => {
    const { session, report } = start(FIRST, SECOND);
    await session.upgrade(['c1']);
    const { cells, pending, counts } = report();
    expect(pending).toBe(1);
    expect(counts).toMatchObject({ changes: 1, fallbacks: 0 });
    expect(cells.map(cell => cell.findings[0].done)).toEqual([false, true]);
  });

  it('forgets the upgrade when it is undone, and knows it when redone', async () => {
    const { shared, session, report } = start(FIRST);
    await session.upgrade();
    shared.undo();
    await session.analyse();
    expect(report()).toMatchObject({ upgraded: false, pending: 1 });
    shared.redo();
    await session.analyse();
    expect(report()).toMatchObject({ upgraded: true, pending: 0 });
    session.dispose();
  });

  it('knows when nothing is left', async () => {
    const { session, report } = start('y = tf.log(x)');
    await session.analyse();
    expect(nothingLeft(report())).toBe(false);
    await session.upgrade();
    expect(report().counts.changes).toBe(1);
    expect(nothingLeft(report())).toBe(true);
  });

  it('finds the same with what it knows of the last one, whatever is done', async () => {
    const { shared, session, report } = start(FIRST, 'x = 1', SECOND, 'tf.log');
    const cache = new ReportCache();
    const steps: (() => unknown)[] = [
      () => shared.cells[1].setSource('tf.contrib'),
      () => shared.cells[3].setSource('tf.log(tf.log)'),
      () => shared.cells[1].setSource('x = 2'),
      () => shared.insertCell(1, { cell_type: 'code', source: 'tf.nowhere' }),
      () => shared.moveCell(0, 2),
      () => session.upgrade(['c2']),
      () => shared.cells[0].setSource('tf.placeholder'),
      () => session.upgrade(),
      () => shared.undo(),
      () => shared.deleteCell(0)
    ];
    for (const step of steps) {
      await session.analyse();
      expect(report(cache)).toEqual(report());
      await step();
      // Before it is analysed as well.
      expect(report(cache)).toEqual(report());
    }
    session.dispose();
  });
});
