import type { IArgument } from '../fix/call-edit';
import type { PyNode } from '../syntax/py-node';
import { newSignature, oldSignature } from '../tables/signatures';
import { bind, move, textOf } from './arguments';
import { found, IFixRule, IFixSite, IFound, IRefused } from './fix-rule';

const PREFIX = 'layers.';

const LAYERS: ReadonlyMap<string, string> = new Map([
  ['average_pooling1d', 'AveragePooling1D'],
  ['average_pooling2d', 'AveragePooling2D'],
  ['average_pooling3d', 'AveragePooling3D'],
  ['batch_normalization', 'BatchNormalization'],
  ['conv1d', 'Conv1D'],
  ['conv2d', 'Conv2D'],
  ['conv2d_transpose', 'Conv2DTranspose'],
  ['conv3d', 'Conv3D'],
  ['conv3d_transpose', 'Conv3DTranspose'],
  ['dense', 'Dense'],
  ['dropout', 'Dropout'],
  ['flatten', 'Flatten'],
  ['max_pooling1d', 'MaxPooling1D'],
  ['max_pooling2d', 'MaxPooling2D'],
  ['max_pooling3d', 'MaxPooling3D'],
  ['separable_conv1d', 'SeparableConv1D'],
  ['separable_conv2d', 'SeparableConv2D']
]);

/** The same layers as classes; these two are called with what Keras calls otherwise. */
const CLASSES: ReadonlyMap<string, string> = new Map(
  [...LAYERS]
    .filter(([, to]) => !/^(?:BatchNormalization|Dropout)$/.test(to))
    .map(([name, to]) => [to, name])
);

/** These make no variables: a new one at each call is as good as the old. */
const WITHOUT_VARIABLES = /pooling|^dropout$|^flatten$/;

/** What is asked of each call, where a Keras layer acts by itself in training. */
const ASKS_TRAINING = /^(?:dropout|batch_normalization)$/;

/**
 * tf.compat.v1.layers.dense(x, 10) -> tf.keras.layers.Dense(10)(x), and
 * tf.compat.v1.layers.Dense(10) -> tf.keras.layers.Dense(10).
 */
export const layers: IFixRule = {
  name: 'layers',
  serves: name =>
    LAYERS.has(name.slice(PREFIX.length)) ||
    CLASSES.has(name.slice(PREFIX.length)),
  plan(site) {
    const given = site.name.slice(PREFIX.length);
    const name = CLASSES.get(given) ?? given;
    const isClass = name !== given;
    const own = new Set(['inputs', 'training']);
    const parameters = oldSignature(PREFIX + name)?.filter(
      p => !isClass || !own.has(p.name)
    );
    const { call, program } = site;
    if (!call || !parameters) {
      return { why: 'It is handed on without being called.' };
    }
    const bound = bind(site.edit(call), parameters);
    if (!bound) {
      return { why: '* or ** hides its arguments.' };
    }
    const why =
      problemOfPlace(name, isClass, call, site) ??
      problemOfArguments(name, bound, program.runs === 'graph');
    if (why !== null) {
      return { why };
    }
    return rewrite(name, isClass, call, bound, site);
  }
};

/** Why a layer must not be made in this place. */
function problemOfPlace(
  name: string,
  isClass: boolean,
  call: PyNode,
  { program, context }: IFixSite
): string | null {
  if (WITHOUT_VARIABLES.test(name)) {
    return null;
  }
  if (isClass && program.mentions(/\breuse\b|\.\s*reuse_variables\b/)) {
    return 'Variables are shared by reuse here, which Keras layers take no part in.';
  }
  if (isClass && program.mentions(/\.\s*apply\s*\(/)) {
    return 'Layers of Keras have no apply(): call them.';
  }
  if (!isClass && !program.runsOnce(call)) {
    return 'Here it may run more than once, and each time a Keras layer would be a new one: make the layer once, outside, and call it here.';
  }
  const inFunction = hasAncestor(call, 'function_definition');
  if (
    inScope(call, context.referenceOf.bind(context)) ||
    (inFunction && program.has(/^(?:variable_scope|make_template)$/))
  ) {
    return 'The variable_scope around it names and shares its variables, which Keras layers take no part in.';
  }
  if (program.mentions(/\bfloat64\b|\bset_floatx\b/)) {
    return 'Keras computes in float32, whatever it is given, and float64 is used here.';
  }
  return program.has(/^(?:trainable|global)_variables$|^get_collection$/) &&
    program.mentions(/\bscope\s*=|variables\(['"]/)
    ? 'Variables are looked up by scope here, which Keras layers take no part in.'
    : null;
}

function hasAncestor(node: PyNode, type: string): boolean {
  for (let at = node.parent; at; at = at.parent) {
    if (at.type === type) {
      return true;
    }
  }
  return false;
}

function inScope(
  node: PyNode,
  referenceOf: (node: PyNode) => { readonly name: string } | null
): boolean {
  for (let at = node.parent; at; at = at.parent) {
    if (at.type === 'with_statement') {
      const clause = at.children.find(c => c.type === 'with_clause');
      const scopes = /\bvariable_(?:op_)?scope\b|\barg_scope\b/;
      if (clause && scopes.test(clause.text)) {
        return true;
      }
    }
    if (at.type === 'call' && at !== node) {
      const called = at.child('function');
      if (called && referenceOf(called)?.name.endsWith('make_template')) {
        return true;
      }
    }
  }
  return false;
}

function problemOfArguments(
  name: string,
  bound: ReadonlyMap<string, IArgument>,
  graph: boolean
): string | null {
  const reuse = textOf(bound.get('reuse'));
  if (reuse !== null && !/^(?:None|False)$/.test(reuse)) {
    return 'It takes the variables of another layer (reuse): call that layer again.';
  }
  if (/["'][^"']*\//.test(textOf(bound.get('name')) ?? '')) {
    return 'Names in Keras have no slash: change the name first.';
  }
  if (!graph) {
    return null;
  }
  const training = textOf(bound.get('training'));
  if (
    name === 'batch_normalization' &&
    training !== null &&
    training !== 'False'
  ) {
    return 'In a graph, the updates of its averages are in a collection, which Keras does not put them into.';
  }
  if (name === 'dropout' && training !== null && training !== 'False') {
    return 'In a graph, Keras 3 takes no tensor for training, and drops the same values at each run.';
  }
  if ([...bound.keys()].some(key => key.endsWith('_regularizer'))) {
    return 'In a graph, its regularization loss is in a collection, which Keras does not put it into.';
  }
  return name.endsWith('_transpose')
    ? 'Keras 3 does not run this layer in a graph of tf.compat.v1.'
    : null;
}

function rewrite(
  name: string,
  isClass: boolean,
  call: PyNode,
  bound: ReadonlyMap<string, IArgument>,
  site: IFixSite
): IFound | IRefused {
  const target = `keras.layers.${LAYERS.get(name)}`;
  const from = oldSignature(PREFIX + name);
  const to = newSignature(target);
  const inputs = textOf(bound.get('inputs'));
  if (!from || !to || (inputs === null && !isClass)) {
    return { why: 'What it is called with is not to be seen here.' };
  }
  const edit = site.edit(call);
  // What goes into the layer stands behind it; what makes it stays in its place.
  const take = (wanted: string): string | null => {
    const source = bound.get(wanted)?.source;
    const argument = edit.arguments.find(a => a.source === source);
    if (!source || !argument) {
      return null;
    }
    edit.remove(argument);
    return textOf(argument);
  };
  take('inputs');
  const training = take('training');
  const lost = move(edit, {
    from: from.filter(p => p.name !== 'inputs' && p.name !== 'training'),
    to,
    dropped: ['reuse'],
    also: ['name', 'trainable']
  });
  if (lost !== null) {
    return { why: `Keras has nothing for its argument ${lost}.` };
  }
  edit.functionText = site.spell(target);
  const asked = ASKS_TRAINING.test(name)
    ? `, training=${training ?? 'False'}`
    : '';
  edit.suffix = isClass ? '' : `(${inputs}${asked})`;
  site.draft.call(site.unit, edit);
  const seeds = WITHOUT_VARIABLES.test(name)
    ? ''
    : ' (other names of variables, other random numbers)';
  return found(site, `Use tf.${target}${seeds}`, `tf.${target}`);
}
