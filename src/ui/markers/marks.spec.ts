import { EditorState, RangeSet, type TransactionSpec } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import * as fc from 'fast-check';

import { makeNotebook } from '../../lab/__tests__/fakes';
import { reported } from '../../lab/__tests__/reported';
import type { ICellView } from '../../lab/report/build';
import { neighbour, type IPosition } from '../../lab/report/navigate';
import {
  derive,
  findingsAt,
  marked,
  markField,
  retell,
  setMarks
} from './field';
import { documentOffsets, marksOf, sourceOffset, type IMark } from './marks';

async function start(...sources: string[]) {
  const { shared, session, model } = await reported(makeNotebook(...sources));
  const cells = (): ICellView[] => {
    if (model.state.kind !== 'report') {
      throw new Error('no report');
    }
    return [...model.state.selection.kept];
  };
  return { shared, session, model, cells };
}

/** An editor's state with these marks. */
function stateOf(source: string, marks: readonly IMark[]): EditorState {
  return EditorState.create({
    doc: source,
    extensions: markField.init(({ doc }) => marked(marks, doc))
  });
}

describe('marksOf', () => {
  it('marks what is not TF2 yet, and after an upgrade what is left', async () => {
    const source = 'tf.log(tf.placeholder)\ntf.contrib.x';
    const { shared, session, cells } = await start(source);
    const texts = (): string[] =>
      marksOf(cells()[0], shared.cells[0].getSource()).map(({ from, to }) =>
        shared.cells[0].getSource().slice(from, to)
      );
    expect(texts()).toEqual(['log', 'placeholder', 'contrib']);
    await session.upgrade();
    expect(texts()).toEqual(['compat.v1.placeholder', 'contrib']);
  });

  it('counts a line end as one, as the editor does', async () => {
    const source = 'a\r\n\r\ntf.log';
    const { cells } = await start(source);
    const [{ from, to }] = marksOf(cells()[0], source);
    expect(source.replace(/\r\n/g, '\n').slice(from, to)).toBe('log');
    expect(sourceOffset(source, from)).toBe(source.indexOf('log'));
    expect(documentOffsets('tf')(1)).toBe(1);
  });
});

describe('markField', () => {
  it('moves marks with what is typed, and drops what is deleted', async () => {
    const source = 'x = tf.log(1)\ny = tf.contrib';
    const { cells } = await start(source);
    let state = EditorState.create({ doc: source, extensions: markField });
    const dispatch = (...specs: TransactionSpec[]): void => {
      state = state.update(...specs).state;
    };
    const marked = (): string[] =>
      findingsAt({ state } as EditorView, 0, state.doc.length).map(
        ({ from, to }) => state.sliceDoc(from, to)
      );
    dispatch({ effects: setMarks.of(marksOf(cells()[0], source)) });
    // The worst is first.
    expect(marked()).toEqual(['contrib', 'log']);
    dispatch({ changes: { from: 0, insert: '# tf.log\n' } });
    expect(marked()).toEqual(['contrib', 'log']);
    const log = state.doc.toString().lastIndexOf('log');
    // A name that goes on is another one, and most often none as well.
    dispatch({ changes: { from: log + 3, insert: 'ger' } });
    expect(marked()).toEqual(['contrib', 'logger']);
    dispatch({ changes: { from: log + 6, insert: '.' } });
    expect(marked()).toEqual(['contrib', 'logger']);
    dispatch({ changes: { from: log, to: log + 6 } });
    expect(marked()).toEqual(['contrib']);
    dispatch({ changes: { from: 0, to: state.doc.length } });
    expect(marked()).toEqual([]);
  });
});

describe('markField, by what it draws', () => {
  it('draws what it holds, whatever is edited', async () => {
    const source = 'x = tf.log(tf.contrib)\ntf.log\ny = 1\nz = tf.placeholder';
    const { cells } = await start(source);
    const marks = marksOf(cells()[0], source);
    const edit = fc.record({
      at: fc.nat(60),
      length: fc.constantFrom(0, 0, 1, 2, 8),
      insert: fc.constantFrom('', 'a', 'ab', '.', 'x y', '\n', 'a\nb')
    });
    fc.assert(
      fc.property(fc.array(fc.array(edit, { maxLength: 2 })), steps => {
        let state = stateOf(source, marks);
        for (const edits of steps) {
          const { length } = state.doc;
          const changes = edits.map(({ at, length: count, insert }) => {
            const from = Math.min(at, length);
            return { from, to: Math.min(from + count, length), insert };
          });
          ({ state } = state.update({ changes }));
          const field = state.field(markField);
          const { drawn } = derive(field.marks, state.doc);
          expect(RangeSet.eq([field.drawn], [drawn])).toBe(true);
        }
      })
    );
  });
});

describe('retell', () => {
  it('tells what is new of marks that look the same, and nothing else', async () => {
    const source = 'x = tf.log(1)\ny = tf.contrib';
    const { cells } = await start(source);
    const marks = marksOf(cells()[0], source);
    const state = stateOf(source, marks);
    const view = { state } as EditorView;
    const field = state.field(markField);
    const { length } = source;
    const news = marks.map(mark => ({ ...mark, view: { ...mark.view } }));
    expect(retell(field, news, length)).toBe(true);
    expect(findingsAt(view, 0, length).map(one => one.view)).toEqual(
      [news[1], news[0]].map(one => one.view)
    );
    expect(findingsAt(view, 0, length)[0].view).toBe(news[1].view);
    const [first, second] = news;
    expect(retell(field, [first], length)).toBe(false);
    expect(retell(field, [...news, second], length)).toBe(false);
    expect(
      retell(field, [{ ...first, to: first.to - 1 }, second], length)
    ).toBe(false);
    expect(
      retell(field, [{ ...first, severity: 'ERROR' }, second], length)
    ).toBe(false);
  });
});

describe('neighbour', () => {
  it('leads from one finding to the next, round and round', async () => {
    const { cells, model } = await start(
      'tf.log',
      '#md',
      'pass',
      'tf.log(tf.placeholder)\ntf.contrib'
    );
    const walk = (from: IPosition, step: 1 | -1, count: number): string[] => {
      const seen: string[] = [];
      for (let i = 0; i < count; i++) {
        const stop = neighbour(cells(), from, step);
        if (!stop) {
          break;
        }
        seen.push(`${stop.cell} ${stop.view.finding.symbol}`);
        from = stop;
      }
      return seen;
    };
    const all = ['1 tf.log', '4 tf.log', '4 tf.placeholder', '4 tf.contrib'];
    expect(walk({ cell: 1, offset: -1 }, 1, 5)).toEqual([...all, all[0]]);
    expect(walk({ cell: 3, offset: 2 }, -1, 2)).toEqual([all[0], all[3]]);
    const [, cell] = cells();
    model.ignored.ignoreKind(cell.findings[1].finding);
    expect(walk({ cell: 4, offset: 0 }, 1, 2)).not.toContain(all[2]);
    expect(neighbour([], { cell: 1, offset: 0 }, 1)).toBeNull();
  });
});
