import { EditorView } from '@codemirror/view';
import { EditorState, type Extension } from '@codemirror/state';
import type { ISharedCell } from '@jupyter/ydoc';
import type { IEditorExtensionRegistry } from '@jupyterlab/codemirror';
import { nullTranslator } from '@jupyterlab/translation';

import {
  fakeMigrator,
  makeHost,
  makeNotebook
} from '../../lab/__tests__/fakes';
import { ReportModel } from '../../lab/report/model';
import { NotebookSession } from '../../lab/session';
import type { IMigrationReports } from '../../tokens';
import { Announcer } from '../announcer';
import { MarkedEditors } from './editors';

/** A notebook with its report, and what makes the editors of its cells. */
async function start(count: number, source?: string) {
  const sources = Array.from(
    { length: count },
    (_, i) => source ?? `tf.log(${i})`
  );
  const shared = makeNotebook(...sources);
  const session = new NotebookSession(
    makeHost(shared),
    fakeMigrator,
    () => ({})
  );
  const model = new ReportModel(session);
  const editors = new MarkedEditors({
    reports: { find: () => model } as unknown as IMigrationReports,
    trans: nullTranslator.load('jupyterlab'),
    run: jest.fn(),
    announcer: new Announcer()
  });
  let make: ((cell: ISharedCell) => Extension) | undefined;
  editors.register({
    addExtension: ({ factory }: { factory: (options: object) => unknown }) => {
      make = cell =>
        (
          factory({ model: { sharedModel: cell } }) as {
            instance(): Extension;
          }
        ).instance();
    }
  } as unknown as IEditorExtensionRegistry);
  const transactions = jest.fn();
  const open = (cell: ISharedCell): EditorView =>
    new EditorView({
      parent: document.body,
      state: EditorState.create({
        doc: cell.getSource(),
        extensions: make?.(cell)
      }),
      dispatchTransactions: (all, view) => {
        transactions();
        view.update(all);
      }
    });
  await session.analyse();
  return { shared, session, editors, open, transactions, model };
}

const marks = ({ dom }: EditorView): string[] =>
  Array.from(
    dom.querySelectorAll('.jp-TfUpgrade-mark'),
    node => node.textContent ?? ''
  );

/** Waits until it is so. */
async function until(isSo: () => boolean): Promise<void> {
  for (let tries = 0; tries < 300 && !isSo(); tries++) {
    await new Promise(resolve => setTimeout(resolve, 10));
  }
  expect(isSo()).toBe(true);
}

describe('MarkedEditors', () => {
  it('marks an editor once what draws marks is there, and later ones as they are made', async () => {
    const { shared, open, transactions } = await start(2);
    const first = open(shared.cells[0]);
    expect(marks(first)).toEqual([]);
    await until(() => marks(first).length === 1);
    expect(transactions).toHaveBeenCalledTimes(1);
    const second = open(shared.cells[1]);
    expect(marks(second)).toEqual(['log']);
    await new Promise(resolve => setTimeout(resolve));
    // A transaction has the browser lay out the page in the midst of it.
    expect(transactions).toHaveBeenCalledTimes(1);
    first.destroy();
    second.destroy();
  });

  it('takes all marks away, and brings them back', async () => {
    const { shared, open, editors } = await start(40);
    const views = shared.cells.map(open);
    const all = (count: number) => (): boolean =>
      views.every(view => marks(view).length === count);
    await until(all(1));
    editors.isEnabled = false;
    await until(all(0));
    editors.isEnabled = true;
    await until(all(1));
    views.forEach(view => view.destroy());
  });

  it('follows the report', async () => {
    const { shared, open, editors, session, model } = await start(2);
    const views = shared.cells.map(open);
    await until(() => views.every(view => marks(view).length === 1));
    await session.upgrade();
    editors.update(model);
    await until(() => views.every(view => marks(view).length === 0));
    views.forEach(view => view.destroy());
  });

  it('changes the editors alone of which the report says something else', async () => {
    const { shared, open, editors, session, model, transactions } =
      await start(3);
    const views = shared.cells.map(open);
    await until(() => views.every(view => marks(view).length === 1));
    editors.update(model);
    transactions.mockClear();
    for (const [source, count] of [
      ['x = 1', 0],
      ['tf.log(9)', 1]
    ] as const) {
      shared.cells[1].setSource(source);
      await session.analyse();
      editors.update(model);
      views[1].dispatch({
        changes: { from: 0, to: views[1].state.doc.length, insert: source }
      });
      editors.update(null);
      await until(() => marks(views[1]).length === count);
    }
    expect(marks(views[0])).toEqual(['log']);
    // What was typed, and the marks: of no other editor.
    expect(transactions.mock.calls.length).toBeLessThanOrEqual(4);
    views.forEach(view => view.destroy());
  });

  it('leaves the editor alone where a letter changes no mark, or only its place', async () => {
    const { shared, open, editors, session, model, transactions } =
      await start(2);
    const [view, other] = shared.cells.map(open);
    await until(() => marks(view).length + marks(other).length === 2);
    editors.update(model);
    transactions.mockClear();
    let typed = 0;
    for (const [at, letter] of [
      [0, '('],
      [1, 'a'],
      [9, '1'],
      [10, '#']
    ] as const) {
      view.dispatch({ changes: { from: at, insert: letter } });
      shared.cells[0].updateSource(at, at, letter);
      typed++;
      await session.analyse();
      editors.update(model);
    }
    expect(view.state.doc.toString()).toBe(shared.cells[0].getSource());
    await new Promise(resolve => setTimeout(resolve));
    expect(marks(view)).toEqual(['log']);
    expect(transactions).toHaveBeenCalledTimes(typed);
    view.destroy();
    other.destroy();
  });

  it('leaves the editor alone while a name with a finding goes on', async () => {
    const { shared, open, editors, session, model, transactions } = await start(
      1,
      'tf.nowhere'
    );
    const [view] = shared.cells.map(open);
    await until(() => marks(view).length === 1);
    editors.update(model);
    transactions.mockClear();
    for (const letter of 'more') {
      const at = view.state.doc.length;
      view.dispatch({ changes: { from: at, insert: letter } });
      shared.cells[0].updateSource(at, at, letter);
      await session.analyse();
      editors.update(model);
    }
    expect(marks(view)).toEqual(['nowheremore']);
    expect(transactions).toHaveBeenCalledTimes(4);
    view.destroy();
  });
});
