import type { PyNode } from '../syntax/py-node';
import { found, IFixRule, IFixSite } from './fix-rule';
import { assignedTo, valuesOf } from './value-uses';

/** Functions that read a collection, and the attribute that has it. */
const ATTRIBUTES: ReadonlyMap<string, string> = new Map([
  ['trainable_variables', 'trainable_variables'],
  ['global_variables', 'variables'],
  ['losses.get_regularization_losses', 'losses']
]);

const KEYS: ReadonlyMap<string, string> = new Map([
  ['compat.v1.GraphKeys.TRAINABLE_VARIABLES', 'trainable_variables'],
  ['compat.v1.GraphKeys.GLOBAL_VARIABLES', 'variables'],
  ['compat.v1.GraphKeys.VARIABLES', 'variables'],
  ['compat.v1.GraphKeys.REGULARIZATION_LOSSES', 'losses']
]);

/** Bases whose objects know their variables; a module knows no losses. */
const BASES = /^(?:Module|keras\.(?:layers\.Layer|Model|Sequential))$/;

/** What makes a model, by its name without `tf.`; also what a class of models is made of. */
const MODELS =
  /^keras\.(?:Sequential|Model|models\.(?:Sequential|Model|load_model))$/;

/** What makes variables that a model need not know, and models that are not seen. */
const OTHERS =
  /^(?:Variable|get_variable|variable_scope|layers\..*|Module|keras\.(?:applications\..*|layers\.Layer|models\.clone_model)|contrib\..*)$/;

/** tf.compat.v1.trainable_variables() -> model.trainable_variables, in eager code. */
export const collections: IFixRule = {
  name: 'collections',
  serves: name => ATTRIBUTES.has(name) || name === 'get_collection',
  plan(site) {
    const { call, name, program } = site;
    const attribute = call ? attributeOf(call, name, site) : null;
    if (!call || attribute === null) {
      return null;
    }
    if (program.runs !== 'eager') {
      return {
        why: 'In a graph, only the collection has them all: ask the model or layer once the code runs eagerly.'
      };
    }
    const owner = ownerAround(call, site) ?? onlyModel(site);
    if (owner === null) {
      return {
        why: 'Eager code has no collections, so this list is empty there: ask the model or layer that has them.'
      };
    }
    if (owner.isModule && attribute === 'losses') {
      return { why: 'A tf.Module keeps no losses: make it a Keras layer.' };
    }
    const text = `${owner.name}.${attribute}`;
    site.draft.replace(site.unit, call, text);
    return found(site, `Use ${text} (in eager code, this list is empty)`, null);
  }
};

/** The attribute that has what a call reads; null where there is none, or the call asks for a part. */
function attributeOf(
  call: PyNode,
  name: string,
  { context }: IFixSite
): string | null {
  const list = (call.child('arguments')?.children ?? []).filter(
    child => child.type !== 'comment'
  );
  if (name !== 'get_collection') {
    return list.length === 0 ? (ATTRIBUTES.get(name) ?? null) : null;
  }
  const key =
    list.length === 1 ? context.referenceOf(list[0])?.name : undefined;
  return KEYS.get(key ?? '') ?? null;
}

interface IOwner {
  readonly name: string;
  readonly isModule: boolean;
}

/** `self`, in a method of a class that knows its variables. */
function ownerAround(node: PyNode, site: IFixSite): IOwner | null {
  let method: PyNode | null = null;
  for (let at = node.parent; at; at = at.parent) {
    if (at.type === 'function_definition') {
      method = at;
    }
    if (at.type === 'class_definition' && method) {
      const base = baseOf(at, site);
      const first = method.child('parameters')?.children[0]?.text;
      return base !== null && first === 'self'
        ? { name: 'self', isModule: base === 'Module' }
        : null;
    }
  }
  return null;
}

function baseOf(owner: PyNode, { context }: IFixSite): string | null {
  for (const base of owner.child('superclasses')?.children ?? []) {
    const name = context.referenceOf(base)?.name;
    if (name !== undefined && BASES.test(name)) {
      return name;
    }
  }
  return null;
}

/** The one Keras model of a notebook that makes all variables there are. */
function onlyModel({ program, call, unit }: IFixSite): IOwner | null {
  if (!program.isNotebook || program.has(OTHERS)) {
    return null;
  }
  const [made, ...more] = program.references(MODELS);
  if (!made?.call || more.length > 0) {
    return null;
  }
  const target = assignedTo(made.call);
  const name = target?.type === 'identifier' ? target.text : null;
  const atTop = target?.parent?.parent?.parent?.type === 'module';
  // Above the place, so that it is there when the list is asked for.
  const before = made.at < unit.base + (call?.start ?? 0);
  const once = name !== null && valuesOf(name, program)?.length === 1;
  return once && atTop && before ? { name, isModule: false } : null;
}
