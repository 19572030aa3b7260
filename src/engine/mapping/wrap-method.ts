import type { PyNode } from '../syntax/py-node';
import type { IEdit } from '../types';
import { indentOf, lineStart, newlineOf } from './indent';
import type { IMaker, ISeen } from './makers';
import { needsScope, problemOfMaker, statementsOf } from './problems';
import type { Wrapping } from './wrap-function';

/** Classes whose objects the shim can keep variables in, without `tf.`. */
const KEEPS = /^(?:Module|keras\.(?:layers\.Layer|Model))$/;

/** Attributes that are tf.Module's own. */
const TAKEN =
  /\bself\.(?:name|variables|trainable_variables|non_trainable_variables|submodules|name_scope|with_name_scope)\s*=[^=]/;

/**
 * Decorate a method that makes variables, and let its class be a tf.Module where
 * it is nothing yet.
 *
 * @param root how the place spells the TensorFlow package.
 */
export function wrapMethod(
  maker: IMaker,
  owner: PyNode,
  seen: ISeen,
  root: string
): Wrapping {
  const { definition, name, unit } = maker;
  const indent = indentOf(definition);
  const why =
    problemOfMaker(maker, seen) ?? problemOfMethod(maker, owner, seen);
  if (why !== null || indent === null) {
    return { why: why ?? 'It does not stand on lines of its own.' };
  }
  const newline = newlineOf(unit.cell.source);
  const decorator = `@${root}.compat.v1.keras.utils.track_tf1_style_variables${newline}${indent}`;
  const keeps = isKeeper(owner, maker, seen);
  const edits: IEdit[] = [
    ...(keeps ? [] : baseEdit(owner, `${root}.Module`)),
    ...(keeps ? [] : initEdit(owner, newline)),
    { start: definition.start, end: definition.start, text: decorator }
  ];
  const cellId = unit.cell.id;
  const what = keeps
    ? ''
    : ` and make ${owner.child('name')?.text} a tf.Module`;
  return {
    action: `Keep the variables of ${name.text}${what} (needs legacy Keras)`,
    edits: edits
      .sort((a, b) => a.start - b.start)
      .map(edit => ({ cellId, ...edit }))
  };
}

function problemOfMethod(
  maker: IMaker,
  owner: PyNode,
  seen: ISeen
): string | null {
  const { definition, name } = maker;
  if (name.text === '__init__') {
    return 'Variables made in a constructor are made once: keep each as an attribute of tf.Variable.';
  }
  const parameters = definition.child('parameters')?.children ?? [];
  if (parameters[0]?.text !== 'self') {
    return 'It is no plain method.';
  }
  if (needsScope(maker, seen)) {
    return 'Its layers have no names: put them into a variable_scope first, or they would be new ones at each call.';
  }
  if (isKeeper(owner, maker, seen)) {
    return null;
  }
  if (basesOf(owner).some(base => base.text !== 'object')) {
    return 'Its class has a base of its own.';
  }
  return TAKEN.test(owner.text)
    ? 'Its class uses names that tf.Module has for itself.'
    : null;
}

function basesOf(owner: PyNode): readonly PyNode[] {
  return (owner.child('superclasses')?.children ?? []).filter(
    child => child.type !== 'comment'
  );
}

function isKeeper(owner: PyNode, { unit }: IMaker, seen: ISeen): boolean {
  // By place: the trees of the engine and of the program are not the same.
  const names = [...seen.references(unit).values()];
  return basesOf(owner).some(base =>
    names.some(r => r.node.start === base.start && KEEPS.test(r.name))
  );
}

function baseEdit(owner: PyNode, base: string): IEdit[] {
  const list = owner.child('superclasses');
  const name = owner.child('name');
  if (list) {
    return [{ start: list.start, end: list.end, text: `(${base})` }];
  }
  return name ? [{ start: name.end, end: name.end, text: `(${base})` }] : [];
}

/** `super().__init__()` at the start of the constructor, where there is one without. */
function initEdit(owner: PyNode, newline: string): IEdit[] {
  const body = owner.child('body');
  const constructor = (body?.children ?? []).find(
    child =>
      child.type === 'function_definition' &&
      child.child('name')?.text === '__init__'
  );
  const statements = statementsOf(constructor?.child('body') ?? owner);
  if (!constructor || /\bsuper\(|Module\.__init__/.test(constructor.text)) {
    return [];
  }
  const documented =
    statements[0]?.children[0]?.type === 'string' && statements.length > 1;
  const first = statements[documented ? 1 : 0];
  const indent = first ? indentOf(first) : null;
  if (!first || indent === null) {
    return [];
  }
  const at = lineStart(first.source, first.start);
  return [
    { start: at, end: at, text: `${indent}super().__init__()${newline}` }
  ];
}
