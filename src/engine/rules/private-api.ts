import type { PyNode } from '../syntax/py-node';
import type { IRuleContext } from './context';

/**
 * Say of a module that is TensorFlow's own, or of what is taken from one, that it is.
 *
 * @param symbol from `tf`.
 */
export function sayPrivate(
  at: PyNode,
  symbol: string,
  context: IRuleContext
): void {
  context.report({
    rule: 'private-api',
    severity: 'WARNING',
    at,
    symbol,
    message: `${symbol.replace('tf', 'tensorflow')} is TensorFlow's own inside, which changes without notice. It was left as it is; look for a public name.`
  });
}
