import type { PyNode } from './py-node';

/** Statements that hold no other statements. */
const SIMPLE = new Set([
  'expression_statement',
  'return_statement',
  'assert_statement',
  'delete_statement',
  'raise_statement',
  'print_statement',
  'exec_statement',
  'import_statement',
  'import_from_statement',
  'future_import_statement',
  'global_statement',
  'nonlocal_statement',
  'type_alias_statement'
]);

/** Nodes between a statement and the block it stands in. */
const BLOCKS = new Set([
  'module',
  'block',
  'if_statement',
  'elif_clause',
  'else_clause',
  'for_statement',
  'while_statement',
  'try_statement',
  'except_clause',
  'except_group_clause',
  'finally_clause',
  'with_statement',
  'function_definition',
  'class_definition',
  'decorated_definition',
  'match_statement',
  'case_clause'
]);

/**
 * Whether the statement around a node is whole, so that it may be edited. Broken
 * code elsewhere in the cell does not matter; a broken statement keeps its bytes.
 */
export function isWhole(node: PyNode): boolean {
  const { tree } = node;
  if (!tree.hasError) {
    return true;
  }
  const path: PyNode[] = [];
  let whole = true;
  for (let at: PyNode | null = node; at; at = at.parent) {
    const known = tree.whole.get(at);
    if (known !== undefined) {
      whole = known;
      break;
    }
    if (at.type === 'ERROR') {
      whole = false;
      break;
    }
    if (SIMPLE.has(at.type)) {
      whole = !at.broken;
      break;
    }
    if (BLOCKS.has(at.type)) {
      whole = !(path[path.length - 1] ?? at).broken;
      break;
    }
    path.push(at);
    whole = !at.broken;
  }
  // Brackets may nest ten thousand deep: each node is climbed through once.
  for (const below of path) {
    tree.whole.set(below, whole);
  }
  return whole;
}

/** The simple or compound statement that a node stands in (or the node's root). */
export function statementOf(node: PyNode): PyNode {
  let at = node;
  while (
    at.parent &&
    at.parent.type !== 'module' &&
    at.parent.type !== 'block'
  ) {
    at = at.parent;
  }
  return at;
}
