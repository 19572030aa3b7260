import { makeNotebook } from './__tests__/fakes';
import { readNotebook } from './walk';

describe('readNotebook', () => {
  it('takes code cells alone, numbered over all cells', () => {
    const shared = makeNotebook('#md', 'a = 1\r\n', '#md', 'b');
    expect(readNotebook(shared, false)).toEqual({
      language: 'python',
      cells: [
        { id: 'c1', number: 2, source: 'a = 1\r\n', readOnly: false },
        { id: 'c3', number: 4, source: 'b', readOnly: false }
      ]
    });
  });

  it('knows read-only cells and notebooks', () => {
    const shared = makeNotebook('a', 'b');
    shared.cells[1].setMetadata('editable', false);
    const readOnly = (whole: boolean): unknown[] =>
      readNotebook(shared, whole).cells.map(cell => cell.readOnly);
    expect(readOnly(false)).toEqual([false, true]);
    expect(readOnly(true)).toEqual([true, true]);
  });

  it('takes the language from the kernelspec where there is no other', () => {
    const shared = makeNotebook('a');
    shared.setMetadata({
      kernelspec: { name: 'ir', display_name: 'R', language: 'R' }
    });
    shared.deleteMetadata('language_info');
    expect(readNotebook(shared, false).language).toBe('R');
    shared.deleteMetadata('kernelspec');
    expect(readNotebook(shared, false).language).toBeUndefined();
  });
});
