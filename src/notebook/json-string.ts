import type { IEdit, ISpan } from '../engine/types';

/**
 * The text that an encoded string stands for.
 *
 * Always a fresh string: a slice would keep the whole file alive for as long as
 * any finding quotes a name of it.
 *
 * @param text JSON text.
 * @param span What stands between the quotes.
 */
export function decodeString(text: string, span: ISpan): string {
  return JSON.parse(`"${text.slice(span.start, span.end)}"`) as string;
}

/**
 * The same for a text that is compared and not kept: no fresh one is made of what is not
 * encoded.
 */
export function decodeKey(text: string, span: ISpan): string {
  const key = text.slice(span.start, span.end);
  return PLAIN.test(key) ? key : decodeString(text, span);
}

/** Strings that stand for themselves. */
const PLAIN = /^[\w .-]*$/;

/**
 * The text that a list of strings stands for, joined. Fresh, as above.
 *
 * @param list JSON text of the whole list.
 * @throws SyntaxError where it is not JSON.
 */
export function decodeList(list: string): string {
  return (JSON.parse(list) as string[]).join('');
}

/**
 * Encode text for the inside of a JSON string, quotes excluded.
 *
 * @param ascii Escape everything beyond ASCII, as Python's json does by default.
 */
export function encodeString(text: string, ascii: boolean): string {
  const encoded = JSON.stringify(text).slice(1, -1);
  return ascii
    ? encoded.replace(
        /[\u007f-\uffff]/g,
        unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
      )
    : encoded;
}

/** Where `units` decoded UTF-16 units after `offset` stand in encoded text. */
export function advance(text: string, offset: number, units: number): number {
  let at = offset;
  for (let i = 0; i < units; i++) {
    if (text.charAt(at) !== '\\') {
      at += 1;
    } else {
      at += text.charAt(at + 1) === 'u' ? 6 : 2;
    }
  }
  return at;
}

/** How many UTF-16 units an encoded string stands for. */
export function decodedLength(text: string, { start, end }: ISpan): number {
  const raw = text.slice(start, end);
  let length = raw.length;
  for (let at = raw.indexOf('\\'); at >= 0; at = raw.indexOf('\\', at)) {
    const escape = raw.charAt(at + 1) === 'u' ? 6 : 2;
    length -= escape - 1;
    at += escape;
  }
  return length;
}

/**
 * Apply edits to an encoded string without touching the encoding of the rest.
 *
 * @param text JSON text.
 * @param span What stands between the quotes.
 * @param edits Sorted, apart, with offsets in the decoded text.
 * @param ascii How to encode what the edits bring in.
 */
export function editString(
  text: string,
  span: ISpan,
  edits: readonly IEdit[],
  ascii: boolean
): string {
  let result = '';
  let raw = span.start;
  let decoded = 0;
  for (const edit of edits) {
    const start = advance(text, raw, edit.start - decoded);
    result += text.slice(raw, start) + encodeString(edit.text, ascii);
    raw = advance(text, start, edit.end - edit.start);
    decoded = edit.end;
  }
  return result + text.slice(raw, span.end);
}
