import type {
  ISharedCell,
  ISharedNotebook,
  NotebookChange
} from '@jupyter/ydoc';

import { differing } from '../engine/incremental/differing';
import { rememberedOf } from '../engine/remembered-of';
import type { ICell, INotebook, IOptions } from '../engine/types';

/**
 * Reads the code cells of a live notebook again and again: only what has changed, as a cell
 * of Yjs takes a while to tell its text.
 *
 * Takes the shared model, never the editors: with windowing, a cell that is off
 * screen has none.
 */
export class NotebookReader {
  /**
   * @param _shared - the notebook
   * @param foreseen - what it was said to be: read is the very same where it is
   */
  constructor(
    private readonly _shared: ISharedNotebook,
    foreseen: INotebook = { cells: [] }
  ) {
    this._last = foreseen;
    _shared.changed.connect(this._onNotebook, this);
  }

  /**
   * The cells in order, numbered from 1 over all cells of the notebook; cells, and the
   * notebook, that are as they were when it was read last are the very same.
   */
  read(): INotebook {
    if (this._isWhole || this._isInDoubt) {
      this._readWhole();
    } else if (this._edited.size > 0) {
      const cells = [...this._last.cells];
      for (const cell of this._edited) {
        const place = this._places.get(cell);
        if (place !== undefined) {
          cells[place] = readCell(cell, cells[place].number, cells[place]);
        }
      }
      this._keep(cells, this._last.language);
    }
    this._edited.clear();
    return this._last;
  }

  /**
   * To be called when something has changed, of which others may be told before this is:
   * until the present task is over, all is read again.
   */
  doubt(): void {
    if (!this._isInDoubt) {
      this._isInDoubt = true;
      queueMicrotask(() => {
        this._isInDoubt = false;
      });
    }
  }

  dispose(): void {
    this._shared.changed.disconnect(this._onNotebook, this);
    for (const cell of this._places.keys()) {
      cell.changed.disconnect(this._onCell, this);
    }
    this._places.clear();
  }

  private _readWhole(): void {
    const places = new Map<ISharedCell, number>();
    const cells: ICell[] = [];
    this._shared.cells.forEach((cell, index) => {
      if (cell.cell_type !== 'code') {
        return;
      }
      const last = this._places.get(cell);
      if (last === undefined) {
        cell.changed.connect(this._onCell, this);
      }
      places.set(cell, cells.length);
      cells.push(
        readCell(cell, index + 1, this._last.cells[last ?? cells.length])
      );
    });
    for (const cell of this._places.keys()) {
      if (!places.has(cell)) {
        cell.changed.disconnect(this._onCell, this);
      }
    }
    this._places = places;
    this._keep(cells, languageOf(this._shared));
    this._isWhole = false;
  }

  private _keep(cells: readonly ICell[], language: string | undefined): void {
    const last = this._last;
    const isSame =
      last.language === language && differing(last.cells, cells)?.length === 0;
    if (!isSame) {
      this._last = notebookOf(cells, language);
    }
  }

  private _onNotebook(_: unknown, change: NotebookChange): void {
    // It also tells of each change that the file is not saved.
    if (change.cellsChange ?? change.metadataChange) {
      this._isWhole = true;
    }
  }

  private _onCell(cell: ISharedCell): void {
    this._edited.add(cell);
  }

  private readonly _edited = new Set<ISharedCell>();
  private _places = new Map<ISharedCell, number>();
  private _last: INotebook;
  private _isWhole = true;
  private _isInDoubt = false;
}

/** A notebook of code cells, in the language that was named, if one was. */
export function notebookOf(
  cells: readonly ICell[],
  language: string | undefined
): INotebook {
  return language ? { cells, language } : { cells };
}

/**
 * Read the code cells of a live notebook, once.
 *
 * @returns the cells in order, numbered from 1 over all cells of the notebook
 */
export function readNotebook(shared: ISharedNotebook): INotebook {
  const reader = new NotebookReader(shared);
  const notebook = reader.read();
  reader.dispose();
  return notebook;
}

/** Read a cell; it is the last one where that is the same. */
function readCell(
  cell: ISharedCell,
  number: number | null,
  last: ICell | undefined
): ICell {
  const now: ICell = {
    id: cell.getId(),
    number,
    source: cell.getSource(),
    readOnly: cell.getMetadata('editable') === false
  };
  return last && sameCell(last, now) ? last : now;
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
export const sourcesOf = rememberedOf(
  ({ cells }: INotebook): ReadonlyMap<string, string> =>
    new Map(cells.map(cell => [cell.id, cell.source]))
);

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
  if (a === b || !a || !b) {
    return a === b;
  }
  const places = differing(a.cells, b.cells);
  return (
    a.language === b.language &&
    places !== null &&
    places.every(place => sameCell(a.cells[place], b.cells[place]))
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
