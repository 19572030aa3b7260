import type { ISharedNotebook } from '@jupyter/ydoc';

import type { ICell, INotebook, IOptions } from '../engine/types';

/**
 * Read the code cells of a live notebook.
 *
 * Takes the shared model, never the editors: with windowing, a cell that is off
 * screen has none.
 *
 * @param shared - the notebook's shared model
 * @param readOnly - true where nothing in it may be written
 * @returns the cells in order, numbered from 1 over all cells of the notebook
 */
export function readNotebook(
  shared: ISharedNotebook,
  readOnly: boolean
): INotebook {
  const cells: ICell[] = [];
  shared.cells.forEach((cell, index) => {
    if (cell.cell_type !== 'code') {
      return;
    }
    cells.push({
      id: cell.getId(),
      number: index + 1,
      source: cell.getSource(),
      readOnly: readOnly || cell.getMetadata('editable') === false
    });
  });
  const language = languageOf(shared);
  return language ? { cells, language } : { cells };
}

/**
 * The language of a notebook as its metadata names it; undefined for a new
 * notebook that no kernel has answered for yet.
 */
export function languageOf(shared: ISharedNotebook): string | undefined {
  const metadata = shared.getMetadata();
  const info = metadata.language_info as { name?: unknown } | undefined;
  const spec = metadata.kernelspec as { language?: unknown } | undefined;
  for (const name of [info?.name, spec?.language]) {
    if (typeof name === 'string' && name) {
      return name;
    }
  }
  return undefined;
}

/** The text of each cell, by id. */
export function sourcesOf(notebook: INotebook): Map<string, string> {
  return new Map(notebook.cells.map(cell => [cell.id, cell.source]));
}

/** True where the engine would be handed the same thing. */
export function sameNotebook(
  a: INotebook | null,
  b: INotebook | null
): boolean {
  if (!a || !b || a.cells.length !== b.cells.length) {
    return a === b;
  }
  return (
    a.language === b.language &&
    a.cells.every((cell, index) => {
      const other = b.cells[index];
      return (
        cell.id === other.id &&
        cell.number === other.number &&
        cell.source === other.source &&
        cell.readOnly === other.readOnly
      );
    })
  );
}

/** True where the engine would do the same with a notebook. */
export function sameOptions(a: IOptions, b: IOptions): boolean {
  return (
    a.mode === b.mode &&
    a.targetVersion === b.targetVersion &&
    a.runReady === b.runReady
  );
}
