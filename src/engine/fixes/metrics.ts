import type { IArgument } from '../fix/call-edit';
import type { PyNode } from '../syntax/py-node';
import { oldSignature } from '../tables/signatures';
import { bind, textOf } from './arguments';
import { found, IFixRule, IFixSite, IFound } from './fix-rule';

const PREFIX = 'metrics.';

/** Metrics that count the same, and parameters that are the class's. */
const METRICS: ReadonlyMap<
  string,
  readonly [to: string, own: readonly string[]]
> = new Map<string, readonly [string, readonly string[]]>([
  ['accuracy', ['Accuracy', []]],
  ['auc', ['AUC', ['num_thresholds', 'curve']]],
  ['false_negatives', ['FalseNegatives', []]],
  ['false_positives', ['FalsePositives', []]],
  ['mean', ['Mean', []]],
  ['mean_absolute_error', ['MeanAbsoluteError', []]],
  ['mean_iou', ['MeanIoU', ['num_classes']]],
  ['mean_squared_error', ['MeanSquaredError', []]],
  ['precision', ['Precision', []]],
  ['recall', ['Recall', []]],
  ['root_mean_squared_error', ['RootMeanSquaredError', []]],
  ['true_negatives', ['TrueNegatives', []]],
  ['true_positives', ['TruePositives', []]]
]);

/** value, update = tf.compat.v1.metrics.accuracy(y, p) -> value = update = tf.keras.metrics.Accuracy()(y, p). */
export const metrics: IFixRule = {
  name: 'metrics',
  serves: name => METRICS.has(name.slice(PREFIX.length)),
  plan(site) {
    const parameters = oldSignature(site.name);
    const { call, program } = site;
    if (!call || !parameters) {
      return { why: 'It is handed on without being called.' };
    }
    if (program.runs !== 'eager') {
      return {
        why: 'In a graph, a session runs its update and its value: make one metric, call update_state() for each batch and result() at the end, once the code runs eagerly.'
      };
    }
    if (!program.runsOnce(call)) {
      return {
        why: 'Here it may run more than once: make the metric once, outside, call update_state() here and result() at the end.'
      };
    }
    const targets = targetsOf(call);
    const bound = bind(site.edit(call), parameters);
    if (!targets || !bound) {
      return { why: 'What becomes of its two results is not to be seen here.' };
    }
    const other = [...bound.keys()].find(key => GRAPH_ONLY.test(key));
    return other === undefined
      ? rewrite(call, targets, bound, site)
      : { why: `Keras has nothing for its argument ${other}.` };
  }
};

const GRAPH_ONLY = /collections$|^(?:summation_method|thresholds)$/;

/** The assignment `value, update = call`, its targets apart; null where it is none. */
function targetsOf(
  call: PyNode
): { readonly left: PyNode; readonly names: readonly string[] } | null {
  const left =
    call.parent?.type === 'assignment' ? call.parent.child('left') : null;
  const names = left?.children.map(child => child.text) ?? [];
  const plain = left?.children.every(child => child.type === 'identifier');
  return left?.type === 'pattern_list' && plain && names.length === 2
    ? { left, names }
    : null;
}

function rewrite(
  call: PyNode,
  { left, names }: { readonly left: PyNode; readonly names: readonly string[] },
  bound: ReadonlyMap<string, IArgument>,
  site: IFixSite
): IFound | null {
  const metric = METRICS.get(site.name.slice(PREFIX.length));
  if (!metric) {
    return null;
  }
  const [to, own] = metric;
  const target = `keras.metrics.${to}`;
  const edit = site.edit(call);
  const inner: string[] = [];
  for (const [name, argument] of bound) {
    const at = edit.arguments.find(a => a.source === argument.source);
    if (own.includes(name)) {
      inner.push(`${name}=${textOf(argument) ?? ''}`);
    }
    if (at && (own.includes(name) || name === 'name')) {
      edit.remove(at);
    } else if (at) {
      const keras = KERAS_NAMES[name] ?? name;
      const byPlace = at.kind === 'positional' && name !== 'weights';
      if (!byPlace) {
        edit.name(at, keras);
      }
    }
  }
  edit.functionText = `${site.spell(target)}(${inner.join(', ')})`;
  const kept = names.filter(name => name !== '_');
  site.draft.replace(
    site.unit,
    left,
    (kept.length > 0 ? kept : ['_']).join(' = ')
  );
  site.draft.call(site.unit, edit);
  return found(site, `Use tf.${target}`, `tf.${target}`);
}

const KERAS_NAMES: Readonly<Record<string, string>> = {
  labels: 'y_true',
  predictions: 'y_pred',
  weights: 'sample_weight'
};
