import type { PyNode } from '../syntax/py-node';
import { isWanted } from '../words';
import { tensorflowName } from './module-name';
import { Bound, Scope, ScopeKind } from './scope';

/** What the binder must know of the options. */
export interface IBindOptions {
  /** Treat `import tensorflow.compat.v1 as tf` as `import tensorflow as tf`. */
  readonly upgradeCompatV1Import: boolean;
}

/** The scopes of a cell. */
export interface ICellScopes {
  /** The scope that each node stands in, by the node's index; none where all are the module's. */
  readonly of: readonly Scope[];
  /** Those that the cell opens. */
  readonly opened: readonly Scope[];
}

const OTHER: Bound = { kind: 'other' };

/** Node types that open a scope, and what kind. */
const SCOPES: Record<string, ScopeKind | undefined> = Object.assign(
  Object.create(null) as Record<string, ScopeKind | undefined>,
  {
    function_definition: 'function',
    lambda: 'function',
    class_definition: 'class',
    list_comprehension: 'comprehension',
    set_comprehension: 'comprehension',
    dictionary_comprehension: 'comprehension',
    generator_expression: 'comprehension'
  } satisfies Record<string, ScopeKind>
);

const CONDITIONAL = new Set([
  'except_clause',
  'except_group_clause',
  'if_statement',
  'elif_clause',
  'else_clause',
  'while_statement',
  'case_clause'
]);

/**
 * Record every binding of a cell.
 *
 * @param nodes the cell's nodes, parents first.
 * @param module the notebook's module scope, shared by its cells.
 * @param base place of the cell's first character in the whole notebook.
 * @param words names that can mean TensorFlow; the others are not recorded. null:
 *   any may.
 */
export function collectBindings(
  nodes: readonly PyNode[],
  module: Scope,
  base: number,
  options: IBindOptions,
  words: ReadonlySet<string> | null
): ICellScopes {
  return new Collector(module, base, options, words).run(nodes);
}

class Collector {
  private readonly _scopes: Scope[] = [];
  /** Scope inside a node that opens one, by its index. */
  private readonly _inner = new Map<number, Scope>();
  private readonly _opened: Scope[] = [];

  constructor(
    private readonly _module: Scope,
    private readonly _base: number,
    private readonly _options: IBindOptions,
    private readonly _words: ReadonlySet<string> | null
  ) {}

  run(nodes: readonly PyNode[]): ICellScopes {
    if (nodes.some(({ type }) => SCOPES[type])) {
      nodes.forEach(node => this._open(node));
    }
    for (const node of nodes) {
      this._visit(node);
    }
    return { of: this._scopes, opened: this._opened };
  }

  private _open(node: PyNode): void {
    const scope = this._outside(node);
    this._scopes.push(scope);
    const kind = SCOPES[node.type];
    if (kind) {
      const inner = new Scope(kind, scope);
      this._inner.set(node.index, inner);
      this._opened.push(inner);
    }
  }

  /** The scope that a node stands in, when those before it are known. */
  private _outside(node: PyNode): Scope {
    const parent = node.parent;
    if (!parent) {
      return this._module;
    }
    const inner = this._inner.get(parent.index);
    if (!inner) {
      const outer = this._scopes[parent.index];
      // Defaults of parameters are evaluated where the function is defined.
      const isDefault =
        node.field === 'value' && parent.type.endsWith('default_parameter');
      return isDefault && outer.parent ? outer.parent : outer;
    }
    const outside =
      (parent.type === 'class_definition' && node.field !== 'body') ||
      (parent.type === 'function_definition' &&
        (node.field === 'name' || node.field === 'return_type'));
    return outside ? this._scopes[parent.index] : inner;
  }

  private _scopeOf(node: PyNode): Scope {
    return this._scopes[node.index] ?? this._module;
  }

  private _visit(node: PyNode): void {
    switch (node.type) {
      case 'import_statement':
        return this._import(node);
      case 'import_from_statement':
        return this._importFrom(node);
      case 'assignment':
        return this._assignment(node);
      case 'augmented_assignment':
        return this._target(node.child('left'), node);
      case 'named_expression':
        return this._target(node.child('name'), node);
      case 'for_statement':
      case 'for_in_clause':
        // Bound before the body runs.
        return this._target(
          node.child('left'),
          node,
          node.child('left')?.end ?? node.end
        );
      case 'as_pattern_target':
        return this._target(node, node);
      case 'function_definition':
      case 'class_definition':
        return this._target(node.child('name'), node, node.start);
      case 'parameters':
      case 'lambda_parameters':
        return this._parameters(node);
      case 'delete_statement':
        return this._target(node.children[0] ?? null, node);
      case 'global_statement':
      case 'nonlocal_statement':
        if (this._scopeOf(node) === this._module) {
          // Says nothing there.
          return;
        }
        for (const name of node.children) {
          this._scopeOf(node).outer.set(
            name.text,
            node.type === 'global_statement' ? 'global' : 'nonlocal'
          );
        }
        return;
      case 'case_pattern':
        if (node.children[0]?.type === 'dotted_name') {
          this._target(node.children[0].children[0] ?? null, node);
        }
        return;
    }
  }

  private _bind(name: string, bound: Bound, node: PyNode, at: number): void {
    if (!isWanted(name, this._words)) {
      return;
    }
    let scope = this._scopeOf(node);
    // A comprehension's walrus, and a declared name, bind further out.
    if (scope.outer.get(name) === 'global') {
      scope = this._module;
    }
    scope.bind(name, {
      at: this._base + at,
      bound,
      node,
      conditional: isConditional(node)
    });
  }

  /** Bind every name in a target to something that is not TensorFlow. */
  private _target(target: PyNode | null, site: PyNode, at = site.end): void {
    if (!target) {
      return;
    }
    if (target.type === 'identifier') {
      // Inside a comprehension `for x in y` binds in the comprehension.
      this._bind(target.text, OTHER, target, at);
      return;
    }
    if (target.type === 'attribute' || target.type === 'subscript') {
      return;
    }
    for (const child of target.children) {
      this._target(child, site, at);
    }
  }

  private _parameters(list: PyNode): void {
    for (const parameter of list.children) {
      const name =
        parameter.type === 'identifier'
          ? parameter
          : (parameter.child('name') ?? parameter.children[0]);
      if (name?.type === 'identifier') {
        this._bind(name.text, OTHER, parameter, list.start);
      } else if (name) {
        this._target(name, list, list.start);
      }
    }
  }

  private _assignment(node: PyNode): void {
    const left = node.child('left');
    const right = node.child('right');
    if (!right) {
      return;
    }
    const scope = this._scopeOf(node);
    if (left?.type === 'identifier') {
      // `a = b = tf.nn`: the value stands innermost.
      let value = right;
      while (value.type === 'assignment') {
        value = value.child('right') ?? value.children[0];
      }
      this._bind(
        left.text,
        {
          kind: 'alias',
          node: value,
          scope,
          at: this._base + value.start
        },
        node,
        node.end
      );
    } else {
      this._target(left, node);
    }
  }

  private _import(node: PyNode): void {
    for (const item of node.children) {
      const aliased = item.type === 'aliased_import';
      const module = aliased ? item.child('name') : item;
      if (!module) {
        continue;
      }
      const name = this._dotted(module);
      const alias = aliased ? item.child('alias') : null;
      const full = tensorflowName(name);
      if (alias) {
        const as = alias.text;
        const upgraded =
          this._options.upgradeCompatV1Import &&
          full === 'tf.compat.v1' &&
          as === 'tf';
        this._bindModule(as, upgraded ? 'tf' : full, node);
      } else {
        this._bindModule(name.split('.')[0], full === null ? null : 'tf', node);
      }
    }
  }

  private _bindModule(name: string, full: string | null, node: PyNode): void {
    const bound: Bound =
      full === null ? OTHER : { kind: 'tensorflow', name: full };
    this._bind(name, bound, node, node.end);
  }

  private _importFrom(node: PyNode): void {
    const module = node.child('module_name');
    const from =
      module?.type === 'dotted_name'
        ? tensorflowName(this._dotted(module))
        : null;
    for (const item of node.children) {
      if (item.type === 'wildcard_import') {
        if (from !== null) {
          this._scopeOf(node).stars.push(from);
        }
        continue;
      }
      if (item === module) {
        continue;
      }
      const aliased = item.type === 'aliased_import';
      const name = aliased ? item.child('name') : item;
      const alias = aliased ? item.child('alias') : name;
      if (name && alias) {
        const full = from === null ? null : `${from}.${this._dotted(name)}`;
        this._bindModule(alias.text, full, node);
      }
    }
  }

  /** A dotted name without the blanks that may stand around its dots. */
  private _dotted(node: PyNode): string {
    return node.text.replace(/[\s\\]+/g, '');
  }
}

function isConditional(node: PyNode): boolean {
  for (let at = node.parent; at && !SCOPES[at.type]; at = at.parent) {
    if (CONDITIONAL.has(at.type)) {
      return true;
    }
  }
  return false;
}
