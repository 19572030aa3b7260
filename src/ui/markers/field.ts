import {
  RangeSet,
  RangeValue,
  StateEffect,
  StateField,
  type Range,
  type Text,
  type Transaction
} from '@codemirror/state';
import { Decoration, EditorView, type DecorationSet } from '@codemirror/view';

import type { Severity } from '../../engine/types';
import type { IFindingView } from '../../lab/report/build';
import { grownSpan } from '../../lab/textDiff';
import type { IMark } from './marks';

/** The class of a line that a finding is in: its style sheet draws a mark beside it. */
export const LINE_CLASS = 'jp-TfUpgrade-lineMark';

/** Puts other marks into an editor. */
export const setMarks = StateEffect.define<readonly IMark[]>();

/** A finding, for a range of the document that moves with what is typed. */
class Mark extends RangeValue {
  constructor(
    /** The latest that is known of it. */
    public view: IFindingView,
    isPoint: boolean
  ) {
    super();
    // What is typed at an edge is not part of it; deleted as a whole, it goes.
    this.startSide = isPoint ? 0 : 1;
    this.endSide = isPoint ? 0 : -1;
  }

  override startSide: number;
  override endSide: number;
}

/** What the field holds. */
export interface IMarked {
  readonly marks: RangeSet<Mark>;
  /** Underlines, and for each line that has one the worst beside it. */
  readonly drawn: DecorationSet;
}

/**
 * The marks of an editor: they move with what is typed, until the next analysis puts
 * others in their place.
 */
export const markField = StateField.define<IMarked>({
  create: ({ doc }) => derive(RangeSet.empty, doc),
  update: (value, transaction) => {
    const { docChanged, effects, newDoc } = transaction;
    let now = value;
    if (docChanged && value.marks.size > 0) {
      const marks = moved(value.marks, transaction);
      now = staysInLines(value.marks, marks, transaction)
        ? { marks, drawn: moved(value.drawn, transaction) }
        : derive(marks, newDoc);
    }
    for (const effect of effects) {
      if (effect.is(setMarks)) {
        now = marked(effect.value, newDoc);
      }
    }
    return now;
  },
  provide: field => EditorView.decorations.from(field, ({ drawn }) => drawn)
});

/**
 * Ranges where they are after an edit. A name takes in what was typed at its end or its
 * beginning, so that what the next report wants to be marked is marked already: each other
 * change of the marks has the editor draw lines again.
 */
function moved<T extends RangeValue>(
  ranges: RangeSet<T>,
  { changes, newDoc }: Transaction
): RangeSet<T> {
  let now = ranges.map(changes);
  changes.iterChangedRanges((_, __, from, to) => {
    const add: Range<T>[] = [];
    now.between(from, to, (start, end, value) => {
      const grown = grownRange(newDoc, start, end);
      if (grown) {
        add.push(value.range(...grown));
      }
    });
    if (add.length > 0) {
      now = now.update({
        filter: (start, end) => !grownRange(newDoc, start, end),
        ...{ filterFrom: from, filterTo: to, add, sort: true }
      });
    }
  });
  return now;
}

/** A range with the letters that adjoin a name at either end of it; null for none. */
function grownRange(
  doc: Text,
  start: number,
  end: number
): [number, number] | null {
  if (start === end) {
    return null;
  }
  const { from, text } = doc.lineAt(start);
  const grown = grownSpan(text, { start: start - from, end: end - from });
  const isSame = grown.start === start - from && grown.end === end - from;
  return isSame ? null : [from + grown.start, from + grown.end];
}

/** Whether an edit left as many marks as there were, each in the line that it was in. */
function staysInLines(
  before: RangeSet<Mark>,
  now: RangeSet<Mark>,
  { changes, startState: { doc } }: Transaction
): boolean {
  let stay = before.size === now.size;
  changes.iterChanges((from, to, _, __, { lines }) => {
    stay &&= lines === 1 && to <= doc.lineAt(from).to;
  });
  return stay;
}

/** A finding and where it stands in the document now. */
export interface IPlaced {
  readonly from: number;
  readonly to: number;
  readonly view: IFindingView;
}

/** The findings whose marks touch a range, worst first. */
export function findingsAt(
  view: EditorView,
  from: number,
  to = from
): IPlaced[] {
  const found: IPlaced[] = [];
  const marks = view.state.field(markField, false)?.marks;
  marks?.between(from, to, (start, end, mark) => {
    found.push({ from: start, to: end, view: mark.view });
  });
  return found.sort((a, b) => rank(a.view) - rank(b.view) || a.from - b.from);
}

const RANKS: Record<Severity, number> = { ERROR: 0, WARNING: 1, INFO: 2 };

function rank({ finding }: IFindingView): number {
  return RANKS[finding.severity];
}

/** What the field holds for these marks. */
export function marked(marks: readonly IMark[], doc: Text): IMarked {
  return derive(place(marks, doc.length), doc);
}

/**
 * Have the marks of a document tell what others tell, where these look the same: then
 * there is nothing to be drawn.
 *
 * @returns false where they do not
 */
export function retell(
  { marks }: IMarked,
  others: readonly IMark[],
  length: number
): boolean {
  const wanted = within(others, length);
  let i = 0;
  for (const cursor = marks.iter(); cursor.value; cursor.next()) {
    const other = wanted[i++] as IMark | undefined;
    if (
      other?.from !== cursor.from ||
      other.to !== cursor.to ||
      other.severity !== cursor.value.view.finding.severity
    ) {
      return false;
    }
  }
  if (i !== wanted.length) {
    return false;
  }
  i = 0;
  for (const cursor = marks.iter(); cursor.value; cursor.next()) {
    cursor.value.view = wanted[i++].view;
  }
  return true;
}

function within(marks: readonly IMark[], length: number): readonly IMark[] {
  return marks.filter(({ to }) => to <= length);
}

function place(marks: readonly IMark[], length: number): RangeSet<Mark> {
  return RangeSet.of(
    within(marks, length).map(({ from, to, view }) =>
      new Mark(view, from === to).range(from, to)
    ),
    true
  );
}

/** What is drawn of marks. */
export function derive(marks: RangeSet<Mark>, doc: Text): IMarked {
  const drawn: ReturnType<Decoration['range']>[] = [];
  const worst = new Map<number, IFindingView>();
  for (const cursor = marks.iter(); cursor.value; cursor.next()) {
    const { view } = cursor.value;
    if (cursor.from < cursor.to) {
      drawn.push(
        underlines[view.finding.severity].range(cursor.from, cursor.to)
      );
    }
    const line = doc.lineAt(cursor.from).from;
    const other = worst.get(line);
    if (!other || rank(view) < rank(other)) {
      worst.set(line, view);
    }
  }
  for (const [at, { finding }] of worst) {
    drawn.push(stripes[finding.severity].range(at));
  }
  return { marks, drawn: Decoration.set(drawn, true) };
}

const underlines = ofEach(severity =>
  Decoration.mark({
    class: 'jp-TfUpgrade-mark',
    attributes: { 'data-severity': severity }
  })
);

const stripes = ofEach(severity =>
  Decoration.line({
    class: LINE_CLASS,
    attributes: { 'data-severity': severity }
  })
);

function ofEach<T>(make: (severity: Severity) => T): Record<Severity, T> {
  return {
    ERROR: make('ERROR'),
    WARNING: make('WARNING'),
    INFO: make('INFO')
  };
}
