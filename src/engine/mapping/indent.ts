import type { PyNode } from '../syntax/py-node';
import type { IEdit } from '../types';

/** The blanks in front of a node on its line; null where something else stands there. */
export function indentOf(node: PyNode): string | null {
  const blanks = node.source.slice(
    lineStart(node.source, node.start),
    node.start
  );
  return blanks.trim() === '' ? blanks : null;
}

/** The start of the line that an offset is on. */
export function lineStart(source: string, offset: number): number {
  return source.lastIndexOf('\n', offset - 1) + 1;
}

/** Where the line of an offset ends, and where the next one starts. */
export function lineEnd(
  source: string,
  offset: number
): { readonly end: number; readonly next: number } {
  const rest = /^[^\r\n]*/.exec(source.slice(offset))?.[0] ?? '';
  const end = offset + rest.length;
  const feed = source.indexOf('\n', end);
  return { end, next: feed < 0 ? source.length : feed + 1 };
}

/** The line end that a text uses. */
export function newlineOf(source: string): string {
  return source.includes('\r\n') ? '\r\n' : '\n';
}

/**
 * Edits that put blanks in front of the lines from one offset to another. Empty
 * lines and the inside of strings stay as they are.
 *
 * @param nodes of the whole cell.
 * @param from the start of a line.
 */
export function indentLines(
  nodes: readonly PyNode[],
  source: string,
  from: number,
  to: number,
  blanks: string
): IEdit[] {
  const strings = nodes.filter(
    node =>
      node.type === 'string' &&
      node.start >= from &&
      node.end <= to &&
      node.text.includes('\n')
  );
  const edits: IEdit[] = [];
  for (let at = from; at < to;) {
    const inside = strings.some(s => s.start < at && at < s.end);
    if (!inside && !/^\s*$/.test(source.slice(at, lineEnd(source, at).end))) {
      edits.push({ start: at, end: at, text: blanks });
    }
    at = lineEnd(source, at).next;
  }
  return edits;
}
