import type { ISpan } from '../../engine/types';

/**
 * Tells the line, from 1, in which a span of a text begins; null for no span.
 * Quick for many spans that come in order.
 */
export function lineCounter(
  source: string
): (span: ISpan | null) => number | null {
  let at = 0;
  let line = 1;
  return span => {
    if (!span) {
      return null;
    }
    if (span.start < at) {
      at = 0;
      line = 1;
    }
    for (; at < span.start; at++) {
      const unit = source[at];
      // CRLF is one line end, and its LF is the one that counts.
      if (unit === '\n' || (unit === '\r' && source[at + 1] !== '\n')) {
        line++;
      }
    }
    return line;
  };
}
