import type { PyNode } from './py-node';

/**
 * Whether a node is a form that Python 2 knows and Python 3 does not. The
 * grammar takes both, so that such cells can be converted.
 */
export function isPython2(node: PyNode): boolean {
  switch (node.type) {
    case 'print_statement':
    case 'exec_statement':
      return true;
    case 'except_clause':
      // except E, e:
      return node.children.filter(c => c.field === 'value').length > 1;
    case 'raise_statement':
      // raise E, "text"
      return node.children[0]?.type === 'expression_list';
    case 'comparison_operator':
      return node.children.some((operand, i) => {
        const next = node.children[i + 1];
        return (
          next !== undefined &&
          node.source.slice(operand.end, next.start).includes('<>')
        );
      });
    case 'integer':
      // 0777 and 10L
      return /^0\d*[1-9]|l$/i.test(node.text) && !/^0[xbo]/i.test(node.text);
    case 'string':
      return /^(?:`|ur)/i.test(node.source.slice(node.start, node.start + 2));
    case 'parameters':
      // def f((a, b)):
      return node.children.some(c => c.type === 'tuple_pattern');
    default:
      return false;
  }
}
