import type { CellUnit } from './cell-unit';
import { applyEdits, SpanMap } from './edits/apply';
import { IOwnedEdit, IOwner, Rewrites } from './edits/rewrite';
import type { Program } from './fixes/program';
import type { IReference } from './references';
import type { Era, INote, INoteFix, IRuleContext } from './rules/context';
import type { Session } from './session';
import type { PyNode } from './syntax/py-node';
import { isWhole, statementOf } from './syntax/whole';
import type { ICellResult, IFinding, IFix, ISpan, Mode } from './types';

/** The work on one cell: what rules say and rewrite, and the result of it. */
export class CellWork implements IRuleContext {
  readonly rewrites: Rewrites;
  readonly era: Era;
  private _notes: INote[] = [];
  private readonly _taken = new Set<PyNode>();
  private readonly _references: ReadonlyMap<PyNode, IReference>;
  /** Where this cell gets an import of TensorFlow, if it does. */
  private _importAt: number | null = null;

  constructor(
    readonly unit: CellUnit,
    private readonly _session: Session,
    readonly mode: Mode,
    readonly targetVersion: string,
    readonly partial: boolean
  ) {
    this.rewrites = new Rewrites(unit.cell.source);
    this.era = _session.era(unit);
    this._references = _session.references(unit);
  }

  report(note: INote): void {
    this._notes.push(note);
  }

  editable(node: PyNode): boolean {
    return isWhole(node);
  }

  referenceOf(node: PyNode): IReference | null {
    return this._references.get(node) ?? null;
  }

  spell(name: string, from: IReference | PyNode): string {
    if ('resolved' in from) {
      if (from.resolved.name === 'tf') {
        return `${from.base.text}.${name}`;
      }
      return `${this._root(from.node, from.at)}.${name}`;
    }
    return `${this._root(from, this.unit.base + from.start)}.${name}`;
  }

  get program(): Program {
    return this._session.program;
  }

  knownRoot({ base, resolved, scope, at }: IReference): string | null {
    return resolved.name === 'tf'
      ? base.text
      : this._session.rootName(scope, at);
  }

  drop(call: PyNode): void {
    const at = call.child('function') ?? call;
    this._notes = this._notes.filter(note => !(note.applied && note.at === at));
  }

  take(node: PyNode): void {
    this._taken.add(node);
  }

  isTaken(node: PyNode): boolean {
    return this._taken.has(node);
  }

  /** Whether a statement stands in the module, or a block of it, not in a function. */
  isTopLevel(node: PyNode): boolean {
    return (
      this.unit.scopeOf(node, this._session.module) === this._session.module
    );
  }

  /**
   * Put lines of their own before or behind a statement.
   *
   * @param rule the rule that reports them, at the statement.
   */
  addLines(
    statement: ISpan,
    where: 'before' | 'behind',
    lines: readonly string[],
    rule: string
  ): void {
    const owner: IOwner = { start: statement.start, end: statement.end, rule };
    const { source } = this.unit.cell;
    const lineStart = source.slice(0, statement.start).search(/[^\r\n]*$/);
    const indent = source.slice(lineStart, statement.start);
    const rest = /^[^\r\n]*/.exec(source.slice(statement.end))?.[0] ?? '';
    const newline = source.includes('\r\n') ? '\r\n' : '\n';
    const alone = indent.trim() === '' && /^\s*(?:#|$)/.test(rest);
    if (where === 'before') {
      const text =
        indent.trim() === ''
          ? lines.map(line => line + newline + indent).join('')
          : lines.map(line => `${line}; `).join('');
      this.rewrites.insert(statement.start, text, owner);
    } else if (alone) {
      const at = statement.end + rest.length;
      const text = lines.map(line => newline + indent + line).join('');
      this.rewrites.insert(at, text, owner);
    } else {
      const text = lines.map(line => `; ${line}`).join('');
      this.rewrites.insert(statement.end, text, owner);
    }
  }

  /** The edits and findings; a read-only cell keeps its text. */
  result(): ICellResult {
    this._addImport();
    const { cell, syntax, positions } = this.unit;
    const edits = cell.readOnly ? [] : this.rewrites.edits();
    const broken = syntax.brokenAt;
    return {
      id: cell.id,
      number: cell.number,
      status:
        this.unit.mask.foreign !== null
          ? 'skipped'
          : edits.length > 0
            ? 'changed'
            : 'unchanged',
      edits: edits.map(({ start, end, text }) => ({ start, end, text })),
      output: applyEdits(cell.source, edits),
      findings: this._findings(edits),
      syntax:
        broken === null
          ? null
          : {
              span: { start: broken, end: broken },
              line: positions.line(broken),
              column: positions.column(broken)
            }
    };
  }

  private _findings(edits: readonly IOwnedEdit[]): IFinding[] {
    const { cell, positions } = this.unit;
    const seen = new Set<string>();
    const map = new SpanMap(edits);
    const owned = editsByOwner(edits);
    const out: IFinding[] = [];
    for (const note of this._notes) {
      const { start, end } = note.at;
      const key = `${note.rule} ${start} ${end} ${note.message}`;
      if (seen.has(key)) {
        continue;
      }
      seen.add(key);
      const made = note.applied ? owned(note) : [];
      if (note.applied && made.length === 0 && !cell.readOnly) {
        // It stood in an argument that another change took out.
        continue;
      }
      const span: ISpan = { start, end };
      out.push({
        cellId: cell.id,
        cell: cell.number,
        span,
        outputSpan: map.map(span),
        line: positions.line(start),
        column: positions.column(start),
        endLine: positions.line(end),
        endColumn: positions.column(end),
        severity: note.severity,
        rule: note.rule,
        symbol: note.symbol,
        replacement: note.replacement ?? null,
        fallback: note.fallback ?? false,
        applied: !cell.readOnly && (note.applied ?? false),
        edits: made,
        fix: note.fix && !cell.readOnly ? this._fix(note.rule, note.fix) : null,
        message: note.message,
        help: note.help ?? `docs/rules/${note.rule}.md`
      });
    }
    return out.sort(
      (a, b) => a.span.start - b.span.start || a.span.end - b.span.end
    );
  }

  private _fix(rule: string, { kind, action, edits }: INoteFix): IFix {
    const { id } = this.unit.cell;
    return {
      kind: kind ?? rule,
      action,
      edits: edits.map(edit => ({ cellId: id, ...edit }))
    };
  }

  /** A name for the TensorFlow package at a place; imports it where there is none. */
  private _root(node: PyNode, at: number): string {
    const scope = this.unit.scopeOf(node, this._session.module);
    const known = this._session.rootName(scope, at);
    if (known !== null) {
      return known;
    }
    const name = this._session.addedRoot ?? this._session.freeRootName();
    if (this._session.addedRoot === null || this._importAt !== null) {
      // The first cell that needs it imports it, above its first use.
      const statement = topStatement(node);
      if (this._importAt === null || statement.start < this._importAt) {
        this._importAt = statement.start;
      }
    }
    this._session.addedRoot = name;
    return name;
  }

  /** Write the import that new names of this cell need, if any. */
  private _addImport(): void {
    const start = this._importAt;
    const name = this._session.addedRoot;
    if (start === null || name === null) {
      return;
    }
    const line =
      name === 'tensorflow'
        ? 'import tensorflow'
        : `import tensorflow as ${name}`;
    const rule = 'from-import';
    this.addLines({ start, end: start }, 'before', [line], rule);
    this.report({
      rule,
      severity: 'INFO',
      at: { start, end: start },
      symbol: 'tf',
      applied: true,
      message: `TensorFlow itself is now imported as ${name}, because a new name below needs it.`
    });
  }
}

/** Finds the indices of the edits that were made on behalf of a note. */
function editsByOwner(
  edits: readonly IOwnedEdit[]
): (note: INote) => readonly number[] {
  const byPlace = new Map<string, { index: number; rule?: string }[]>();
  edits.forEach(({ owners }, index) => {
    for (const { start, end, rule } of owners) {
      const key = `${start} ${end}`;
      const list = byPlace.get(key) ?? [];
      list.push({ index, ...(rule === undefined ? {} : { rule }) });
      byPlace.set(key, list);
    }
  });
  return ({ at, rule }) => {
    const list = byPlace.get(`${at.start} ${at.end}`) ?? [];
    const mine = list.filter(o => o.rule === undefined || o.rule === rule);
    return [...new Set(mine.map(o => o.index))];
  };
}

function topStatement(node: PyNode): PyNode {
  let at = statementOf(node);
  while (at.parent && at.parent.type !== 'module') {
    at = at.parent;
  }
  return at;
}
