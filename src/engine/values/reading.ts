import {
  collectBindings,
  IBindOptions,
  ICellScopes
} from '../bindings/collect';
import { mayBind } from '../bindings/may-bind';
import { IResolved, IUse, Resolver } from '../bindings/resolver';
import { Scope } from '../bindings/scope';
import type { CellText, CellUnit } from '../cell-unit';
import { mayStar } from '../fixes/whole-trees';
import { readAgain } from '../incremental/changes';
import type { PyNode } from '../syntax/py-node';

/** What a reading must know of a notebook. */
export interface IReadSource {
  readonly bindOptions: IBindOptions;
  /** Room between the places of two cells. */
  readonly stride: number;
  /** Every named node of a cell. */
  wholeTree(unit: CellUnit): readonly PyNode[];
  hasName(name: string): boolean;
  /** Is told of each name whose value is looked for. */
  noteLookup(name: string): void;
}

/** Tells of each name before it looks for it. */
class TellingResolver extends Resolver {
  constructor(
    module: Scope,
    hasName: (name: string) => boolean,
    private readonly _tell: (name: string) => void
  ) {
    super(module, hasName);
  }

  override name(name: string, use: IUse): IResolved | null {
    this._tell(name);
    return super.name(name, use);
  }
}

/**
 * All of a notebook's code with all its bindings. The engine's own reading leaves
 * out statements that hold no name of TensorFlow's, and so may miss what binds the
 * name that a value goes by. Of most notebooks few names are ever looked for, so a cell
 * is read when a name is that stands in its text.
 */
export class Reading {
  readonly module = new Scope('module', null);
  private readonly _resolver: Resolver;
  private readonly _scopes = new Map<CellText, ICellScopes>();
  /** Names that were looked for: what binds one in the notebook's scope was read. */
  private readonly _known = new Set<string>();
  private readonly _unread: Set<CellText>;

  constructor(
    private _units: readonly CellUnit[],
    private readonly _source: IReadSource
  ) {
    this._unread = new Set(_units.map(({ text }) => text));
    // What these bind stands nowhere in them.
    this._readAll(unit => mayStar(unit.text));
    this._resolver = new TellingResolver(
      this.module,
      name => _source.hasName(name),
      name => this._look(name)
    );
  }

  /**
   * Read again those of the same cells that have another text.
   *
   * @returns the names that may have another value now.
   */
  update(units: readonly CellUnit[]): ReadonlySet<string> {
    const names = new Set<string>();
    this._units.forEach((old, i) => {
      const unit = units[i];
      if (unit.text !== old.text) {
        // Bound first, as what it bound is to be compared with.
        this._read(old);
        this._scopes.delete(old.text);
        const { module } = this;
        const { stride } = this._source;
        const bind = (): void => this._bind(unit);
        readAgain({ old, unit, module, room: stride, bind }, names);
      }
    });
    this._units = units;
    return names;
  }

  nodes(unit: CellUnit): readonly PyNode[] {
    return this._source.wholeTree(unit);
  }

  scopeOf(node: PyNode, unit: CellUnit): Scope {
    this._read(unit);
    const scopes = this._scopes.get(unit.text);
    return scopes && this.nodes(unit)[node.index] === node
      ? (scopes.of[node.index] ?? this.module)
      : this.module;
  }

  /** The cell that a place of the whole notebook is in. */
  unitAt(at: number): CellUnit {
    const units = this._units;
    let low = 0;
    for (let high = units.length; high - low > 1;) {
      const middle = (low + high) >> 1;
      if (units[middle].base <= at) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return units[low];
  }

  /** What an expression means of TensorFlow's, by its full name from `tf`; or null. */
  tensorflow(node: PyNode, unit: CellUnit): IResolved | null {
    return this._resolver.expression(node, {
      scope: this.scopeOf(node, unit),
      at: unit.base + node.start
    });
  }

  /** The scope that binds a name, as it is seen from a place; null for none. */
  binder(name: string, from: Scope): Scope | null {
    this._look(name);
    let start = true;
    for (let scope: Scope | null = from; scope; scope = scope.parent) {
      const outer = scope.outer.get(name);
      if (outer === 'global') {
        return this.module.bindings.has(name) ? this.module : null;
      }
      const seen = start || scope.kind !== 'class';
      if (outer !== 'nonlocal' && seen && scope.bindings.has(name)) {
        return scope;
      }
      start = false;
    }
    return null;
  }

  /** Before a name is looked for: read what may bind it. */
  private _look(name: string): void {
    this._source.noteLookup(name);
    if (!this._known.has(name)) {
      this._known.add(name);
      this._readAll(unit => mayBind(unit.mask.text, name));
    }
  }

  private _readAll(isMeant: (unit: CellUnit) => boolean): void {
    this._units.filter(isMeant).forEach(unit => this._read(unit));
  }

  /** Bind what a cell binds, where that was not done. */
  private _read(unit: CellUnit): void {
    if (this._unread.delete(unit.text)) {
      this._bind(unit);
    }
  }

  private _bind(unit: CellUnit): void {
    const { bindOptions } = this._source;
    const nodes = this.nodes(unit);
    const { module } = this;
    const scopes = collectBindings(nodes, module, unit.base, bindOptions, null);
    this._scopes.set(unit.text, scopes);
  }
}
