import { CallEdit, type IArgument } from '../fix/call-edit';
import type { IReference } from '../references';
import { sayAs } from '../rules/call-site';
import type { IHomeContext } from '../rules/context';
import type { PyNode } from '../syntax/py-node';
import { homesTable } from '../tables/homes-table';

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
 * Losses that took the logits first before 1.0. TensorFlow 1.x refuses both by place, so
 * what gives them so is older.
 */
const LOGITS_FIRST =
  /^nn\.(?:softmax|sparse_softmax|sigmoid)_cross_entropy_with_logits$/;

/** Give logits and labels by name; TensorFlow 2 lets gradients into the labels of one. */
function logitsFirst(
  call: PyNode,
  name: string,
  reference: IReference,
  context: IHomeContext
): boolean {
  const edit = new CallEdit(call, context.unit.positions);
  const order = homesTable.before1Orders.get(name) ?? [];
  const { positional } = edit;
  if (edit.hasStar || positional.length !== 2) {
    return false;
  }
  positional.forEach((argument, i) => edit.name(argument, order[i]));
  const labels = edit.keyword('labels');
  if (
    labels &&
    context.mode === 'DEFAULT' &&
    name === 'nn.softmax_cross_entropy_with_logits'
  ) {
    edit.wrap(labels, `${context.spell('stop_gradient', reference)}(`, ')');
  }
  edit.emit(context.rewrites);
  sayAs('names-before-1', { context, edit, name, method: name })(
    'INFO',
    `tf.${name} took the logits first before TensorFlow 1.0. They and the labels are given by name now.`,
    { applied: true }
  );
  return true;
}

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
  if (!reference || !context.homes || !context.editable(call)) {
    return false;
  }
  // TF2 takes both by place again, the labels first.
  if (LOGITS_FIRST.test(reference.name) && context.era === 'tf1') {
    return logitsFirst(call, reference.name, reference, context);
  }
  const order = AXIS_FIRST.get(reference.name);
  if (!order) {
    return false;
  }
  const edit = new CallEdit(call, context.unit.positions);
  if (edit.hasStar || !isAxisFirst(reference.name, edit.positional)) {
    return false;
  }
  edit.positional.forEach((argument, i) => {
    const name = order[i];
    if (name !== undefined) {
      edit.name(argument, name);
    }
  });
  edit.emit(context.rewrites);
  const { name } = reference;
  sayAs('names-before-1', { context, edit, name, method: name })(
    'INFO',
    `tf.${name} took the axis first before TensorFlow 1.0. Its arguments are given by name now.`,
    { applied: true }
  );
  return true;
}

function isAxisFirst(name: string, positional: readonly IArgument[]): boolean {
  const [first, second] = positional.map(({ node }) =>
    /^-?\d+$/.test(node?.text ?? '')
  );
  // tf.split(5, 3) of a number is an error in any version.
  return name === 'split'
    ? first && (second || positional.length > 2)
    : first && positional.length > 1 && !second;
}
