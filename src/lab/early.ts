/** Reads a notebook as it comes, before its cells are made. */
import type { ISharedNotebook, YNotebook } from '@jupyter/ydoc';
import type { Array as YArray, Map as YMap, Transaction } from 'yjs';

import type { ICell, INotebook } from '../engine/types';
import { languageOf, notebookOf } from './walk';

/**
 * Tell of the code cells of a notebook that is being loaded as soon as its document has them:
 * JupyterLab makes its cells next, in the same task, and tells of nothing until it has.
 *
 * @param shared - the notebook
 * @param tell - is handed what `readNotebook` is going to read when all is made, again
 * whenever the list of cells changes
 * @returns stops it
 */
export function watchLoading(
  shared: ISharedNotebook,
  tell: (notebook: INotebook) => void
): () => void {
  // The interface has no document, and whatever else has it is not to be waited for here.
  const { ydoc } = shared as Partial<YNotebook>;
  if (!ydoc) {
    return () => undefined;
  }
  const cells: YArray<YMap<unknown>> = ydoc.getArray('cells');
  const look = ({ changed }: Transaction): void => {
    if (!(changed as ReadonlyMap<unknown, unknown>).has(cells)) {
      return;
    }
    try {
      tell(notebookOf(read(cells), languageOf(shared)));
    } catch {
      // JupyterLab is in the midst of loading it, and goes on. It is read again then.
    }
  };
  ydoc.on('beforeObserverCalls', look);
  return () => ydoc.off('beforeObserverCalls', look);
}

function read(cells: YArray<YMap<unknown>>): ICell[] {
  const found: ICell[] = [];
  cells.forEach((cell, index) => {
    if (cell.get('cell_type') === 'code') {
      const metadata = cell.get('metadata') as YMap<unknown> | undefined;
      found.push({
        id: String(cell.get('id')),
        number: index + 1,
        source: String(cell.get('source')),
        readOnly: metadata?.get('editable') === false
      });
    }
  });
  return found;
}
