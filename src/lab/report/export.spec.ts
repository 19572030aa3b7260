import { nullTranslator } from '@jupyterlab/translation';

import { fakeMigrator, makeHost, makeNotebook } from '../__tests__/fakes';
import { reported } from '../__tests__/reported';
import { NotebookSession } from '../session';
import { insertReport, reportFile } from './export';
import { ReportModel } from './model';

const trans = nullTranslator.load('jupyterlab');

async function start(readOnly = false) {
  const shared = makeNotebook('import tensorflow as tf', 'tf.log(tf.contrib)');
  return reported(shared, makeHost(shared, readOnly));
}

describe('reportFile', () => {
  it('is what the command writes, less what is ignored', async () => {
    const { model, session } = await start();
    const file = reportFile(model, 'json', trans);
    expect(file?.name).toBe('a-tf2-report.json');
    const [{ path, status, findings }] = JSON.parse(file?.text ?? '').files;
    expect([path, status]).toEqual(['folder/a.ipynb', 'unchanged']);
    expect(findings).toHaveLength(2);
    await session.upgrade();
    model.ignored.ignoreKind(findings[1]);
    const text = reportFile(model, 'text', trans)?.text;
    expect(text).toContain('cell 2:1:');
    expect(text).not.toContain('ERROR');
    const html = reportFile(model, 'html', trans)?.text;
    expect(html).toContain('1 finding that is ignored is left out.');
  });

  it('tells of places as they are now', async () => {
    const { model, session, shared } = await start();
    await session.upgrade();
    shared.insertCell(0, { cell_type: 'code', source: 'pass' });
    shared.cells[2].updateSource(0, 0, '# typed\n');
    await session.analyse();
    expect(reportFile(model, 'text', trans)?.text).toContain('cell 3:2:');
    // Its own cell is above all others.
    insertReport(model, trans);
    expect(shared.cells[0].getSource()).toContain('Cell 4, line 2');
    await session.analyse();
    insertReport(model, trans);
    expect(shared.cells[0].getSource()).toContain('Cell 4, line 2');
  });

  it('is not there before the analysis', () => {
    const session = new NotebookSession(
      makeHost(makeNotebook('x')),
      fakeMigrator,
      () => ({})
    );
    expect(reportFile(new ReportModel(session), 'text', trans)).toBeNull();
  });
});

describe('insertReport', () => {
  it('puts a cell at the top, in place of the last one, as one step', async () => {
    const { model, shared } = await start();
    insertReport(model, trans);
    expect(shared.cells.map(cell => cell.cell_type)).toEqual([
      'markdown',
      'code',
      'code'
    ]);
    expect(shared.cells[0].getSource()).toContain('Nothing is changed yet');
    expect(insertReport(model, trans)).toBe(shared.cells[0].getId());
    expect(shared.cells).toHaveLength(3);
    shared.undo();
    shared.undo();
    expect(shared.cells).toHaveLength(2);
  });

  it('writes nothing into a notebook that is read-only', async () => {
    const { model, shared } = await start(true);
    expect(insertReport(model, trans)).toBeNull();
    expect(shared.cells).toHaveLength(2);
  });
});
