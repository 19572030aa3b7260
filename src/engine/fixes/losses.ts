import type { IArgument } from '../fix/call-edit';
import type { PyNode } from '../syntax/py-node';
import { oldSignature } from '../tables/signatures';
import { bind, textOf } from './arguments';
import { found, IFixRule, IFixSite } from './fix-rule';
import { valuesOf } from './value-uses';

/** A loss function as a Keras class. */
interface IKerasLoss {
  readonly to: string;
  /** Arguments of the class that it always gets. */
  readonly fixed?: string;
  /** Parameters of the function that are the class's. */
  readonly own?: readonly string[];
}

const LOSSES: ReadonlyMap<string, IKerasLoss> = new Map<string, IKerasLoss>([
  ['absolute_difference', { to: 'MeanAbsoluteError' }],
  ['hinge_loss', { to: 'Hinge' }],
  ['huber_loss', { to: 'Huber', own: ['delta'] }],
  ['mean_squared_error', { to: 'MeanSquaredError' }],
  [
    'sigmoid_cross_entropy',
    {
      to: 'BinaryCrossentropy',
      fixed: 'from_logits=True',
      own: ['label_smoothing']
    }
  ],
  [
    'softmax_cross_entropy',
    {
      to: 'CategoricalCrossentropy',
      fixed: 'from_logits=True',
      own: ['label_smoothing']
    }
  ],
  [
    'sparse_softmax_cross_entropy',
    { to: 'SparseCategoricalCrossentropy', fixed: 'from_logits=True' }
  ]
]);

const PREFIX = 'losses.';

/** What makes the collection of losses matter. */
const READS_COLLECTION =
  /^(?:losses\.get_\w+|get_collection(?:_ref)?|GraphKeys(?:\..*)?|contrib\..*)$/;

/** The two reductions that are a mean where the weight is one number. */
const MEANS =
  /\bReduction\.(?:SUM_BY_NONZERO_WEIGHTS|SUM_OVER_BATCH_SIZE|MEAN)$/;

/** tf.compat.v1.losses.mean_squared_error(y, p) -> tf.keras.losses.MeanSquaredError()(y, p). */
export const losses: IFixRule = {
  name: 'losses',
  serves: name => LOSSES.has(name.slice(PREFIX.length)),
  plan(site) {
    const form = LOSSES.get(site.name.slice(PREFIX.length));
    const parameters = oldSignature(site.name);
    if (!form || !parameters) {
      return null;
    }
    const { call, program } = site;
    if (!call) {
      return { why: 'It is handed on without being called.' };
    }
    if (program.has(READS_COLLECTION)) {
      return {
        why: 'Other code here may read the collection of losses, which a Keras loss is not put into: then add the losses yourself.'
      };
    }
    if (
      program.runs === 'unknown' ||
      call.parent?.type === 'expression_statement'
    ) {
      return {
        why: 'It is also put into a collection, which another module may read.'
      };
    }
    const bound = bind(site.edit(call), parameters);
    if (!bound) {
      return { why: '* or ** hides its arguments.' };
    }
    const why = problemOf(bound);
    return why === null ? rewrite(call, form, bound, site) : { why };
  }
};

function problemOf(bound: ReadonlyMap<string, IArgument>): string | null {
  const weights = bound.get('weights')?.node;
  if (weights && !isNonzero(weights)) {
    return 'Keras divides by the number of samples, this one by the number of weights that are not 0.';
  }
  const reduction = textOf(bound.get('reduction'));
  return reduction !== null && !MEANS.test(reduction)
    ? 'Its reduction means something else in Keras.'
    : null;
}

function isNonzero(node: PyNode): boolean {
  return /^(?:integer|float)$/.test(node.type) && Number(node.text) !== 0;
}

function rewrite(
  call: PyNode,
  { to, fixed, own = [] }: IKerasLoss,
  bound: ReadonlyMap<string, IArgument>,
  site: IFixSite
): ReturnType<IFixRule['plan']> {
  const target = `keras.losses.${to}`;
  const edit = site.edit(call);
  const inner = fixed === undefined ? [] : [fixed];
  const gone = new Set(['scope', 'loss_collection', 'reduction', ...own]);
  const first = [...bound.keys()].slice(0, 2);
  for (const [name, argument] of bound) {
    const at = edit.arguments.find(a => a.source === argument.source);
    if (!at) {
      continue;
    }
    if (own.includes(name)) {
      inner.push(`${name}=${textOf(argument) ?? ''}`);
    }
    if (first.includes(name) && isList(argument.node, site)) {
      edit.wrap(at, `${site.spell('constant')}(`, ')');
    }
    if (gone.has(name)) {
      edit.remove(at);
    } else if (at.kind === 'keyword') {
      at.name = KERAS_NAMES[name] ?? name;
    } else if (!first.includes(name)) {
      edit.name(at, KERAS_NAMES[name] ?? name);
    }
  }
  edit.functionText = `${site.spell(target)}(${inner.join(', ')})`;
  site.draft.call(site.unit, edit);
  return found(site, `Use tf.${target}`, `tf.${target}`);
}

/** Whether a value is a Python list, which Keras 3 takes for several outputs. */
function isList(node: PyNode | null, { program }: IFixSite): boolean {
  const values =
    node?.type === 'identifier' ? (valuesOf(node.text, program) ?? []) : [node];
  return values.some(value => /^(?:list|tuple)/.test(value?.type ?? ''));
}

const KERAS_NAMES: Readonly<Record<string, string>> = {
  labels: 'y_true',
  multi_class_labels: 'y_true',
  onehot_labels: 'y_true',
  predictions: 'y_pred',
  logits: 'y_pred',
  weights: 'sample_weight'
};
