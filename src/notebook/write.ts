import type { IEdit } from '../engine/types';
import { editString } from './json-string';
import type { INotebookText } from './read';
import type { ISourceText } from './read-cell';
import { editList } from './write-list';

/**
 * Put edited cells back into the text of their notebook. Everything else keeps
 * its bytes: indentation, key order, escapes, outputs, the unedited parts of an
 * edited cell.
 *
 * @param read What `readNotebook` made of the text.
 * @param edits By cell id: sorted, apart, with offsets in the cell's source, as
 *   the engine gives them. Cells without an entry are left alone.
 * @throws RangeError for a cell that the notebook does not have.
 */
export function writeNotebook(
  read: INotebookText,
  edits: ReadonlyMap<string, readonly IEdit[]>
): string {
  const wanted: [source: ISourceText, edits: readonly IEdit[]][] = [];
  for (const [id, list] of edits) {
    const source = read.sources.get(id);
    if (!source) {
      throw new RangeError(`the notebook has no source for cell ${id}`);
    }
    if (list.length > 0) {
      wanted.push([source, list]);
    }
  }
  if (wanted.length === 0) {
    return read.text;
  }
  wanted.sort(([a], [b]) => a.span.start - b.span.start);
  // Asked of the whole file only where something comes in that it matters to.
  const beyond = wanted.some(([, list]) =>
    // eslint-disable-next-line no-control-regex
    list.some(edit => /[^\x00-\x7e]/.test(edit.text))
  );
  const ascii = beyond && escapesUnicode(read.text);
  const separator = findSeparator(read);
  const parts: string[] = [];
  let at = 0;
  for (const [source, list] of wanted) {
    parts.push(read.text.slice(at, source.span.start));
    parts.push(
      source.list
        ? editList(read.text, source, list, { ascii, separator })
        : `"${editString(read.text, source.items[0], list, ascii)}"`
    );
    at = source.span.end;
  }
  parts.push(read.text.slice(at));
  return parts.join('');
}

/**
 * True where the file spells letters beyond ASCII as \uXXXX and has none as they
 * are. A file with neither gets them as they are, which is what Jupyter writes.
 */
function escapesUnicode(text: string): boolean {
  const raw = /[\u0080-\ufefe\uff00-\uffff]/.test(text);
  return !raw && /\\u(?:00[89a-f]|0[1-9a-f]|[1-9a-f])/i.test(text);
}

/** What stands between two items of some list of the notebook: `,\n    ` mostly. */
function findSeparator(read: INotebookText): string | null {
  for (const { items } of read.sources.values()) {
    if (items.length > 1) {
      return read.text.slice(items[0].end + 1, items[1].start - 1);
    }
  }
  return null;
}
