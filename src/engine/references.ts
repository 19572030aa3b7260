import type { IBinding, Scope } from './bindings/scope';
import type { IResolved, Resolver } from './bindings/resolver';
import type { IHome } from './homes/home';
import type { PyNode } from './syntax/py-node';
import { remembered } from './tables/remembered';

/** One use of TensorFlow in an expression. */
export interface IReference {
  /** The whole dotted name as written. */
  readonly node: PyNode;
  /** Its first word, the one that is bound. */
  readonly base: PyNode;
  /** What the first word means, from `tf`. */
  readonly resolved: IResolved;
  /**
   * Full name without the leading `tf.`; "" for the package itself. Where the name
   * as written has another home, the name that TensorFlow 1 has it under.
   */
  readonly name: string;
  /** The full name as written. */
  readonly written: string;
  /** Where the name as written is now; null where it needs no home. */
  readonly home: IHome | null;
  /** How many parts of `written` the first word stands for. */
  readonly baseParts: number;
  /** Whether `name` is one of tf.compat.v1, which was taken off it. */
  readonly inCompat?: boolean;
  /** The call whose function this is, or null. */
  readonly call: PyNode | null;
  readonly scope: Scope;
  /** Place in the whole notebook. */
  readonly at: number;
}

/** Parents under which an identifier is not a use of a name. */
const NOT_A_USE = new Set([
  'dotted_name',
  'aliased_import',
  'import_statement',
  'import_from_statement',
  'global_statement',
  'nonlocal_statement',
  'parameters',
  'lambda_parameters',
  'list_splat_pattern',
  'dictionary_splat_pattern',
  'as_pattern_target',
  'keyword_pattern',
  'delete_statement'
]);

/**
 * The reference that starts at an identifier, or null where it is none.
 *
 * @param node a node of type `identifier`.
 * @param at its place in the whole notebook.
 */
export function referenceAt(
  node: PyNode,
  scope: Scope,
  at: number,
  resolver: Resolver
): IReference | null {
  if (!isUse(node)) {
    return null;
  }
  const resolved = resolver.name(node.text, { scope, at });
  if (!resolved) {
    return null;
  }
  const base = withoutTf(resolved.name);
  let top = node;
  let spelled = base.name;
  let { parts } = base;
  while (top.parent?.type === 'attribute' && top.field === 'object') {
    top = top.parent;
    const attribute = top.child('attribute')?.text ?? '';
    spelled = parts === 0 ? attribute : `${spelled}.${attribute}`;
    parts++;
  }
  const call =
    top.parent?.type === 'call' && top.field === 'function' ? top.parent : null;
  const name = known(spelled);
  return {
    node: top,
    base: node,
    resolved,
    name,
    written: name,
    home: null,
    baseParts: base.parts,
    call,
    scope,
    at
  };
}

/** A full name from `tf` without that, and how many parts it has then. */
const withoutTf = remembered(full => {
  const parts = full.split('.').slice(1);
  return { name: parts.join('.'), parts: parts.length };
});

/** The same name, always by the same string: tables find it sooner. */
const known = remembered(name => name);

function isUse(node: PyNode): boolean {
  const parent = node.parent;
  if (!parent) {
    return true;
  }
  if (NOT_A_USE.has(parent.type) || isBehindDot(node)) {
    return false;
  }
  switch (node.field) {
    case 'attribute':
      return false;
    case 'name':
      return parent.type === 'call';
    case 'left':
      return parent.type === 'comparison_operator' || isValue(parent);
    default:
      return true;
  }
}

/**
 * In broken code, an attribute may have come apart from what it is one of. What is on the
 * line before is no matter: a comment may end in a dot.
 */
function isBehindDot({ source, start }: PyNode): boolean {
  let before = start - 1;
  while (source[before] === ' ' || source[before] === '\t') {
    before--;
  }
  return source[before] === '.';
}

/** `left` is also a field of operators, whose operands are uses. */
function isValue(parent: PyNode): boolean {
  return (
    parent.type === 'binary_operator' || parent.type === 'boolean_operator'
  );
}

/** The part of a reference's node that spells the first `parts` parts of it as written. */
export function partOf(reference: IReference, parts: number): PyNode {
  let node = reference.node;
  for (let n = reference.written.split('.').length; n > parts; n--) {
    node = node.child('object') ?? node;
  }
  return node;
}

/** Whether the first word was bound by an assignment, `K = tf.keras.backend`. */
export function isAssigned(binding: IBinding | null): boolean {
  return binding?.bound.kind === 'alias';
}
