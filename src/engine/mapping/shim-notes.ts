import type { IReference } from '../references';
import type { INote, IRuleContext } from '../rules/context';
import type { PyNode } from '../syntax/py-node';
import { indentLines, indentOf, lineEnd, lineStart, newlineOf } from './indent';
import { ISeen, isShimmed, shimAround } from './makers';
import { statementsOf } from './problems';
import { inNamedScope, isUnnamedLayer } from './scopes';

const V1 = 'compat.v1.';
const KERAS = /^keras\.(?:layers\.[A-Z]\w*|Sequential|Model|models\.\w+)$/;

/** Layers without variables: a new one at each call is as good as the old. */
const EMPTY =
  /\.(?:Flatten|\w*Dropout\w*|\w*Pooling\w*|Activation|ReLU|LeakyReLU|Softmax|Reshape|Permute|RepeatVector|Concatenate|Add|Subtract|Multiply|Average|Dot|ZeroPadding\w*|UpSampling\w*|Cropping\w*|Lambda|Masking|Input\w*)$/;

/**
 * What has to hold in a method that the shim decorates: that nothing in it is made
 * anew at each call.
 */
export function shimNotes(context: IRuleContext, seen: ISeen): void {
  const told = new Set<number>();
  for (const reference of seen.references(context.unit).values()) {
    const method = shimAround(reference.node);
    if (method) {
      const note = noteOf(reference, method, context, seen);
      if (note) {
        context.report({ severity: 'WARNING', ...note });
      }
      sayHowToCompare(method, told, context, seen);
    }
  }
}

type Said = Omit<INote, 'severity'> & Partial<Pick<INote, 'severity'>>;

function noteOf(
  reference: IReference,
  method: PyNode,
  context: IRuleContext,
  seen: ISeen
): Said | null {
  const { name, node } = reference;
  const references = seen.references(context.unit);
  const at = { rule: 'modeling-shim', at: node, symbol: `tf.${name}` };
  if (isUnnamedLayer(reference) && !inNamedScope(node, method, references)) {
    return {
      ...at,
      message:
        'This layer has a made-up name outside of any variable_scope, so each call of the method counts on and makes a new layer. Put it into a variable_scope with a name.',
      ...scopeFix(method, reference, context, seen)
    };
  }
  if (name === 'Variable') {
    return {
      ...at,
      message:
        'The decorator does not keep this variable: each call makes a new one. Make it once, in the constructor, and keep it as an attribute.'
    };
  }
  if (name === `${V1}make_template`) {
    return {
      ...at,
      message:
        'Each call makes a new template, with variables of its own. Make it once, in the constructor, and call it here.'
    };
  }
  if (name === 'function' && context.unit.mask.text.includes('get_variable')) {
    return {
      ...at,
      message:
        'Variable scopes start anew inside a tf.function, so that names made there are not shared. Put the tf.function around the call of the method instead.'
    };
  }
  const makesLayer = KERAS.test(name) && !EMPTY.test(name);
  return makesLayer && reference.call && !isKept(reference.call)
    ? {
        ...at,
        message: `Each call makes a new ${name.split('.').pop()}. Make it once, in the constructor, or with tf.compat.v1.keras.utils.get_or_create_layer.`,
        ...layerFix(reference, method, context, seen)
      }
    : null;
}

/** Whether somebody takes care of it: self.layer = ..., get_or_create_layer(...). */
function isKept(call: PyNode): boolean {
  const { parent } = call;
  if (parent?.type === 'assignment') {
    return parent.child('left')?.type === 'attribute';
  }
  for (let at = parent; at && !isShimmed(at); at = at.parent) {
    const called = at.type === 'call' ? at.child('function')?.text : undefined;
    if (called?.endsWith('get_or_create_layer')) {
      return true;
    }
  }
  return false;
}

/** One word for each program on how to see that the shim changes nothing. */
function sayHowToCompare(
  method: PyNode,
  told: Set<number>,
  context: IRuleContext,
  { program }: ISeen
): void {
  const name = method.child('name');
  if (
    !name ||
    told.has(method.start) ||
    program.mentions(/DeterministicRandomTestTool/)
  ) {
    return;
  }
  told.add(method.start);
  context.report({
    rule: 'deterministic-random-test',
    severity: 'INFO',
    at: name,
    symbol: 'tf.compat.v1.keras.utils.DeterministicRandomTestTool',
    message:
      'To see that this gives the numbers of the old code, run both in the scope of a tf.compat.v1.keras.utils.DeterministicRandomTestTool: they then draw the same random numbers.'
  });
}

/** get_or_create_layer around what makes a layer of Keras. */
function layerFix(
  { call, name, node }: IReference,
  method: PyNode,
  context: IRuleContext,
  seen: ISeen
): Pick<INote, 'fix'> {
  const root = rootOf(node, context);
  if (!call || root === null || inLoop(call)) {
    return {};
  }
  // By its own name, or by its kind and its number among those of the method.
  const given = /\bname\s*=\s*(['"])([\w.-]+)\1/.exec(call.text)?.[2];
  const before = [...seen.references(context.unit).values()].filter(
    other =>
      other.name === name &&
      other.node.start > method.start &&
      other.node.start < node.start
  ).length;
  const kind = (name.split('.').pop() ?? '').toLowerCase();
  const made = given ?? (before > 0 ? `${kind}_${before}` : kind);
  const { start, end } = call;
  const head = `${root}.compat.v1.keras.utils.get_or_create_layer('${made}', lambda: `;
  return {
    fix: {
      kind: 'modeling-shim',
      action: 'Make this layer once, by get_or_create_layer',
      edits: [
        { start, end: start, text: head },
        { start: end, end, text: ')' }
      ]
    }
  };
}

function inLoop(node: PyNode): boolean {
  for (let at = node.parent; at && !isShimmed(at); at = at.parent) {
    if (
      /^(?:for_statement|while_statement|lambda|\w+_comprehension)$/.test(
        at.type
      )
    ) {
      return true;
    }
  }
  return false;
}

/** The whole body of the method in a variable_scope of its own name. */
function scopeFix(
  method: PyNode,
  { node }: IReference,
  context: IRuleContext,
  { program }: ISeen
): Pick<INote, 'fix'> {
  const root = rootOf(node, context);
  const { source } = context.unit.cell;
  const statements = statementsOf(method.child('body') ?? method);
  const documented =
    statements[0]?.children[0]?.type === 'string' && statements.length > 1;
  const first = statements[documented ? 1 : 0];
  const inner = first ? indentOf(first) : null;
  const outer = indentOf(method);
  if (!first || !inner || outer === null || root === null) {
    return {};
  }
  const blanks = inner.slice(outer.length) || '  ';
  const from = lineStart(source, first.start);
  const { end } = lineEnd(source, method.end);
  const owner = method.child('name')?.text.replace(/^_+|_+$/g, '') ?? 'call';
  const scope = `${inner}with ${root}.compat.v1.variable_scope('${owner}'):${newlineOf(source)}`;
  const edits = indentLines(
    program.tree(context.unit),
    source,
    from,
    end,
    blanks
  );
  return {
    fix: {
      kind: 'modeling-shim',
      action: `Put the body into the variable_scope "${owner}"`,
      edits: edits.map(edit => ({
        ...edit,
        text: edit.start === from ? scope + edit.text : edit.text
      }))
    }
  };
}

function rootOf(node: PyNode, context: IRuleContext): string | null {
  const reference = context.referenceOf(node);
  return reference ? context.knownRoot(reference) : null;
}
