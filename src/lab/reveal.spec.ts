import type { NotebookPanel } from '@jupyterlab/notebook';

import { makeNotebook } from './__tests__/fakes';
import { reported } from './__tests__/reported';
import { reveal } from './reveal';

jest.mock('@jupyterlab/notebook', () => ({
  NotebookActions: { expandParent: jest.fn() }
}));

/** A notebook with its report, and what is selected for its only finding. */
async function start(source: string) {
  const { shared, model } = await reported(makeNotebook(source));
  const { state } = model;
  const [view] = state.kind === 'report' ? state.report.cells[0].findings : [];
  const [cell] = shared.cells;
  const setSelection = jest.fn();
  const panel = {
    content: {
      widgets: [
        {
          model: { id: 'c0', sharedModel: cell },
          ready: Promise.resolve(),
          editor: { focus: jest.fn(), revealPosition: jest.fn(), setSelection }
        }
      ],
      deselectAll: jest.fn(),
      scrollToCell: () => Promise.resolve(),
      activate: jest.fn()
    }
  } as unknown as NotebookPanel;
  const selected = async (): Promise<string | null> => {
    setSelection.mockClear();
    await reveal(panel, 'c0', view.span, model.textOf('c0'));
    const lines = cell.getSource().split('\n');
    const [range] = (setSelection.mock.calls[0] ?? []) as {
      start: { line: number; column: number };
      end: { line: number; column: number };
    }[];
    return range
      ? lines[range.start.line].slice(range.start.column, range.end.column)
      : null;
  };
  return { cell, selected };
}

describe('reveal', () => {
  it.each([
    ['x = 1\ntf.log(x)', 'log'],
    ['tf.log(y, 2) + 1', 'log'],
    ['xy = tf.logarithm(x)', 'logarithm'],
    ['x = tf.xlog(x)', 'xlog'],
    ['x = tf.lg(x)', 'lg'],
    ['x = tf.(x)', null]
  ])('selects the name where it is once it is %j', async (text, name) => {
    const { cell, selected } = await start('x = tf.log(x)');
    expect(await selected()).toBe('log');
    cell.setSource(text);
    expect(await selected()).toBe(name);
  });
});
