import { SpanMap } from '../../engine/edits/apply';
import type { IEdit, IFinding } from '../../engine/types';
import type { IPreviewCell } from '../../lab/preview/cells';
import { madeSpan } from '../../lab/report/place';
import { countBelow } from '../../lab/count-below';
import { dullLines, lineStarts } from './lines';

/** Something that is said of a place. */
export interface INote {
  readonly finding: IFinding;
  /** Where, in the text before and in the text after. */
  readonly before: number;
  readonly after: number;
}

/**
 * What a diff shows, in the offsets of an editor: to it, every line end is one
 * character, while in a cell it may be two.
 */
export interface IDiffInput {
  readonly before: string;
  readonly after: string;
  /** Lead from `before` to `after`. */
  readonly edits: readonly IEdit[];
  readonly notes: readonly INote[];
}

/**
 * Which findings are shown.
 *
 * - loud: what a person has to look at, and lines that are added.
 * - all: what each change does as well.
 */
export type NoteLevel = 'loud' | 'all';

/** What there is to show of a cell. */
export function diffInput(cell: IPreviewCell, level: NoteLevel): IDiffInput {
  const { source, chosen } = cell;
  const at = withSingleEnds(source);
  const outputAt = withSingleEnds(chosen.output);
  const edits = chosen.edits.map(({ start, end, text }) => ({
    start: at(start),
    end: at(end),
    text: singleEnds(text)
  }));
  const map = new SpanMap(edits);
  return {
    before: singleEnds(source),
    after: singleEnds(chosen.output),
    edits,
    notes: chosen.findings
      .filter(finding => level === 'all' || isLoud(finding))
      .map(finding => {
        const span = {
          start: at(finding.span.start),
          end: at(finding.span.end)
        };
        // What is said of lines that are added is said below these.
        const made = madeSpan(chosen, finding);
        const after =
          made === finding.outputSpan
            ? map.map(span).start
            : outputAt(made.start);
        return { finding, before: span.start, after };
      })
  };
}

function isLoud({ severity, rule, applied }: IFinding): boolean {
  return severity !== 'INFO' || (applied && rule === 'run-ready');
}

/** Turns offsets of a text into those of the text with single line ends. */
function withSingleEnds(text: string): (offset: number) => number {
  const pairs = [...text.matchAll(/\r\n/g)].map(match => match.index);
  return offset => offset - countBelow(pairs, offset);
}

function singleEnds(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}

/** About how many lines a diff will have, before there is one. */
export function estimateLines(input: IDiffInput): number {
  const { before, after, edits, notes } = input;
  const dull = dullLines(
    before,
    edits,
    notes.map(note => note.before)
  );
  const hidden = dull.reduce((sum, { after: { start, end } }) => {
    return sum + end - start - 1;
  }, 0);
  return lineStarts(after).length - hidden + notes.length;
}
