import { CallEdit } from '../fix/call-edit';
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
 * `tf.concat(1, [a, b])`, `tf.split(0, 3, x)` and `tf.split(split_dim=0, ...)`, as they were
 * written before TensorFlow 1.0, give their arguments by the names that those have since.
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
  // As it was written: split_v is split now, and never took the axis first.
  const name = reference.written;
  const order = AXIS_FIRST.get(name);
  const words = homesTable.before1Keywords.get(
    name.replace(/^contrib\.deprecated\./, '')
  );
  if (!order && !words) {
    return false;
  }
  const edit = new CallEdit(call, context.unit.positions);
  if (order && edit.hasStar) {
    return false;
  }
  const isFirst = order ? isAxisFirst(name, edit) : false;
  const renamed = words ? renameKeywords(edit, words) : [];
  if (!isFirst && renamed.length === 0) {
    return false;
  }
  const placed = order ? edit.positional : [];
  placed.forEach((argument, i) => {
    const word = order?.[i];
    if (word !== undefined) {
      edit.name(argument, word);
    }
  });
  if (edit.repeated !== null) {
    return false;
  }
  edit.emit(context.rewrites);
  sayAs('names-before-1', { context, edit, name, method: name })(
    'INFO',
    placed.length > 0
      ? `tf.${name} took the axis first before TensorFlow 1.0. Its arguments are given by name now.`
      : `The arguments of tf.${name} had other names before TensorFlow 1.0: ${renamed.join(', ')}.`,
    { applied: true }
  );
  return true;
}

/** @returns what was done, keyword by keyword, in words. */
function renameKeywords(
  edit: CallEdit,
  words: Readonly<Record<string, string>>
): string[] {
  const there = Object.entries(words).flatMap(([old, word]) => {
    const argument = edit.keyword(old);
    return argument ? [{ argument, old, word }] : [];
  });
  // A summary's name is its tag since 1.0, and no more that of its operation.
  const taken = Object.values(words).includes('name')
    ? edit.keyword('name')
    : null;
  if (taken) {
    edit.remove(taken);
  }
  for (const { argument, word } of there) {
    argument.name = word;
  }
  return [
    ...there.map(({ old, word }) => `${old} is ${word} now`),
    ...(taken ? ['name is left out, as it is the tag now'] : [])
  ];
}

/**
 * Whether a call has the old order: an axis in front, or the tensor by its name behind
 * something else, which 1.x takes for the tensor.
 */
function isAxisFirst(name: string, edit: CallEdit): boolean {
  const { positional } = edit;
  const [first, second] = positional.map(({ node }) =>
    /^-?\d+$/.test(node?.text ?? '')
  );
  const isSplit = name === 'split';
  const tensor = edit.keyword(isSplit ? 'value' : 'values');
  if (tensor && positional.length > 0) {
    return true;
  }
  // tf.split(5, 3) of a number is an error in any version.
  return isSplit
    ? first && (second || positional.length > 2)
    : first && positional.length > 1 && !second;
}
