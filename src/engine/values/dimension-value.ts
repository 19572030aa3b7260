import type { IValueRule } from './value-rule';

/** shape[i].value: a dimension is a number in TensorFlow 2. */
export const dimensionValue: IValueRule = {
  nodes: ['attribute'],
  mention: /\.\s*value\b(?!\s*\()/,
  look({ node, context, program, kindOf, root }) {
    const object = node.child('object');
    if (
      !object ||
      node.child('attribute')?.text !== 'value' ||
      node.field === 'function' ||
      kindOf(object) !== 'dimension'
    ) {
      return;
    }
    const switched =
      program.has(/^disable_v2_behavior$/) ||
      (context.homes && program.runs === 'graph');
    const package_ = root();
    context.report({
      rule: 'dimension-value',
      severity: switched ? 'INFO' : 'WARNING',
      at: node,
      symbol: 'value',
      replacement: 'tf.compat.dimension_value',
      message: switched
        ? 'A dimension of a shape has a value as long as TensorFlow behaves as version 1 did; in TensorFlow 2 it is a number itself. tf.compat.dimension_value(dimension) is right in both.'
        : 'In TensorFlow 2 a dimension of a shape is a number (or None) and has no value. Take .value out, or write tf.compat.dimension_value(dimension), which is right in TensorFlow 1 as well.',
      ...(package_ !== null && context.editable(node)
        ? {
            fix: {
              action: 'Write tf.compat.dimension_value',
              edits: [
                {
                  start: object.start,
                  end: object.start,
                  text: `${package_}.compat.dimension_value(`
                },
                { start: object.end, end: node.end, text: ')' }
              ]
            }
          }
        : {})
    });
  }
};
