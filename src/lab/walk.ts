import type { ISharedCell, ISharedNotebook } from '@jupyter/ydoc';

import type { ICell, INotebook, IOptions } from '../engine/types';

/** Cells as they were read, by the cells of the shared model. */
export type KnownCells = WeakMap<ISharedCell, ICell>;

/**
 * Read the code cells of a live notebook.
 *
 * Takes the shared model, never the editors: with windowing, a cell that is off
 * screen has none.
 *
 * @param shared - the notebook's shared model
 * @param known - the cells as they were read before; those that are the same are not made
 *   anew
 * @returns the cells in order, numbered from 1 over all cells of the notebook
 */
export function readNotebook(
  shared: ISharedNotebook,
  known: KnownCells = new WeakMap()
): INotebook {
  const cells: ICell[] = [];
  shared.cells.forEach((cell, index) => {
    if (cell.cell_type !== 'code') {
      return;
    }
    const now: ICell = {
      id: cell.getId(),
      number: index + 1,
      source: cell.getSource(),
      readOnly: cell.getMetadata('editable') === false
    };
    const last = known.get(cell);
    if (last && sameCell(last, now)) {
      cells.push(last);
    } else {
      known.set(cell, now);
      cells.push(now);
    }
  });
  const language = languageOf(shared);
  return language ? { cells, language } : { cells };
}

/** The same notebook with nothing in it that may be written. */
export function locked(notebook: INotebook): INotebook {
  return {
    ...notebook,
    cells: notebook.cells.map(cell => ({ ...cell, readOnly: true }))
  };
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

function sameCell(a: ICell, b: ICell): boolean {
  return (
    a === b ||
    (a.id === b.id &&
      a.number === b.number &&
      a.source === b.source &&
      a.readOnly === b.readOnly)
  );
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
    a.cells.every((cell, index) => sameCell(cell, b.cells[index]))
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
