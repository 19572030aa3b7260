import type { PyNode } from '../syntax/py-node';
import { newSignature, oldSignature } from '../tables/signatures';
import { move, textOf } from './arguments';
import { found, IFixRule, IFixSite, IFound, IRefused } from './fix-rule';

/** Initializers by the last part of their names, without `_initializer`. */
const KERAS: ReadonlyMap<string, string> = new Map([
  ['constant', 'Constant'],
  ['glorot_normal', 'GlorotNormal'],
  ['glorot_uniform', 'GlorotUniform'],
  ['he_normal', 'HeNormal'],
  ['he_uniform', 'HeUniform'],
  ['identity', 'Identity'],
  ['lecun_normal', 'LecunNormal'],
  ['lecun_uniform', 'LecunUniform'],
  ['ones', 'Ones'],
  ['orthogonal', 'Orthogonal'],
  ['random_normal', 'RandomNormal'],
  ['random_uniform', 'RandomUniform'],
  ['truncated_normal', 'TruncatedNormal'],
  ['variance_scaling', 'VarianceScaling'],
  ['zeros', 'Zeros']
]);

const NAME = /^(?:initializers\.)?(\w+?)(?:_initializer)?$/;
const FULL = /_initializer$|^(?:keras\.)?initializers\.\w+$/;

/** The same numbers each time, whoever asks. */
const FIXED = /^(?:Constant|Identity|Ones|Zeros)$/;

/** Keywords under which one variable, or one layer's, takes an initializer. */
const TAKES_ONE = /^(?:\w+_)?initializer$/;

/**
 * Their shorter name: the upgrade takes tf.keras.initializers.Zeros for that of
 * TensorFlow 1, and would move it to tf.compat.v1 again.
 */
const HOME = 'initializers';

/** tf.compat.v1.truncated_normal_initializer() -> tf.initializers.TruncatedNormal(). */
export const initializers: IFixRule = {
  name: 'initializers',
  serves: name => FULL.test(name) && KERAS.has(NAME.exec(name)?.[1] ?? ''),
  plan(site) {
    const kind = KERAS.get(NAME.exec(site.name)?.[1] ?? '') ?? '';
    const { call } = site;
    if (!call) {
      return FIXED.test(kind) && kind !== 'Constant'
        ? renamed(kind, site)
        : {
            why: 'It is handed on without being called, and its defaults are others in Keras.'
          };
    }
    if (!FIXED.test(kind)) {
      const why = problemOfSharing(call, site);
      if (why !== null) {
        return { why };
      }
    }
    return rewrite(call, kind, site);
  }
};

/**
 * An initializer of Keras 3 gives the same random numbers each time it is asked,
 * one of version 1 others each time: it must be asked once.
 */
function problemOfSharing(call: PyNode, { context }: IFixSite): string | null {
  const shared =
    'An initializer of Keras 3 gives the same numbers each time it is used, and this one may be used more than once: make one for each variable.';
  const keyword = call.parent?.type === 'keyword_argument' ? call.parent : null;
  const outer = keyword?.parent?.parent;
  const called = outer?.child('function');
  const name = called ? context.referenceOf(called)?.name : undefined;
  const word = keyword?.child('name')?.text ?? '';
  const takesOne =
    name !== undefined &&
    TAKES_ONE.test(word) &&
    !/variable_scope|arg_scope|make_template/.test(name);
  return takesOne ? null : shared;
}

function renamed(kind: string, site: IFixSite): IFound {
  const to = `${HOME}.${kind}`;
  site.draft.replace(site.unit, site.reference.node, site.spell(to));
  return found(site, `Use tf.${to}`, `tf.${to}`);
}

function rewrite(
  call: PyNode,
  kind: string,
  site: IFixSite
): IFound | IRefused {
  const target = `${HOME}.${kind}`;
  const from = oldSignature(signatureName(site.name));
  const to = newSignature(`keras.${target}`);
  if (!from || !to) {
    return { why: 'What it takes in TensorFlow 2 is not known.' };
  }
  const edit = site.edit(call);
  const place = from.findIndex(p => p.name === 'dtype');
  const dtype = place < 0 ? null : edit.find('dtype', place);
  if (dtype && !/\bfloat32$/.test(textOf(dtype) ?? '')) {
    return { why: 'Keras initializers take no dtype: a variable has one.' };
  }
  if (kind === 'Constant' && !isScalar(edit.find('value', 0)?.node)) {
    return {
      why: 'Keras fills a variable with one number: give tf.Variable the array instead.'
    };
  }
  const lost = move(edit, { from, to, dropped: ['dtype', 'verify_shape'] });
  if (lost !== null) {
    return { why: `Keras has nothing for its argument ${lost}.` };
  }
  if (kind === 'RandomUniform' && !edit.find('maxval', 1)) {
    // None stands for 1 there.
    edit.add('maxval', '1.0');
  }
  edit.functionText = site.spell(target);
  site.draft.call(site.unit, edit);
  const numbers = FIXED.test(kind) ? '' : ' (draws other random numbers)';
  return found(site, `Use tf.${target}${numbers}`, `tf.${target}`);
}

/** The name under which the table holds the parameters. */
function signatureName(name: string): string {
  const bare = name.replace(/^(?:keras\.)?initializers\./, '');
  return oldSignature(`${bare}_initializer`) ? `${bare}_initializer` : name;
}

/** Whether a value is one number: an array is not what Keras 3 takes in each shape. */
function isScalar(node: PyNode | null | undefined): boolean {
  return (
    node === null ||
    node === undefined ||
    /^(?:integer|float|unary_operator|true|false)$/.test(node.type)
  );
}
