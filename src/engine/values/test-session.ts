import { ancestor, type PyNode } from '../syntax/py-node';
import { SWITCH } from './session-method';
import type { IValueRule } from './value-rule';

/** What asks the session that is open for a value, or to run something. */
const ASKS = /\.\s*eval\s*\(|\.\s*run\s*\(\s*(?:\)|feed_dict\b)/;

/** Code that chose to run eagerly. */
const EAGER = /^enable_(?:eager_execution|v2_behavior)$/;

/**
 * self.test_session() and its like in a tf.test.TestCase. Seen in TensorFlow 2.15 and 2.21:
 * where code runs eagerly they open nothing, what is made in them is eager, and each use
 * of the session fails. With TensorFlow 1's behaviour they are what they were.
 */
export const testSession: IValueRule = {
  nodes: ['call'],
  mention: /\bself\s*\.\s*(?:test_|cached_)?session\s*\(/,
  among: /^test\.TestCase$/,
  look({ node, context, program }) {
    const callee = node.child('function');
    if (!callee || !/^self\.(?:test_|cached_)?session$/.test(callee.text)) {
      return;
    }
    if (!isOfSubclass(node) || !isUsed(node)) {
      return;
    }
    if (context.homes && !program.has(EAGER)) {
      context.needGraph();
    } else if (!program.has(SWITCH)) {
      context.report({
        rule: 'session-method',
        severity: 'WARNING',
        at: callee,
        symbol: callee.text,
        message: `${callee.text}() opens no session where code runs eagerly, so what asks it for values fails. Call tf.compat.v1.disable_v2_behavior() behind the import, or take the session out and get values by self.evaluate().`
      });
    }
  }
};

/** Whether a node stands in a class that has another one above it. */
function isOfSubclass(node: PyNode): boolean {
  const owner = ancestor(node, 'class_definition');
  return (owner?.child('superclasses')?.children.length ?? 0) > 0;
}

/** Whether what the session is opened for needs one, and not self.evaluate() alone. */
function isUsed(call: PyNode): boolean {
  const within = ancestor(call, 'with_statement');
  if (!within) {
    return true;
  }
  const body = within.child('body')?.text ?? '';
  const name = /\)\s*as\s+(\w+)/.exec(
    within.source.slice(call.end - 1, within.child('body')?.start)
  )?.[1];
  return (
    ASKS.test(body) ||
    (name !== undefined && new RegExp(`\\b${name}\\b`).test(body))
  );
}
