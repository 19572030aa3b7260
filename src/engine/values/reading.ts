import {
  collectBindings,
  IBindOptions,
  ICellScopes
} from '../bindings/collect';
import { IResolved, Resolver } from '../bindings/resolver';
import { Scope } from '../bindings/scope';
import type { CellUnit } from '../cell-unit';
import type { Program } from '../fixes/program';
import type { PyNode } from '../syntax/py-node';

/**
 * All of a notebook's code with all its bindings. The engine's own reading leaves
 * out statements that hold no name of TensorFlow's, and so may miss what binds the
 * name that a value goes by.
 */
export class Reading {
  readonly module = new Scope('module', null);
  private readonly _resolver: Resolver;
  private readonly _scopes = new Map<CellUnit, ICellScopes>();

  constructor(
    private readonly _program: Program,
    options: IBindOptions,
    hasName: (name: string) => boolean
  ) {
    for (const unit of _program.units) {
      this._scopes.set(
        unit,
        collectBindings(
          _program.tree(unit),
          this.module,
          unit.base,
          options,
          null
        )
      );
    }
    this._resolver = new Resolver(this.module, hasName);
  }

  get units(): readonly CellUnit[] {
    return this._program.units;
  }

  nodes(unit: CellUnit): readonly PyNode[] {
    return this._program.tree(unit);
  }

  scopeOf(node: PyNode, unit: CellUnit): Scope {
    const scopes = this._scopes.get(unit);
    return scopes && this.nodes(unit)[node.index] === node
      ? scopes.of[node.index]
      : this.module;
  }

  /** The cell that a place of the whole notebook is in. */
  unitAt(at: number): CellUnit {
    const { units } = this;
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
}
