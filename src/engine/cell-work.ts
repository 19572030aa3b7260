import { standIn } from './homes/stand-ins';
import { legacyKeras } from './rules/rename-name';
import { isPackage } from './rules/safety-import';
import { presence, Presence } from './tables/api-table';
import { Additions, IAddedImport } from './additions';
import type { IBinding } from './bindings/scope';
import type { CellUnit } from './cell-unit';
import { applyEdits, SpanMap } from './edits/apply';
import { IOwnedEdit, Rewrites } from './edits/rewrite';
import { Statements } from './edits/statements';
import type { Program } from './fixes/program';
import { completeNote } from './native/complete';
import type { IReference } from './references';
import type { Era, IHomeContext, INote, INoteFix } from './rules/context';
import type { Session } from './session';
import type { PyNode } from './syntax/py-node';
import { isWhole } from './syntax/whole';
import type { ICellResult, IFinding, IFix, ISpan, Mode } from './types';

/** The work on one cell: what rules say and rewrite, and the result of it. */
export class CellWork implements IHomeContext {
  readonly rewrites: Rewrites;
  readonly era: Era;
  private _notes: INote[] = [];
  private readonly _taken = new Set<PyNode>();
  private readonly _references: ReadonlyMap<PyNode, IReference>;
  private readonly _additions: Additions;
  /** Lines beside statements, and in their place. */
  readonly statements: Statements;
  /** Names of TensorFlow, without `tf.`, that rules have spelled. */
  readonly spelled: string[] = [];
  /** Whether objects here do what legacy Keras alone lets them do. */
  needsLegacyKeras = false;
  /** Whether objects here do what TensorFlow 1's behaviour alone lets them do. */
  needsGraph = false;

  constructor(
    readonly unit: CellUnit,
    private readonly _session: Session,
    readonly mode: Mode,
    readonly targetVersion: string,
    readonly partial: boolean,
    readonly homes: boolean
  ) {
    this.rewrites = new Rewrites(unit.cell.source);
    this.statements = new Statements(
      unit.cell.source,
      unit.mask.text,
      this.rewrites
    );
    this._additions = new Additions(unit, _session, mode);
    this.era = _session.era(unit);
    this._references = _session.references(unit);
  }

  report(note: INote): void {
    this._notes.push(completeNote(note, this.targetVersion));
  }

  needLegacyKeras(): void {
    this.needsLegacyKeras = true;
  }

  needGraph(): void {
    this.needsGraph = true;
  }

  editable(node: PyNode): boolean {
    return isWhole(node);
  }

  referenceOf(node: PyNode): IReference | null {
    return this._references.get(node) ?? null;
  }

  spell(name: string, from: IReference | PyNode): string {
    this.spelled.push(name);
    if ('resolved' in from) {
      if (isPackage(from.resolved.name, this.mode)) {
        return `${from.base.text}.${name}`;
      }
      return `${this._additions.root(from.node, from.at)}.${name}`;
    }
    return `${this._additions.root(from, this.unit.base + from.start)}.${name}`;
  }

  spellPackage(name: string, node: PyNode): string {
    return this._additions.package(name, node);
  }

  standIn(id: string, node: PyNode): string {
    this._use(id, node);
    return this._additions.standIn(id, node);
  }

  standInLines(id: string, name: string, node: PyNode): readonly string[] {
    this._use(id, node);
    return this._additions.standInLines(id, name, node);
  }

  /** See that a stand-in gets what it needs; where it is about to be defined, say so. */
  private _use(id: string, node: PyNode): void {
    const uses = standIn(id).uses ?? [];
    this.spelled.push(...uses);
    if (this._session.added.nameOf(id) !== undefined) {
      return;
    }
    for (const name of uses) {
      if (presence(name, this.targetVersion) === Presence.LegacyKeras) {
        this.report({
          rule: 'legacy-keras',
          severity: 'WARNING',
          at: node,
          symbol: `tf.${name}`,
          message: legacyKeras(name, this).trim()
        });
      }
    }
  }

  /** The import of TensorFlow that this cell is given; null for none. */
  get addedImport(): IAddedImport | null {
    return this.unit.cell.readOnly ? null : this._additions.ownImport;
  }

  /** Put lines beside that import. */
  besideAddedImport(
    where: 'before' | 'behind',
    lines: readonly string[],
    rule: string
  ): void {
    this._additions.besideImport(where, lines, rule);
  }

  bindingOf(node: PyNode, name: string): IBinding | null {
    const scope = this.unit.scopeOf(node, this._session.module);
    const list = scope.bindings.get(name) ?? [];
    return list.find(binding => binding.node === node) ?? null;
  }

  isNeedless(binding: IBinding): boolean {
    return this._session.isNeedless(binding);
  }

  get program(): Program {
    return this._session.program;
  }

  knownRoot({ base, resolved, scope, at }: IReference): string | null {
    return isPackage(resolved.name, this.mode)
      ? base.text
      : this._session.rootName(scope, at);
  }

  drop(call: PyNode): void {
    const at = call.child('function') ?? call;
    this._notes = this._notes.filter(note => !(note.applied && note.at === at));
  }

  forget({ start, end }: ISpan): void {
    this._notes = this._notes.filter(
      ({ at }) => at.start < start || at.end > end
    );
  }

  take(node: PyNode): void {
    this._taken.add(node);
    this._session.replaced.add(node);
  }

  /** Take all of it back, where the work is done anew. */
  undo(): void {
    this._taken.forEach(node => this._session.replaced.delete(node));
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

  /** The edits and findings; a read-only cell keeps its text. */
  result(): ICellResult {
    this._additions.write(this.statements, note => this.report(note));
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
    const seen = new Map<number, INote[]>();
    const map = new SpanMap(edits);
    const owned = editsByOwner(edits);
    const out: IFinding[] = [];
    for (const note of this._notes) {
      const { start, end } = note.at;
      const others = seen.get(start);
      if (others?.some(other => isSaid(other, note))) {
        continue;
      }
      if (others) {
        others.push(note);
      } else {
        seen.set(start, [note]);
      }
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
}

/** Finds the indices of the edits that were made on behalf of a note. */
function editsByOwner(
  edits: readonly IOwnedEdit[]
): (note: INote) => readonly number[] {
  const byStart = new Map<number, IOwner[]>();
  edits.forEach(({ owners }, index) => {
    for (const { start, end, rule } of owners) {
      const owner = { index, end, rule };
      const list = byStart.get(start);
      if (list) {
        list.push(owner);
      } else {
        byStart.set(start, [owner]);
      }
    }
  });
  return ({ at, rule }) => {
    const mine: number[] = [];
    for (const owner of byStart.get(at.start) ?? []) {
      if (
        owner.end === at.end &&
        (owner.rule === undefined || owner.rule === rule) &&
        !mine.includes(owner.index)
      ) {
        mine.push(owner.index);
      }
    }
    return mine;
  };
}

/** On whose behalf an edit was made. */
interface IOwner {
  readonly index: number;
  readonly end: number;
  readonly rule: string | undefined;
}

/** Whether two notes of one place say the same. */
function isSaid(a: INote, b: INote): boolean {
  return a.rule === b.rule && a.at.end === b.at.end && a.message === b.message;
}
