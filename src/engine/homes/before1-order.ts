import { CallEdit } from '../fix/call-edit';
import { sayAs } from '../rules/call-site';
import type { IHomeContext } from '../rules/context';
import type { PyNode } from '../syntax/py-node';

/**
 * Calls whose first argument was the axis before 1.0, and what an axis is now
 * called. Which functions changed their order is in the table; that an axis in
 * front gives the old order away is what a person knows: in 1.x a tensor stands
 * there, or a list of tensors.
 */
const AXIS_FIRST: ReadonlyMap<string, readonly string[]> = new Map([
  ['concat', ['axis', 'values', 'name']],
  ['split', ['axis', 'num_or_size_splits', 'value', 'name']]
]);

/**
 * `tf.concat(1, [a, b])` and `tf.split(0, 3, x)`, as they were written before
 * TensorFlow 1.0, give their arguments by name.
 *
 * @param call a node of type `call`.
 * @returns whether the call was changed.
 */
export function before1Order(call: PyNode, context: IHomeContext): boolean {
  const callee = call.child('function');
  const reference = callee ? context.referenceOf(callee) : null;
  const order = reference ? AXIS_FIRST.get(reference.name) : undefined;
  if (!context.homes || !order || !context.editable(call)) {
    return false;
  }
  const edit = new CallEdit(call, context.unit.positions);
  const [first, second] = edit.positional;
  if (
    edit.hasStar ||
    edit.positional.length < 2 ||
    !/^-?\d+$/.test(first.node?.text ?? '') ||
    // tf.split(5, 3) of a number is an error in any version.
    /^-?\d+$/.test(second.node?.text ?? '') !== (reference?.name === 'split')
  ) {
    return false;
  }
  edit.positional.forEach((argument, i) => {
    const name = order[i];
    if (name !== undefined) {
      edit.name(argument, name);
    }
  });
  edit.emit(context.rewrites);
  const name = reference?.name ?? '';
  sayAs('names-before-1', { context, edit, name, method: name })(
    'INFO',
    `tf.${name} took the axis first before TensorFlow 1.0. Its arguments are given by name now.`,
    { applied: true }
  );
  return true;
}
