import { partOf } from '../references';
import type { IHomeContext } from '../rules/context';
import type { PyNode } from '../syntax/py-node';
import { homeOf } from './home';

/**
 * Take out `rnn = tf.contrib.rnn` where every use of the new name is taken to
 * another home: it would be all that is left to fail. To be asked of the last
 * assignment first, as one may be made of another.
 *
 * @param assignment a node of type `assignment`.
 */
export function needlessAlias(assignment: PyNode, context: IHomeContext): void {
  const statement = assignment.parent;
  const left = assignment.child('left');
  const right = assignment.child('right');
  const reference = right ? context.referenceOf(right) : null;
  if (
    !context.homes ||
    context.partial ||
    statement?.type !== 'expression_statement' ||
    left?.type !== 'identifier' ||
    !reference ||
    !/^contrib(?:\.|$)/.test(reference.written) ||
    homeOf(reference.written, context.mode) !== null ||
    !context.editable(assignment)
  ) {
    return;
  }
  const binding = context.bindingOf(assignment, left.text);
  if (!binding || !context.isNeedless(binding)) {
    return;
  }
  const at = partOf(reference, reference.written.split('.').length);
  const symbol = `tf.${reference.written}`;
  context.forget(statement);
  // What it was taken from may be needless in turn.
  context.take(reference.node);
  context.statements.replace(statement, [], [at]);
  context.report({
    rule: 'contrib-home',
    severity: 'INFO',
    at,
    symbol,
    applied: true,
    message: `${left.text} was taken out: ${symbol} is gone, and nothing needs it any more.`
  });
}
