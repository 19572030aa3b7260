import type { IEdit } from '../engine/types';
import { advance, decodedLength, encodeString } from './json-string';
import type { ISourceText } from './read-cell';

/** How the file at hand is written. */
export interface IListStyle {
  /** Letters beyond ASCII are escaped. */
  readonly ascii: boolean;
  /** The comma and blanks between items elsewhere in the file; null for unknown. */
  readonly separator: string | null;
}

/** An item of the new list: encoded text, and what stood before it in the old one. */
interface IItem {
  readonly raw: string;
  readonly lead: string | null;
}

/**
 * Edit a source that is kept as a list of strings, one a line.
 *
 * Items no edit touches keep their bytes. Text that comes in is split after each
 * line feed; what is left of a line that lost its end joins the next one.
 *
 * @param edits Sorted, apart, with offsets in the joined, decoded source.
 * @returns The new list, brackets included.
 */
export function editList(
  text: string,
  source: ISourceText,
  edits: readonly IEdit[],
  style: IListStyle
): string {
  const { items, span } = source;
  const leads = items.map((item, i) =>
    text.slice(i === 0 ? span.start + 1 : items[i - 1].end + 1, item.start - 1)
  );
  const list = new ItemList();
  let itemStart = 0;
  let position = 0;
  let next = 0;
  items.forEach((item, index) => {
    const last = index === items.length - 1;
    const itemEnd = itemStart + decodedLength(text, item);
    list.lead = leads[index];
    let raw = item.start;
    let rawAt = itemStart;
    let touched = position > itemStart;
    const rawOffset = (offset: number): number => {
      const clamped = Math.min(Math.max(offset, rawAt), itemEnd);
      raw = advance(text, raw, clamped - rawAt);
      rawAt = clamped;
      return raw;
    };
    position = Math.max(position, itemStart);
    while (next < edits.length && (edits[next].start < itemEnd || last)) {
      const edit = edits[next++];
      list.keep(text.slice(rawOffset(position), rawOffset(edit.start)));
      list.insert(edit.text, style.ascii);
      position = edit.end;
      touched = true;
    }
    const cut = touched && position >= itemEnd;
    if (position < itemEnd) {
      list.keep(text.slice(rawOffset(position), item.end));
      position = itemEnd;
    }
    list.endOfItem(cut);
    itemStart = itemEnd;
  });
  if (items.length === 0) {
    edits.forEach(edit => list.insert(edit.text, style.ascii));
  }
  list.flush();
  const tailStart = items.length
    ? items[items.length - 1].end + 1
    : span.end - 1;
  return join(list.items, leads, text.slice(tailStart, span.end), style);
}

/** An encoded line feed at the end: the backslash is not one that another one stands for. */
const LINE_FEED = /(?<!\\)(?:\\\\)*\\(?:n|u000[aA])$/;

/** Collects the items of the new list. */
class ItemList {
  readonly items: IItem[] = [];

  /** What stood before the old item that is being read. */
  lead: string | null = null;

  /** Take over encoded text as it is. */
  keep(raw: string): void {
    this._current += raw;
  }

  /** Bring in new text, split after its line feeds. */
  insert(text: string, ascii: boolean): void {
    if (text !== '' && this._endsLine()) {
      this.flush();
    }
    for (const line of text.match(/[^\n]*\n|[^\n]+/g) ?? []) {
      this._current += encodeString(line, ascii);
      if (line.endsWith('\n')) {
        this.flush();
      }
    }
  }

  /** The old item ends here; one whose end was cut off goes on in the next. */
  endOfItem(cut: boolean): void {
    if (!cut) {
      this._push();
    } else if (this._endsLine()) {
      this.flush();
    }
  }

  /** Finish the item that is being written, if there is any of it. */
  flush(): void {
    if (this._current !== '') {
      this._push();
    }
  }

  private _push(): void {
    this.items.push({ raw: this._current, lead: this.lead });
    this.lead = null;
    this._current = '';
  }

  private _endsLine(): boolean {
    return LINE_FEED.test(this._current);
  }

  private _current = '';
}

/** Write the list with the blanks it had; new items get those of their neighbours. */
function join(
  items: readonly IItem[],
  leads: readonly string[],
  tail: string,
  style: IListStyle
): string {
  if (items.length === 0) {
    return '[]';
  }
  const first = leads[0] ?? style.separator?.replace(/^\s*,/, '') ?? '';
  const usual = leads[1] ?? style.separator ?? (first ? `,${first}` : ', ');
  return (
    items.reduce(
      (text, { raw, lead }, index) =>
        `${text}${index === 0 ? first : lead?.includes(',') ? lead : usual}"${raw}"`,
      '['
    ) + tail
  );
}
