import type { ICellResult, IEdit, IFinding } from '../../engine/types';
import { madeSpan } from './place';

const BEFORE = 'import tensorflow as tf\nx = tf.log(1)';
const OUTPUT_SPAN = { start: 0, end: 6 };

/** What the only finding of a cell points at, in the text that the edits lead to. */
function pointedAt(
  edits: IEdit[],
  owned: number[],
  applied = true,
  symbol = ''
): string {
  const output = [...edits]
    .reverse()
    .reduce(
      (text, edit) =>
        text.slice(0, edit.start) + edit.text + text.slice(edit.end),
      BEFORE
    );
  const finding = { applied, edits: owned, symbol, outputSpan: OUTPUT_SPAN };
  const { start, end } = madeSpan(
    { edits } as unknown as ICellResult,
    finding as unknown as IFinding
  );
  return output.slice(start, end);
}

describe('madeSpan', () => {
  const lines: IEdit = { start: 23, end: 23, text: '\ntf.a()\ntf.b()' };
  const before: IEdit = { start: 7, end: 17, text: 'x' };

  it('is that of lines that were added', () => {
    expect(pointedAt([before, lines], [1])).toBe('tf.a()\ntf.b()');
  });

  it('is that of the line with its name, where findings share edits', () => {
    const above: IEdit = { start: 0, end: 0, text: 'import os\nos.x = 1\n' };
    const both = [above, lines];
    expect(pointedAt(both, [0, 1], true, 'tf.b')).toBe('tf.b()');
    expect(pointedAt(both, [0, 1], true, 'TF_X.x')).toBe('os.x = 1');
    expect(pointedAt(both, [0, 1], true, 'tf.c')).toBe('import');
    expect(pointedAt(both, [0, 1])).toBe('import');
  });

  it('is that of the finding for all else', () => {
    expect(pointedAt([before, lines], [0])).toBe('import');
    expect(pointedAt([lines], [])).toBe('import');
    expect(pointedAt([lines], [0], false)).toBe('import');
    expect(pointedAt([{ start: 9, end: 9, text: '.v1' }], [0])).toBe('import');
  });
});
