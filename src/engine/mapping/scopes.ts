import type { IReference } from '../references';
import type { PyNode } from '../syntax/py-node';

const HAS_VARIABLES =
  /^compat\.v1\.layers\.(?:dense|(?:separable_)?conv\w+|batch_normalization)$/;

/** Whether a use of compat.v1.layers makes variables whose names are made up. */
export function isUnnamedLayer({ name, call }: IReference): boolean {
  const list = call?.child('arguments')?.children ?? [];
  return (
    call !== null &&
    HAS_VARIABLES.test(name) &&
    !list.some(argument => argument.child('name')?.text === 'name')
  );
}

/** Whether a place lies, within `top`, in a `with` over a variable_scope that has a name. */
export function inNamedScope(
  node: PyNode,
  top: PyNode,
  references: ReadonlyMap<PyNode, IReference>
): boolean {
  for (let at = node.parent; at && at.start >= top.start; at = at.parent) {
    if (at.type === 'with_statement' && opensScope(at, references)) {
      return true;
    }
  }
  return false;
}

function opensScope(
  node: PyNode,
  references: ReadonlyMap<PyNode, IReference>
): boolean {
  const stack = node.children.filter(child => child.type === 'with_clause');
  for (let at = stack.pop(); at; at = stack.pop()) {
    const called = at.type === 'call' ? at.child('function') : null;
    if (called && references.get(called)?.name === 'compat.v1.variable_scope') {
      const first = at.child('arguments')?.children[0];
      return first !== undefined && !/^(?:''|""|None)$/.test(first.text);
    }
    stack.push(...at.children);
  }
  return false;
}
