import type { CallEdit } from '../fix/call-edit';
import type { PyNode } from '../syntax/py-node';
import type { IFixSite } from './fix-rule';
import type { Program } from './program';
import { valuesOf } from './value-uses';

/**
 * See that a learning rate is what Keras takes: a Python float, a schedule or a
 * function. A number of another type is made a float.
 *
 * @returns why it cannot be used, or null.
 */
export function settleRate(edit: CallEdit, site: IFixSite): string | null {
  const rate = edit.find('learning_rate', 0);
  if (!rate?.node) {
    return null;
  }
  const kind = kindOf(rate.node, site.program);
  if (kind === 'integer') {
    edit.wrap(rate, '', '.0');
  } else if (kind === 'number') {
    edit.wrap(rate, 'float(', ')');
  } else if (kind === 'other') {
    return 'Its learning rate is no plain number: Keras takes a float or a schedule of tf.keras.optimizers.schedules.';
  }
  return null;
}

type Kind = 'float' | 'integer' | 'number' | 'other';

/** What an expression is, as far as the code shows. */
function kindOf(node: PyNode, program: Program): Kind {
  switch (node.type) {
    case 'float':
    case 'lambda':
      return 'float';
    case 'integer':
      return 'integer';
    case 'unary_operator':
    case 'parenthesized_expression':
      return numeric(node, program);
    case 'binary_operator':
      return numeric(node, program);
    case 'identifier':
      return ofName(node.text, program);
    case 'attribute':
      return ofAttribute(node, program);
    case 'subscript':
      return 'number';
    case 'call':
      return ofCall(node);
    default:
      return 'other';
  }
}

/** Of a sum, a product and the like. */
function numeric(node: PyNode, program: Program): Kind {
  const kinds = node.children.map(child => kindOf(child, program));
  if (kinds.some(kind => kind === 'other')) {
    return 'other';
  }
  const power = /\*\*|\//.test(node.source.slice(node.start, node.end));
  return kinds.every(kind => kind === 'float') ||
    (kinds.some(kind => kind === 'float') && !power)
    ? 'float'
    : 'number';
}

function ofName(name: string, program: Program): Kind {
  const values = valuesOf(name, program);
  if (values === null || values.length === 0) {
    // A parameter, or from elsewhere: whatever it is, it is used as a number.
    return 'number';
  }
  const kinds = values.map(value =>
    value.type === 'identifier' ? 'number' : kindOf(value, program)
  );
  if (kinds.includes('other')) {
    return 'other';
  }
  return kinds.every(kind => kind === 'float') ? 'float' : 'number';
}

/** FLAGS.learning_rate, self.rate: a number, unless it is given something else. */
function ofAttribute(node: PyNode, program: Program): Kind {
  const name = node.child('attribute')?.text ?? '';
  const given = program
    .attributes(name)
    .map(({ node: at }) => (at.field === 'left' ? at.parent : null))
    .map(assignment => assignment?.child('right'));
  return given.some(
    value => value?.type === 'call' && ofCall(value) === 'other'
  )
    ? 'other'
    : 'number';
}

function ofCall(node: PyNode): Kind {
  const called = node.child('function')?.text ?? '';
  if (called === 'float' || /\bschedules\.\w+$/.test(called)) {
    return 'float';
  }
  return /^(?:int|min|max|round|abs)$/.test(called) ? 'number' : 'other';
}
