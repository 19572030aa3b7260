import { collectBindings, IBindOptions, ScopeMap } from './bindings/collect';
import type { Scope } from './bindings/scope';
import type { IMask } from './syntax/mask';
import type { PyNode } from './syntax/py-node';
import type { ISyntax } from './syntax/python-parser';
import { Positions } from './text/positions';
import type { ICell } from './types';

/** One Python cell on its way through the pipeline. */
export class CellUnit {
  readonly positions: Positions;
  scopes: ScopeMap = new Map();

  constructor(
    readonly cell: ICell,
    readonly mask: IMask,
    readonly syntax: ISyntax,
    /** Place of the cell's first character in the whole notebook. */
    readonly base: number
  ) {
    this.positions = new Positions(cell.source);
  }

  bind(module: Scope, options: IBindOptions): void {
    this.scopes = collectBindings(
      this.syntax.nodes,
      module,
      this.base,
      options
    );
  }

  scopeOf(node: PyNode, module: Scope): Scope {
    return this.scopes.get(node) ?? module;
  }
}
