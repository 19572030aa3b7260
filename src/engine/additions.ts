import { ADDED_ROOT } from './added';
import type { CellUnit } from './cell-unit';
import type { Statements } from './edits/statements';
import { standIn } from './homes/stand-ins';
import type { INote } from './rules/context';
import { packageImport, packageOf } from './rules/safety-import';
import type { Session } from './session';
import type { PyNode } from './syntax/py-node';
import { statementOf } from './syntax/whole';
import type { ISpan, Mode } from './types';

/** Modules of packages that are not there before they are imported by name. */
const SUBMODULES = ['tf_slim.nets', 'tensorboard.plugins.projector'];

const TENSORFLOW = 'tensorflow';

/** Lines of another rule, beside an import that is added. */
interface IBeside {
  readonly where: 'before' | 'behind';
  readonly lines: readonly string[];
  readonly rule: string;
}

/** Lines to put above a top-level statement. */
interface IAbove {
  at: number;
  readonly lines: readonly string[];
  readonly rule: string;
  readonly symbol: string;
  readonly message: string;
}

/** An import of TensorFlow that a migration adds. */
export interface IAddedImport {
  /** The empty span in front of the statement that it is put above. */
  readonly at: ISpan;
  /** The name that it binds. */
  readonly root: string;
}

/**
 * What new names in one cell need above them: imports, and code that stands in
 * for what is gone. Each is added once a notebook, above its first use.
 */
export class Additions {
  /** By what they bring. */
  private readonly _above = new Map<string, IAbove>();
  /** Lines of other rules beside the import of TensorFlow. */
  private readonly _beside: IBeside[] = [];

  constructor(
    private readonly _unit: CellUnit,
    private readonly _session: Session,
    private readonly _mode: Mode
  ) {}

  /** A name for the TensorFlow package at a place; imports it where there is none. */
  root(node: PyNode, at: number): string {
    const session = this._session;
    const scope = this._unit.scopeOf(node, session.module);
    const known = session.rootName(scope, at);
    if (known !== null) {
      return known;
    }
    const { added } = session;
    this._note(ADDED_ROOT);
    const isFirst = added.root === null;
    const name =
      added.root ??
      session.freeName(['tf', 'tensorflow', 'tf2'], n => `tf_${n}`);
    if (isFirst) {
      added.bring(ADDED_ROOT, name, this._unit);
    }
    if (isFirst || this._above.has(TENSORFLOW)) {
      this._put(TENSORFLOW, node, {
        lines: [packageImport(name, this._mode)],
        rule: 'from-import',
        symbol: 'tf',
        message: `TensorFlow itself is now imported as ${name}, because a new name below needs it.`
      });
    }
    return name;
  }

  /**
   * Import what a dotted name of another package needs.
   *
   * @param name as Python spells it: `tf_slim.layers.conv2d`.
   * @returns the name.
   */
  package(name: string, node: PyNode): string {
    const module =
      SUBMODULES.find(one => name === one || name.startsWith(`${one}.`)) ??
      name.split('.')[0];
    const { added } = this._session;
    this._note(module);
    if (added.nameOf(module) === undefined) {
      added.bring(module, module, this._unit);
    }
    if (added.isOf(module, this._unit)) {
      this._put(module, node, {
        lines: [`import ${module}`],
        rule: 'contrib-home',
        symbol: module,
        message: `${module} is imported, because a name below is taken from it.`
      });
    }
    return name;
  }

  /**
   * Define a stand-in, if the notebook has it not yet.
   *
   * @returns the name it is defined under.
   */
  standIn(id: string, node: PyNode): string {
    const { added } = this._session;
    this._note(id);
    const known = added.nameOf(id);
    if (known !== undefined) {
      if (this._above.has(id)) {
        this._raise(id, node);
      }
      return known;
    }
    const name = this._session.freeName([id], n => `${id}_${n}`);
    this._put(id, node, {
      lines: [...this.standInLines(id, name, node), ''],
      rule: 'stand-in',
      symbol: name,
      message: `${name}, defined here, ${standIn(id).what}.`
    });
    return name;
  }

  /**
   * The lines that define a stand-in under a name; fewer where it is defined already.
   *
   * @param node what they stand for, below which they are not to be defined.
   */
  standInLines(id: string, name: string, node: PyNode): readonly string[] {
    const { added } = this._session;
    this._note(id);
    const known = added.nameOf(id);
    if (known !== undefined) {
      this._raise(id, node);
      return known === name ? [] : [`${name} = ${known}`];
    }
    added.bring(id, name, this._unit);
    return standIn(id).lines({
      name,
      package: packageOf(this._mode)
    });
  }

  /** The import of TensorFlow that this cell is given; null for none. */
  get ownImport(): IAddedImport | null {
    const { at } = this._above.get(TENSORFLOW) ?? {};
    const { root } = this._session.added;
    return at === undefined || root === null
      ? null
      : { at: { start: at, end: at }, root };
  }

  /** Put lines before or behind the import that this cell is given. */
  besideImport(
    where: 'before' | 'behind',
    lines: readonly string[],
    rule: string
  ): void {
    this._beside.push({ where, lines, rule });
  }

  /** Write all of it. */
  write(statements: Statements, report: (note: INote) => void): void {
    // What else is imported may need TensorFlow to be set up.
    const all = [...this._above].sort(
      ([a], [b]) => Number(b === TENSORFLOW) - Number(a === TENSORFLOW)
    );
    for (const [key, { at, lines, rule, symbol, message }] of all) {
      const place = { start: at, end: at };
      const put = (some: readonly string[], of: string): void =>
        statements.add(place, 'before', some, of);
      const beside = key === TENSORFLOW ? this._beside : [];
      for (const one of beside.filter(({ where }) => where === 'before')) {
        put(one.lines, one.rule);
      }
      put(lines, rule);
      for (const one of beside.filter(({ where }) => where === 'behind')) {
        put(one.lines, one.rule);
      }
      report({
        rule,
        severity: 'INFO',
        at: place,
        symbol,
        applied: true,
        message
      });
    }
  }

  /** Note down that the work on the cell adds something, or finds it added. */
  private _note(what: string): void {
    this._session.asked?.noteAdded(what);
  }

  private _put(key: string, node: PyNode, what: Omit<IAbove, 'at'>): void {
    if (this._above.has(key)) {
      this._raise(key, node);
    } else {
      this._above.set(key, { at: topStatement(node).start, ...what });
    }
  }

  /** See to it that lines stand above a further use as well. */
  private _raise(key: string, node: PyNode): void {
    const above = this._above.get(key);
    if (above) {
      above.at = Math.min(above.at, topStatement(node).start);
    }
  }
}

function topStatement(node: PyNode): PyNode {
  let at = statementOf(node);
  while (at.parent && at.parent.type !== 'module') {
    at = at.parent;
  }
  return at;
}
