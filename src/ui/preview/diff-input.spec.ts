import type { ICellResult, IFinding } from '../../engine/types';
import { applyEdits } from '../../engine/edits/apply';
import type { IPreviewCell } from '../../lab/preview/cells';
import { diffInput } from './diff-input';

describe('diffInput', () => {
  it('says of an added line what is said of it, whatever ends lines', () => {
    const source = 'import tensorflow as tf\r\nx = 1';
    const at = source.indexOf('\r');
    const edits = [{ start: at, end: at, text: '\r\ntf.go()' }];
    const finding = {
      ...{ symbol: 'tf.go', edits: [0], outputSpan: { start: 0, end: 6 } },
      ...{ severity: 'INFO', rule: 'run-ready', applied: true },
      ...{ message: 'It goes.', span: { start: 0, end: 6 } }
    } as unknown as IFinding;
    const result = {
      ...{ id: 'a', edits, findings: [finding] },
      output: applyEdits(source, edits)
    } as unknown as ICellResult;
    const cell = { source, chosen: result } as IPreviewCell;
    const { after, notes } = diffInput(cell, 'loud');
    expect(after).toBe('import tensorflow as tf\ntf.go()\nx = 1');
    expect(after.slice(notes[0].after)).toBe('tf.go()\nx = 1');
  });
});
