import type { CellUnit } from '../cell-unit';
import type { PyNode } from '../syntax/py-node';
import type { IWordUse, Program } from './program';

/** Something that happens to a value. */
export type ValueUse =
  /** f(x), f(name=x): which argument of which call. */
  | {
      readonly kind: 'argument';
      readonly unit: CellUnit;
      readonly call: PyNode;
      readonly keyword: string | null;
      readonly index: number;
    }
  /** x.method(...) */
  | {
      readonly kind: 'method';
      readonly unit: CellUnit;
      readonly call: PyNode;
      readonly method: string;
    }
  /** Anything else: returned, put in a list, an attribute of it read. */
  | { readonly kind: 'other'; readonly unit: CellUnit; readonly node: PyNode };

/**
 * What happens to the value of an expression: in its place, by the name or the
 * attribute of `self` that it is assigned to, and in functions of the same
 * program that it is handed to. Other variables of the same name count as well.
 */
export function usesOfValue(
  node: PyNode,
  unit: CellUnit,
  program: Program
): readonly ValueUse[] {
  return new Follower(program).uses(node, unit);
}

class Follower {
  /** Names whose uses are in the list already. */
  private readonly _seen = new Set<string>();

  constructor(private readonly _program: Program) {}

  uses(node: PyNode, unit: CellUnit): readonly ValueUse[] {
    const target = assignedTo(node);
    if (target?.type === 'identifier') {
      return this._byName(target.text);
    }
    if (
      target?.type === 'attribute' &&
      target.child('object')?.text === 'self'
    ) {
      return this._program
        .attributes(target.child('attribute')?.text ?? '')
        .filter(use => !isTarget(use.node))
        .flatMap(use => this._follow(classify(use.node, use.unit)));
    }
    return this._follow(classify(node, unit));
  }

  private _byName(name: string): readonly ValueUse[] {
    if (this._seen.has(name)) {
      return [];
    }
    this._seen.add(name);
    return this._program
      .uses(name)
      .filter(use => !isTarget(use.node) && !isParameter(use.node))
      .flatMap(use => this._follow(classify(use.node, use.unit)));
  }

  /** A use, or those of the parameter that the value is handed to. */
  private _follow(use: ValueUse): readonly ValueUse[] {
    if (use.kind === 'argument') {
      const called = use.call.child('function');
      const parameters =
        called?.type === 'identifier'
          ? parametersOf(called.text, this._program)
          : [];
      const parameter = use.keyword ?? parameters[use.index];
      if (parameter !== undefined && parameters.includes(parameter)) {
        return this._byName(parameter);
      }
    }
    return [use];
  }
}

/** The one target that an expression is assigned to, or null. */
export function assignedTo(node: PyNode): PyNode | null {
  const { parent } = node;
  return parent?.type === 'assignment' &&
    node.field === 'right' &&
    parent.parent?.type === 'expression_statement'
    ? parent.child('left')
    : null;
}

/** Names of the parameters of the one function of a name, or none. */
function parametersOf(name: string, program: Program): readonly string[] {
  const definitions = program
    .uses(name)
    .filter(
      ({ node }) =>
        node.field === 'name' && node.parent?.type === 'function_definition'
    );
  if (definitions.length !== 1) {
    return [];
  }
  const list = definitions[0].node.parent?.child('parameters')?.children ?? [];
  return list
    .map(p => (p.type === 'identifier' ? p : p.children[0])?.text)
    .filter(text => text !== undefined);
}

/** What one occurrence of a value is. */
export function classify(node: PyNode, unit: CellUnit): ValueUse {
  const { parent } = node;
  const outer = parent?.parent;
  if (
    parent?.type === 'attribute' &&
    node.field === 'object' &&
    outer?.type === 'call' &&
    parent.field === 'function'
  ) {
    const method = parent.child('attribute')?.text ?? '';
    return { kind: 'method', unit, call: outer, method };
  }
  if (parent?.type === 'keyword_argument' && node.field === 'value') {
    const call = outer?.parent;
    if (call?.type === 'call') {
      const keyword = parent.child('name')?.text ?? '';
      return { kind: 'argument', unit, call, keyword, index: -1 };
    }
  }
  if (parent?.type === 'argument_list' && outer?.type === 'call') {
    const index = parent.children
      .filter(c => c.type !== 'comment')
      .indexOf(node);
    return { kind: 'argument', unit, call: outer, keyword: null, index };
  }
  return { kind: 'other', unit, node };
}

function isTarget(node: PyNode): boolean {
  return node.field === 'left' && node.parent?.type === 'assignment';
}

function isParameter(node: PyNode): boolean {
  const { parent } = node;
  return (
    parent?.type === 'parameters' ||
    ((parent?.type.endsWith('parameter') ?? false) && node.field !== 'value')
  );
}

/** Every value that a name is given, or null where it is not only by assignments. */
export function valuesOf(name: string, program: Program): PyNode[] | null {
  const values: PyNode[] = [];
  for (const { node } of program.uses(name)) {
    if (isTarget(node)) {
      const value = node.parent?.child('right');
      if (!value) {
        return null;
      }
      values.push(value);
    } else if (isParameter(node) || isBoundOtherwise({ node })) {
      return null;
    }
  }
  return values;
}

/** Bound by a loop, an import, `with ... as` and the like. */
function isBoundOtherwise({ node }: Pick<IWordUse, 'node'>): boolean {
  let at: PyNode | null = node;
  while (
    at.parent &&
    /^(?:pattern_list|tuple_pattern|list_pattern)$/.test(at.parent.type)
  ) {
    at = at.parent;
  }
  const { parent } = at;
  return (
    at !== node ||
    (at.field === 'left' && parent?.type !== 'binary_operator') ||
    parent?.type === 'as_pattern_target' ||
    parent?.type === 'aliased_import' ||
    parent?.type === 'dotted_name' ||
    parent?.type === 'global_statement'
  );
}
