import type { IValueRule } from './value-rule';

/** Switches back to how TensorFlow 1 behaves. */
export const SWITCH = /^(?:disable_v2_behavior|disable_eager_execution)$/;

/** tensor.eval() and operation.run(), which ask the session that is open. */
export const sessionMethod: IValueRule = {
  nodes: ['call'],
  // Sessions run something, operations nothing: sess.run(x), but init.run().
  mention:
    /\.\s*eval\s*\(|(?<!\bapp)\.\s*run\s*\(\s*(?:\)|(?:feed_dict|session)\s*=)/,
  look({ node, context, program, kindOf }) {
    const callee = node.child('function');
    const object = callee?.child('object');
    const method = callee?.child('attribute')?.text;
    if (!callee || !object || (method !== 'eval' && method !== 'run')) {
      return;
    }
    const kind = kindOf(object);
    if (kind !== (method === 'eval' ? 'tensor' : 'operation')) {
      return;
    }
    const graph =
      program.has(SWITCH) ||
      context.needsGraph ||
      (context.homes && program.runs === 'graph');
    const bare = node.child('arguments')?.children.length === 0;
    const eager =
      method === 'eval' && bare && !graph && program.runs === 'eager';
    context.report({
      rule: 'session-method',
      severity: graph ? 'INFO' : 'WARNING',
      at: callee,
      symbol: method,
      message:
        method === 'eval'
          ? `eval() asks the open session for the value of this tensor, and fails where code runs eagerly. Without a session, write numpy() instead.`
          : `run() asks the open session to run this operation, and fails where code runs eagerly. Without a session, what it does happens where it stands: take run() out.`,
      ...(eager
        ? {
            fix: {
              action: 'Write numpy() instead',
              edits: [{ start: object.end, end: node.end, text: '.numpy()' }]
            }
          }
        : {})
    });
  }
};
