import type { INotebook } from '../engine/types';
import { makeNotebook } from './__tests__/fakes';
import { locked, NotebookReader, readNotebook } from './walk';

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

describe('NotebookReader', () => {
  const sources = ({ cells }: INotebook): string[] =>
    cells.map(({ source }) => source);

  it('reads again only what has changed', () => {
    const shared = makeNotebook('a', '#md', 'b');
    const reader = new NotebookReader(shared);
    const before = reader.read();
    expect(reader.read()).toBe(before);
    shared.cells[1].setSource('#md more');
    expect(reader.read()).toBe(before);
    const read = jest.spyOn(shared.cells[0], 'getSource');
    shared.cells[2].setSource('b2');
    const now = reader.read();
    expect(sources(now)).toEqual(['a', 'b2']);
    expect(now.cells[0]).toBe(before.cells[0]);
    expect(read).not.toHaveBeenCalled();
    expect(sources(before)).toEqual(['a', 'b']);
  });

  it('follows cells that come, go and are locked, and the language', () => {
    const shared = makeNotebook('a', 'b');
    const reader = new NotebookReader(shared);
    reader.read();
    shared.insertCell(0, { cell_type: 'code', source: 'c' });
    expect(reader.read().cells.map(({ number }) => number)).toEqual([1, 2, 3]);
    shared.cells[0].setSource('c2');
    shared.deleteCell(1);
    expect(sources(reader.read())).toEqual(['c2', 'b']);
    shared.cells[1].setMetadata('editable', false);
    expect(reader.read().cells[1].readOnly).toBe(true);
    shared.setMetadata('language_info', { name: 'R' });
    expect(reader.read().language).toBe('R');
  });

  it('is not behind whoever hears of a change before it does', async () => {
    const shared = makeNotebook('a');
    const seen: string[][] = [];
    shared.cells[0].changed.connect(() => {
      reader.doubt();
      seen.push(sources(reader.read()));
    });
    const reader = new NotebookReader(shared);
    reader.read();
    shared.cells[0].setSource('b');
    expect(seen.pop()).toEqual(['b']);
    await null;
    const now = reader.read();
    expect(sources(now)).toEqual(['b']);
    expect(reader.read()).toBe(now);
  });
});
