import type { Severity } from '../../engine/types';
import type { ICellView, IFindingView } from '../../lab/report/build';
import { isOpen } from '../../lab/report/kinds';

/** A place in an editor's document to be marked. */
export interface IMark {
  /** Offsets in the document, where every line end counts as one. */
  readonly from: number;
  readonly to: number;
  readonly severity: Severity;
  readonly view: IFindingView;
}

/**
 * The marks of a cell, sorted by place. A name that was converted to one of TensorFlow 2
 * has none: there is nothing more to say of it.
 *
 * @param cell - the cell
 * @param source - its text
 */
export function marksOf(cell: ICellView, source: string): IMark[] {
  const toDoc = documentOffsets(source);
  return cell.findings
    .filter(isOpen)
    .flatMap(view => {
      const { span, finding } = view;
      if (!span) {
        return [];
      }
      // Of what is several lines long, such as a cell of Python 2, the first is enough.
      const text = source.slice(span.start, span.end);
      const length = /^[^\r\n]*/.exec(text)?.[0].length ?? 0;
      const from = toDoc(span.start);
      const { severity } = finding;
      return [{ from, to: from + length, severity, view }];
    })
    .sort((a, b) => a.from - b.from || a.to - b.to);
}

/**
 * Turns offsets of a source into offsets of an editor's document. They differ where
 * lines end in CRLF, which the document counts as one.
 */
export function documentOffsets(source: string): (offset: number) => number {
  if (!source.includes('\r\n')) {
    return offset => offset;
  }
  return offset =>
    offset - (source.slice(0, offset).match(/\r\n/g)?.length ?? 0);
}

/** The other way round: the offset in a source of an offset in the document. */
export function sourceOffset(source: string, offset: number): number {
  if (!source.includes('\r\n')) {
    return offset;
  }
  let at = 0;
  for (let left = offset; left > 0; left--) {
    at += source.startsWith('\r\n', at) ? 2 : 1;
  }
  return at;
}
