import { EditedText } from '../edits/compose';
import { asMechanical } from '../native/native-form';
import { summarize } from '../report/summary';
import { Positions } from '../text/positions';
import type {
  ICell,
  ICellEdit,
  ICellResult,
  IEngine,
  IFinding,
  IFix,
  IMigration,
  INotebook,
  IOptions
} from '../types';

/** Each round makes all fixes that do not touch each other; few need a second. */
const MOST_ROUNDS = 50;

/** A migration that fixes were made after, and what they were. */
export interface IFixedMigration {
  readonly migration: IMigration;
  /** How many fixes were made. */
  readonly made: number;
}

/**
 * Migrate a notebook, then make the fixes that the converted code is offered,
 * until there are none. The edits of the result make the final text of the text
 * that was handed in, and a second run changes nothing.
 *
 * @param wanted which fixes to make.
 */
export function migrateAndFix(
  engine: IEngine,
  notebook: INotebook,
  options: IOptions,
  wanted: (fix: IFix) => boolean
): IFixedMigration {
  const first = engine.migrate(notebook, options);
  const texts = new Map(
    notebook.cells.map((cell, i) => {
      const text = new EditedText(cell.source);
      text.apply(first.cells[i].edits);
      return [cell.id, text];
    })
  );
  const done = new Map<IFinding, WithFix>();
  const others: IFinding[] = [];
  let made = 0;
  let last = first;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    last = engine.migrate(
      { ...notebook, cells: notebook.cells.map(cell => now(cell, texts)) },
      options
    );
    const findings = last.cells.flatMap(cell => cell.findings);
    const chosen = chooseApart(findings, wanted);
    if (chosen.length === 0) {
      break;
    }
    made += chosen.length;
    for (const finding of chosen) {
      const told = originOf(finding, first, texts);
      if (told) {
        done.set(told, finding);
      } else {
        others.push(asDone(finding, texts));
      }
    }
    makeEdits(chosen, texts);
  }
  const gone = goneWith(first, last, done, texts);
  const cells = first.cells.map((cell): ICellResult => {
    const text = texts.get(cell.id);
    const edits = text?.edits() ?? cell.edits;
    return {
      ...cell,
      status:
        cell.status === 'unchanged' && edits.length > 0
          ? 'changed'
          : cell.status,
      edits,
      output: text?.text ?? cell.output,
      findings: [
        ...cell.findings.map(finding =>
          gone.has(finding)
            ? { ...finding, fallback: false }
            : told(finding, done.get(finding))
        ),
        ...others.filter(finding => finding.cellId === cell.id)
      ].sort((a, b) => a.span.start - b.span.start)
    };
  });
  const summary = summarize(cells, first.summary.usesTensorflow);
  return { migration: { ...first, cells, summary, uses: last.uses }, made };
}

/**
 * A migration whose findings name the fixes that will be offered once its edits are
 * made. Those fixes have no edits: theirs are of a text that is not there yet.
 */
export function nameFixes(
  engine: IEngine,
  notebook: INotebook,
  options: IOptions,
  first: IMigration
): IMigration {
  if (first.summary.fallbacks === 0) {
    return first;
  }
  const texts = new Map(
    notebook.cells.map((cell, i) => {
      const text = new EditedText(cell.source);
      text.apply(first.cells[i].edits);
      return [cell.id, text];
    })
  );
  const later = engine.migrate(
    { ...notebook, cells: notebook.cells.map(cell => now(cell, texts)) },
    options
  );
  const fixes = new Map<IFinding, IFix>();
  for (const finding of later.cells.flatMap(cell => cell.findings)) {
    const told = finding.fix ? originOf(finding, first, texts) : undefined;
    if (told && finding.fix) {
      fixes.set(told, { ...finding.fix, edits: [] });
    }
  }
  const cells = first.cells.map(cell => ({
    ...cell,
    findings: cell.findings.map(finding => {
      const fix = fixes.get(finding);
      return fix && finding.fix === null
        ? { ...finding, fix, message: asMechanical(finding.message) }
        : finding;
    })
  }));
  return { ...first, cells };
}

/** Fallbacks that no fix was made about, and that went with those of others. */
function goneWith(
  first: IMigration,
  last: IMigration,
  done: ReadonlyMap<IFinding, WithFix>,
  texts: ReadonlyMap<string, EditedText>
): Set<IFinding> {
  const gone = new Set<IFinding>();
  first.cells.forEach((cell, i) => {
    const left = last.cells[i].findings.filter(f => f.fallback);
    const open = cell.findings.filter(f => f.fallback && !done.has(f));
    const text = texts.get(cell.id);
    const places = new Set(left.map(f => text?.origin(f.span.start)));
    for (const name of new Set(open.map(nameOf))) {
      const same = open.filter(f => nameOf(f) === name);
      const kept = left.filter(f => nameOf(f) === name).length;
      same
        .filter(f => !places.has(f.span.start))
        .slice(0, Math.max(0, same.length - kept))
        .forEach(f => gone.add(f));
    }
  });
  return gone;
}

/** The name of tf.compat.v1 that stands in the code once it is converted. */
function nameOf({ applied, replacement, symbol }: IFinding): string {
  return applied ? (replacement ?? symbol) : symbol;
}

type WithFix = IFinding & { readonly fix: IFix };

/** The findings whose fixes are wanted and do not touch each other. */
function chooseApart(
  findings: readonly IFinding[],
  wanted: (fix: IFix) => boolean
): WithFix[] {
  const taken = new Map<string, ICellEdit[]>();
  return findings.filter((finding): finding is WithFix => {
    const { fix } = finding;
    if (!fix || !wanted(fix)) {
      return false;
    }
    const touches = fix.edits.some(({ cellId, start, end }) =>
      (taken.get(cellId) ?? []).some(e => e.start <= end && start <= e.end)
    );
    if (!touches) {
      for (const edit of fix.edits) {
        taken.set(edit.cellId, [...(taken.get(edit.cellId) ?? []), edit]);
      }
    }
    return !touches;
  });
}

function makeEdits(
  chosen: readonly WithFix[],
  texts: ReadonlyMap<string, EditedText>
): void {
  const all = chosen.flatMap(finding => finding.fix.edits);
  for (const [id, text] of texts) {
    const own = all.filter(edit => edit.cellId === id);
    text.apply(own.sort((a, b) => a.start - b.start));
  }
}

/** The finding of the first run that tells of the same name. */
function originOf(
  { cellId, span }: IFinding,
  first: IMigration,
  texts: ReadonlyMap<string, EditedText>
): IFinding | undefined {
  const at = texts.get(cellId)?.origin(span.start) ?? -1;
  return first.cells
    .find(cell => cell.id === cellId)
    ?.findings.find(f => f.fallback && f.span.start === at);
}

/** A finding of the first run, with the fix that was made about it. */
function told(finding: IFinding, made: WithFix | undefined): IFinding {
  if (made === undefined) {
    return { ...finding, fix: null };
  }
  const { fix, replacement } = made;
  return {
    ...finding,
    severity: 'INFO',
    replacement,
    fallback: false,
    fix: { ...fix, edits: [] },
    message: `${finding.symbol} is TF1's. Fixed: ${fix.action}.`
  };
}

/** A fix of which the first run had nothing to say. */
function asDone(
  finding: WithFix,
  texts: ReadonlyMap<string, EditedText>
): IFinding {
  const text = texts.get(finding.cellId);
  const at = text?.origin(finding.span.start) ?? 0;
  const places = new Positions(text?.source ?? '');
  const line = places.line(at);
  const column = places.column(at);
  const place = { line, column, endLine: line, endColumn: column };
  const span = { start: at, end: at };
  return told({ ...finding, ...place, span, edits: [] }, finding);
}

function now(cell: ICell, texts: ReadonlyMap<string, EditedText>): ICell {
  return { ...cell, source: texts.get(cell.id)?.text ?? cell.source };
}
