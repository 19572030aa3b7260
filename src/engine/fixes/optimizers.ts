import type { PyNode } from '../syntax/py-node';
import { newSignature, oldSignature } from '../tables/signatures';
import { move, textOf } from './arguments';
import { found, IFixRule, IFixSite, IFound, IRefused } from './fix-rule';
import { settleRate } from './learning-rate';
import { usesOfValue, ValueUse } from './value-uses';

/** How an optimizer of version 1 becomes one of Keras, by the guide's table. */
interface IKerasForm {
  readonly to: string;
  readonly names?: Readonly<Record<string, string>>;
  /** What comes out otherwise, for the action to say. */
  readonly differs?: string;
}

const BETAS = { beta1: 'beta_1', beta2: 'beta_2' };

const FORMS: ReadonlyMap<string, IKerasForm> = new Map<string, IKerasForm>([
  ['GradientDescent', { to: 'SGD' }],
  ['Momentum', { to: 'SGD', names: { use_nesterov: 'nesterov' } }],
  ['Adam', { to: 'Adam', names: BETAS }],
  [
    'RMSProp',
    {
      to: 'RMSprop',
      names: { decay: 'rho' },
      differs: 'its average starts at 0, not at 1: the first steps are larger'
    }
  ],
  ['Adadelta', { to: 'Adadelta' }],
  ['Adagrad', { to: 'Adagrad' }],
  ['Ftrl', { to: 'Ftrl' }]
]);

/** Those of contrib are subclasses of Adam, with its parameters. */
const CONTRIB: ReadonlyMap<string, IKerasForm> = new Map<string, IKerasForm>([
  ['AdaMax', { to: 'Adamax', names: BETAS }],
  ['Adamax', { to: 'Adamax', names: BETAS }],
  ['Nadam', { to: 'Nadam', names: BETAS }]
]);

const NAME = /^train\.(\w+)Optimizer$/;
const CONTRIB_NAME = /^contrib\.(?:opt\.)?(\w+?)(?:Optimizer)?$/;

/** Locks are of sessions; accumulators have no names in Keras. */
const DROPPED = [
  'use_locking',
  'use_own_namescope_for_non_slot_vars',
  'accum_name',
  'linear_name'
];

/** tf.compat.v1.train.AdamOptimizer(beta1=b) -> tf.keras.optimizers.Adam(beta_1=b). */
export const optimizers: IFixRule = {
  name: 'optimizers',
  serves: name => formOf(name) !== undefined,
  plan(site) {
    const form = formOf(site.name);
    if (!form) {
      return null;
    }
    if (site.program.runs === 'graph') {
      return {
        why: 'This code builds a graph, which a Keras optimizer does not train: move the training to Keras or to tf.GradientTape first.'
      };
    }
    const { call } = site;
    if (!call) {
      return { why: 'It is handed on without being called.' };
    }
    for (const use of usesOfValue(call, site.unit, site.program)) {
      const why = settleUse(use, site);
      if (why !== null) {
        return { why };
      }
    }
    return rewrite(call, form, site);
  }
};

function formOf(name: string): IKerasForm | undefined {
  return (
    FORMS.get(NAME.exec(name)?.[1] ?? '') ??
    CONTRIB.get(CONTRIB_NAME.exec(name)?.[1] ?? '')
  );
}

/** See that a use is one that Keras optimizers have. @returns why it is not. */
function settleUse(use: ValueUse, site: IFixSite): string | null {
  if (use.kind === 'method' && use.method === 'apply_gradients') {
    return settleApply(use, site);
  }
  if (use.kind === 'method' && use.method === 'minimize') {
    return 'Keras optimizers have no minimize(): compute the gradients with tf.GradientTape and call apply_gradients() first.';
  }
  if (use.kind === 'method') {
    return `Keras optimizers have no ${use.method}() of the same meaning.`;
  }
  if (use.kind === 'argument') {
    const called = use.call.child('function');
    const method = called?.child('attribute')?.text ?? '';
    const toCompile =
      method === 'compile' && (use.keyword === 'optimizer' || use.index === 0);
    // A checkpoint takes whatever it can track.
    const toCheckpoint = method === 'Checkpoint' && use.keyword !== null;
    if (toCompile || toCheckpoint) {
      return null;
    }
  }
  return 'What becomes of the optimizer is not to be seen here.';
}

/** optimizer.apply_gradients(g, global_step=s) -> optimizer.apply_gradients(g). */
function settleApply(
  { call, unit }: ValueUse & { readonly kind: 'method' },
  site: IFixSite
): string | null {
  if (call.parent?.type !== 'expression_statement') {
    return 'apply_gradients() of Keras returns no operation to run.';
  }
  const edit = site.edit(call, unit);
  if (edit.hasStar || edit.hasDoubleStar) {
    return '* or ** hides the arguments of apply_gradients().';
  }
  const step = edit.find('global_step', 1);
  if (step) {
    const text = textOf(step) ?? '';
    const own = /\bget_or_create_global_step\(\)$/.test(text);
    if (text !== 'None' && !(own && stepIsReadNowhere(site))) {
      return 'It counts a global step that is read elsewhere: Keras counts in optimizer.iterations.';
    }
    edit.remove(step);
  }
  const name = edit.find('name', 2);
  if (name) {
    edit.remove(name);
  }
  site.draft.call(unit, edit);
  return null;
}

/** Whether the global step is made for counting alone. */
function stepIsReadNowhere({ program }: IFixSite): boolean {
  const reads = program.units.flatMap(
    unit => unit.mask.text.match(/\b\w*global_step\(/g) ?? []
  );
  return reads.every(read => read === 'get_or_create_global_step(')
    ? !program.mentions(/=\s*[\w.]*get_or_create_global_step\(\)\s*(?:$|[;#])/m)
    : false;
}

function rewrite(
  call: PyNode,
  form: IKerasForm,
  site: IFixSite
): IFound | IRefused {
  const target = `keras.optimizers.${form.to}`;
  const from = oldSignature(
    CONTRIB_NAME.test(site.name) ? 'train.AdamOptimizer' : site.name
  );
  const to = newSignature(target);
  if (!from || !to) {
    return { why: 'What it takes in TensorFlow 2 is not known.' };
  }
  const edit = site.edit(call);
  const problem = settleRate(edit, site);
  if (problem !== null) {
    return { why: problem };
  }
  const names = form.names ?? {};
  const lost = move(edit, { from, to, names, dropped: DROPPED });
  if (lost !== null) {
    return { why: `Keras has nothing for its argument ${lost}.` };
  }
  if (textOf(edit.keyword('name'))?.includes('/')) {
    return { why: 'Names in Keras have no slash: change the name first.' };
  }
  edit.functionText = site.spell(target);
  site.draft.call(site.unit, edit);
  const differs = form.differs ? ` (${form.differs})` : '';
  return found(site, `Use tf.${target}${differs}`, `tf.${target}`);
}
