import type { IMigration, INotebook } from '../engine/types';
import { readNotebook } from './read';
import { writeNotebook } from './write';

/** The text of a file as the engine takes it, and the way back. */
export interface ISourceFile {
  readonly notebook: INotebook;
  /** The text with the edits of a migration of that notebook. */
  write(migration: IMigration): string;
}

/**
 * Read the text of a file that can be converted.
 *
 * @param path Its ending tells what kind of file it is.
 * @param text Without a byte order mark where it is Python.
 * @throws NotebookError where an .ipynb file is no notebook.
 */
export function readSourceFile(path: string, text: string): ISourceFile {
  if (path.endsWith('.py')) {
    return {
      notebook: { cells: [{ id: 'file', number: null, source: text }] },
      write: migration => migration.cells[0].output
    };
  }
  const read = readNotebook(text);
  return {
    notebook: read.notebook,
    write: ({ cells }) =>
      writeNotebook(
        read,
        new Map(
          cells
            .filter(cell => cell.edits.length > 0)
            .map(cell => [cell.id, cell.edits])
        )
      )
  };
}
