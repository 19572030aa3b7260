import { collectBindings, IBindOptions, ICellScopes } from './bindings/collect';
import type { Scope } from './bindings/scope';
import type { IPlaces } from './places';
import type { IMask } from './syntax/mask';
import type { PyNode } from './syntax/py-node';
import type { ISyntax } from './syntax/python-parser';
import { Positions } from './text/positions';
import type { ICell } from './types';

/** One Python cell on its way through the pipeline. */
export class CellUnit {
  readonly positions: Positions;
  scopes: ICellScopes = { of: [], opened: [] };

  constructor(
    readonly cell: ICell,
    readonly mask: IMask,
    readonly syntax: ISyntax,
    readonly places: IPlaces,
    /** Place of the cell's first character in the whole notebook. */
    readonly base: number
  ) {
    this.positions = new Positions(cell.source);
  }

  bind(
    module: Scope,
    options: IBindOptions,
    words: ReadonlySet<string> | null
  ): void {
    this.scopes = collectBindings(
      this.syntax.nodes,
      module,
      this.base,
      options,
      words
    );
  }

  /** The scope of a node; the module's for a node of another tree. */
  scopeOf(node: PyNode, module: Scope): Scope {
    return this.syntax.nodes[node.index] === node
      ? this.scopes.of[node.index]
      : module;
  }
}
