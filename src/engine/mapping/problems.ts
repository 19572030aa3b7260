import type { IReference } from '../references';
import type { PyNode } from '../syntax/py-node';
import { decoratorsOf, IMaker, ISeen } from './makers';
import { inNamedScope, isUnnamedLayer } from './scopes';

/** Whatever TensorFlow 2 keeps by itself, which the shim does not. */
const NATIVE =
  /^(?:Variable|keras\.(?:layers|models)\.\w+|keras\.(?:Model|Sequential))$/;

/** Why a function or method cannot be wrapped as it is, in a sentence; null where it can. */
export function problemOfMaker(maker: IMaker, seen: ISeen): string | null {
  const { definition, unit } = maker;
  const { program } = seen;
  if (program.runs === 'graph') {
    return 'This code builds a graph: wrap it when the rest runs eagerly.';
  }
  if (unit.cell.readOnly) {
    return 'Its cell is read-only.';
  }
  if (decoratorsOf(definition).length > 0) {
    return 'It is decorated.';
  }
  const inside = [...seen.references(unit).values()].filter(
    ({ node }) => node.start >= definition.start && node.end <= definition.end
  );
  if (inside.some(({ name }) => NATIVE.test(name))) {
    return 'It also makes variables or layers of TensorFlow 2, which would be new ones at each call: make those once, outside.';
  }
  if (inside.some(({ name }) => name === 'compat.v1.make_template')) {
    return 'It makes a template, which would be a new one at each call: make that once, outside.';
  }
  const shared = /\breuse\b|AUTO_REUSE/.test(definition.text);
  const unnamed = allOf(maker).some(isUnnamedLayer);
  if (unnamed && !shared && maker.calls.length > 1) {
    return `It is called in ${maker.calls.length} places, each with layers of its own, which would share theirs: name the layers first.`;
  }
  return unnamed && !shared && !program.isNotebook && program.runs === 'unknown'
    ? 'Other modules may call it more than once, each time with layers of its own, which would share theirs: name the layers first.'
    : null;
}

/** What a function makes variables with, and what those that it calls do. */
function allOf({ makes, helpers }: IMaker): readonly IReference[] {
  return [makes, ...helpers.map(helper => helper.makes)].flat();
}

/**
 * Whether layers get made-up names outside of any variable_scope: the shim would
 * count on and make new ones at each call.
 */
export function needsScope(maker: IMaker, seen: ISeen): boolean {
  const open = ({ makes, definition, unit }: IMaker): boolean =>
    makes.some(
      reference =>
        isUnnamedLayer(reference) &&
        !inNamedScope(reference.node, definition, seen.references(unit))
    );
  return open(maker) || (!maker.scoped && maker.helpers.some(open));
}

/** Whether regularization losses come out of it, for a Keras layer to keep. */
export function hasRegularizer({ definition, helpers }: IMaker): boolean {
  return [definition, ...helpers.map(helper => helper.definition)].some(node =>
    /regularizer\s*=/.test(node.text)
  );
}

/** The statements of a block, comments left out. */
export function statementsOf(block: PyNode): readonly PyNode[] {
  return block.children.filter(child => child.type !== 'comment');
}
