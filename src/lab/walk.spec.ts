import type { INotebook } from '../engine/types';
import { makeNotebook } from './__tests__/fakes';
import { locked, readNotebook } from './walk';

describe('readNotebook', () => {
  it('takes code cells alone, numbered over all cells', () => {
    const shared = makeNotebook('#md', 'a = 1\r\n', '#md', 'b');
    expect(readNotebook(shared)).toEqual({
      language: 'python',
      cells: [
        { id: 'c1', number: 2, source: 'a = 1\r\n', readOnly: false },
        { id: 'c3', number: 4, source: 'b', readOnly: false }
      ]
    });
  });

  it('knows read-only cells, and locks a notebook', () => {
    const shared = makeNotebook('a', 'b');
    shared.cells[1].setMetadata('editable', false);
    const notebook = readNotebook(shared);
    const readOnly = ({ cells }: INotebook): unknown[] =>
      cells.map(cell => cell.readOnly);
    expect(readOnly(notebook)).toEqual([false, true]);
    expect(readOnly(locked(notebook))).toEqual([true, true]);
  });

  it('takes the language from the kernelspec where there is no other', () => {
    const shared = makeNotebook('a');
    shared.setMetadata({
      kernelspec: { name: 'ir', display_name: 'R', language: 'R' }
    });
    shared.deleteMetadata('language_info');
    expect(readNotebook(shared).language).toBe('R');
    shared.deleteMetadata('kernelspec');
    expect(readNotebook(shared).language).toBeUndefined();
  });
});
