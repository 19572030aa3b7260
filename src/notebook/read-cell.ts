import type { ISpan } from '../engine/types';
import type { JsonCursor, JsonKind } from './json-cursor';
import { decodeList, decodeString } from './json-string';

/** Where a cell's source stands in the JSON text. */
export interface ISourceText {
  /** The whole value: quotes or brackets included. */
  readonly span: ISpan;
  /** True for a list of strings, false for one string. */
  readonly list: boolean;
  /** The inside of each string, quotes excluded. */
  readonly items: readonly ISpan[];
}

/** What one pass over a cell object found; of a repeated key the last one counts. */
export interface IRawCell {
  readonly type: string;
  /** nbformat 3 names a language in each cell; "" elsewhere. */
  readonly language: string;
  /** "" where it has none. */
  readonly id: string;
  readonly readOnly: boolean;
  readonly source: ISourceText | null;
  /** What the source of a code cell stands for; "" for any other cell. */
  readonly code: string;
}

/** Read a list of cells; `before` is how many cells came before it. */
export function readCells(cursor: JsonCursor, before: number): IRawCell[] {
  const cells: IRawCell[] = [];
  requireKind(cursor, 'array', '"cells" is not a list');
  cursor.elements(() => {
    cursor.cell = before + cells.length + 1;
    requireKind(cursor, 'object', 'the cell is not an object');
    cells.push(readCell(cursor));
    cursor.cell = null;
  });
  return cells;
}

/** Stop with `problem` where the next value is of another kind. */
export function requireKind(
  cursor: JsonCursor,
  kind: JsonKind,
  problem: string
): void {
  if (cursor.kind() !== kind) {
    const start = cursor.position;
    cursor.skip();
    cursor.fail(problem, start);
  }
}

/** Read a string value, or pass over a value of another kind and answer "". */
export function readString(cursor: JsonCursor): string {
  if (cursor.kind() !== 'string') {
    cursor.skip();
    return '';
  }
  return decodeString(cursor.text, cursor.string());
}

function readCell(cursor: JsonCursor): IRawCell {
  let type = '';
  let language = '';
  let id = '';
  let readOnly = false;
  let source: SourceValue = null;
  let input: SourceValue = null;
  cursor.members(key => {
    if (key === 'cell_type') {
      type = readString(cursor);
    } else if (key === 'source') {
      source = readSource(cursor);
    } else if (key === 'input') {
      input = readSource(cursor);
    } else if (key === 'language') {
      language = readString(cursor);
    } else if (key === 'id') {
      id = readString(cursor);
    } else if (key === 'metadata' && cursor.kind() === 'object') {
      readOnly = readReadOnly(cursor);
    } else {
      cursor.skip();
    }
  });
  // "input" is where nbformat 3 keeps it. A bad source matters in code alone,
  // and the type may come after it.
  const code = (source ?? input) as SourceValue;
  if (typeof code === 'number') {
    if (type === 'code') {
      cursor.fail('the source is no string and no list of strings', code);
    }
    return { type, language, id, readOnly, source: null, code: '' };
  }
  const text = code && type === 'code' ? decode(cursor, code) : '';
  return { type, language, id, readOnly, source: code, code: text };
}

/** The text of a source. Stops where a string of it holds what it may not hold. */
function decode(
  cursor: JsonCursor,
  { span, list, items }: ISourceText
): string {
  try {
    return list
      ? decodeList(cursor.text.slice(span.start, span.end))
      : decodeString(cursor.text, items[0]);
  } catch {
    return cursor.fail('control character in a string', span.start);
  }
}

/** A source, or the offset of a value that is none, or null for no value. */
type SourceValue = ISourceText | number | null;

function readSource(cursor: JsonCursor): SourceValue {
  const kind = cursor.kind();
  const start = cursor.position;
  if (kind === 'string') {
    const item = cursor.string();
    const span = { start, end: cursor.position };
    return { span, list: false, items: [item] };
  }
  if (kind !== 'array') {
    cursor.skip();
    return start;
  }
  const items: ISpan[] = [];
  let strings = true;
  cursor.elements(() => {
    if (cursor.kind() === 'string') {
      items.push(cursor.string());
    } else {
      strings = false;
      cursor.skip();
    }
  });
  const span = { start, end: cursor.position };
  return strings ? { span, list: true, items } : start;
}

/** Jupyter's own mark of a cell that must not be edited. */
function readReadOnly(cursor: JsonCursor): boolean {
  let readOnly = false;
  cursor.members(key => {
    const kind = cursor.kind();
    const start = cursor.position;
    cursor.skip();
    if (key === 'editable') {
      const value = cursor.text.slice(start, cursor.position);
      readOnly = kind === 'other' && value === 'false';
    }
  });
  return readOnly;
}
