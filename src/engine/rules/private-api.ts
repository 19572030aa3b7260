import type { IReference } from '../references';
import type { PyNode } from '../syntax/py-node';
import { remembered } from '../tables/remembered';
import type { IRuleContext } from './context';
import { meantName } from './safety-import';

/** Packages of TensorFlow that are not of its API, and were not in TensorFlow 1. */
const INSIDE = new Set(['python', 'core', 'tools', 'compiler']);

/** `__internal__`, and what begins with one underscore. */
const HIDDEN = /^(?:__internal__$|_[^_])/;

const COMPAT = /^compat\.v[12]\./;

function isOfPackage(path: string): boolean {
  return INSIDE.has(path.split('.')[0]);
}

/**
 * Whether a name is of what TensorFlow keeps to itself.
 *
 * @param name without the leading `tf.`.
 */
export const isInside = remembered((name): boolean => {
  const path = name.replace(COMPAT, '');
  return isOfPackage(path) || path.split('.').some(part => HIDDEN.test(part));
});

/** Say so of a name, as it is once the code is converted; of a module that is imported by itself is told at its import. */
export function privateMember(
  reference: IReference,
  context: IRuleContext
): void {
  if (reference.written.split('.').length > reference.baseParts) {
    const symbol = `tf.${meantName(reference, context)}`;
    sayPrivate(reference.node, symbol, context);
  }
}

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
  const name = symbol.slice('tf.'.length);
  // The packages themselves are not in compat, whose modules are the API's.
  const path = name.replace(COMPAT, '');
  const isNowhere = path !== name && isOfPackage(path);
  context.report({
    rule: 'private-api',
    severity: isNowhere ? 'ERROR' : 'WARNING',
    at,
    symbol,
    message: isNowhere
      ? `There is no tensorflow.${name}: compat has the public API alone. Look for a public name, or for it in tensorflow.${path.split('.')[0]}, which is TensorFlow's own inside and changes without notice.`
      : `tensorflow.${name} is TensorFlow's own inside, which changes without notice. It was left as it is; look for a public name.`
  });
}
