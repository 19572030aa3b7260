import type { ICell, INotebook } from '../engine/types';
import { JsonCursor } from './json-cursor';
import { languageOfKernel } from './language';
import type { IRawCell, ISourceText } from './read-cell';
import { readCells, readString, requireKind } from './read-cell';

/** A notebook that was read, with what is needed to write it back. */
export interface INotebookText {
  /** The JSON text as it was handed in. */
  readonly text: string;
  /** Its Python code cells, ready for the engine. */
  readonly notebook: INotebook;
  /** Where the source of each of those cells stands, by cell id. */
  readonly sources: ReadonlyMap<string, ISourceText>;
}

/** What one pass over the root object found. */
interface IRoot {
  cells?: IRawCell[];
  worksheets?: IRawCell[];
  languageInfo?: string;
  kernelLanguage?: string;
  kernelName?: string;
}

/**
 * Read the text of an .ipynb file, nbformat 3 (or 2) and 4.
 *
 * An empty file is an empty notebook, as it is to Jupyter. A cell whose metadata
 * says `"editable": false` is marked read-only, and so is one without a source,
 * as there is no place to write one.
 *
 * @throws NotebookError where the text is not JSON or not a notebook.
 */
export function readNotebook(text: string): INotebookText {
  const root = /[^\s\ufeff]/.test(text)
    ? readRoot(new JsonCursor(text))
    : { cells: [] };
  const found = root.cells?.length ? root.cells : root.worksheets;
  const all = found ?? root.cells ?? [];
  const ids = uniqueIds(all);
  const cells: ICell[] = [];
  const sources = new Map<string, ISourceText>();
  all.forEach((cell, index) => {
    const foreign = cell.language !== '' && !/^i?python/i.test(cell.language);
    if (cell.type !== 'code' || foreign) {
      return;
    }
    cells.push({
      id: ids[index],
      number: index + 1,
      source: cell.code,
      ...(cell.readOnly || !cell.source ? { readOnly: true } : {})
    });
    if (cell.source) {
      sources.set(ids[index], cell.source);
    }
  });
  const language =
    root.languageInfo ||
    root.kernelLanguage ||
    languageOfKernel(root.kernelName);
  return {
    text,
    notebook: language ? { cells, language } : { cells },
    sources
  };
}

function readRoot(cursor: JsonCursor): IRoot {
  const root: IRoot = {};
  requireKind(cursor, 'object', 'a notebook is a JSON object, and this is not');
  const start = cursor.position;
  cursor.members(key => {
    if (key === 'cells') {
      root.cells = readCells(cursor, 0);
    } else if (key === 'worksheets') {
      root.worksheets = readWorksheets(cursor);
    } else if (key === 'metadata' && cursor.kind() === 'object') {
      readMetadata(cursor, root);
    } else {
      cursor.skip();
    }
  });
  cursor.end();
  if (!root.cells && !root.worksheets) {
    cursor.fail('it has no list of cells', start);
  }
  return root;
}

/** The cells of all worksheets, which nbformat 3 puts around them. */
function readWorksheets(cursor: JsonCursor): IRawCell[] {
  const all: IRawCell[] = [];
  requireKind(cursor, 'array', '"worksheets" is not a list');
  cursor.elements(() => {
    let cells: IRawCell[] = [];
    requireKind(cursor, 'object', 'a worksheet is not an object');
    cursor.members(key => {
      if (key === 'cells') {
        cells = readCells(cursor, all.length);
      } else {
        cursor.skip();
      }
    });
    for (const cell of cells) {
      all.push(cell);
    }
  });
  return all;
}

function readMetadata(cursor: JsonCursor, root: IRoot): void {
  cursor.members(key => {
    const asked = key === 'language_info' || key === 'kernelspec';
    if (!asked || cursor.kind() !== 'object') {
      cursor.skip();
      return;
    }
    cursor.members(inner => {
      if (key === 'language_info' && inner === 'name') {
        root.languageInfo = readString(cursor);
      } else if (key === 'kernelspec' && inner === 'language') {
        root.kernelLanguage = readString(cursor);
      } else if (key === 'kernelspec' && inner === 'name') {
        root.kernelName = readString(cursor);
      } else {
        cursor.skip();
      }
    });
  });
}

/** The cells' own ids; where one is missing or taken, one made of its number. */
function uniqueIds(cells: readonly IRawCell[]): string[] {
  const own = new Set(cells.map(cell => cell.id));
  const used = new Set<string>();
  return cells.map((cell, index) => {
    let id = cell.id;
    if (id === '' || used.has(id)) {
      id = `#${index + 1}`;
      while (own.has(id) || used.has(id)) {
        id = `#${id}`;
      }
    }
    used.add(id);
    return id;
  });
}
