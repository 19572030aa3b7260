import type { Piece } from '../edits/rewrite';
import { tensorflowName } from '../bindings/module-name';
import { hasKeras3, presence, Presence } from '../tables/api-table';
import type { IReference } from '../references';
import type { Mode } from '../types';
import type { IRuleContext } from './context';
import type { IImportItem, IImportStatement } from './import-statement';

/** Modules outside the public API: compat.v1 does not hold them. */
const OUTSIDE =
  /^tf\.(compat|contrib|flags|google|python|examples|core|tools|lite\.python)(\.|$)/;

/**
 * Whether SAFETY mode moves a module to compat.v1. tf_upgrade_v2 moves all but
 * contrib, flags, compat and google, and so writes imports that fail:
 * compat.v1.python, compat.v1.examples and (under Keras 3) compat.v1.keras.x.
 *
 * @param name from `tf`.
 */
function moves(name: string, asModule: boolean, version: string): boolean {
  if (OUTSIDE.test(name)) {
    return false;
  }
  const path = name.split('.').slice(1);
  if (path.length === 0) {
    return true;
  }
  if (
    path[0] === 'keras' &&
    hasKeras3(version) &&
    (asModule || path.length > 1)
  ) {
    return false;
  }
  return presence(`compat.v1.${path.join('.')}`, version) !== Presence.Missing;
}

/**
 * Whether names of a module keep their import in SAFETY mode, so that they are
 * to be looked for in TF2 itself.
 *
 * @param name without `tf.`.
 */
export function staysInSafety(name: string, version: string): boolean {
  return !moves(`tf.${name}`, false, version);
}

/**
 * Whether the word that a dotted name begins with is of compat.v1 once SAFETY mode has
 * moved the imports: the package, or a module of which the import moves.
 */
export function isRooted(
  { written, baseParts }: { written: string; baseParts: number },
  version: string
): boolean {
  const base = written.split('.').slice(0, baseParts).join('.');
  return base === '' || !staysInSafety(base, version);
}

/**
 * The name that code means once SAFETY mode has moved its imports to compat.v1.
 *
 * @param name without `tf.`.
 * @param rooted whether it is looked up in the package itself, `tf.keras.layers.Dense`:
 *   then it is compat.v1's, where an import of its module would stay.
 */
export function nameInSafety(
  name: string,
  rooted: boolean,
  version: string
): string {
  const inPackage = rooted && name !== '' && !name.startsWith('compat.');
  return inPackage || !staysInSafety(name, version)
    ? `compat.v1.${name}`
    : name;
}

/**
 * The full name, without `tf.`, that a reference which keeps its spelling has once the
 * code is converted: what TensorFlow looks up, and what a finding about it is to name.
 */
export function meantName(
  reference: IReference,
  { mode, targetVersion }: IRuleContext
): string {
  const { name } = reference;
  if (reference.inCompat) {
    return `compat.v1.${name}`;
  }
  return mode === 'SAFETY'
    ? nameInSafety(name, isRooted(reference, targetVersion), targetVersion)
    : name;
}

/**
 * Whether a full name, from `tf`, is that of the package which converted code imports. In
 * SAFETY mode that is compat.v1, and code that has imported it by this name has it already.
 */
export function isPackage(name: string, mode: Mode): boolean {
  return name === 'tf' || (mode === 'SAFETY' && name === 'tf.compat.v1');
}

/** The package that converted code imports, as Python spells it. */
export function packageOf(mode: Mode): string {
  return mode === 'SAFETY' ? 'tensorflow.compat.v1' : 'tensorflow';
}

/** The line that imports it under a name. */
export function packageImport(name: string, mode: Mode): string {
  const module = packageOf(mode);
  return name === module ? `import ${module}` : `import ${module} as ${name}`;
}

/** SAFETY mode: `import tensorflow as tf` -> `import tensorflow.compat.v1 as tf`. */
export function safetyImport(
  statement: IImportStatement,
  context: IRuleContext
): void {
  if (statement.module === null) {
    for (const item of statement.items) {
      plainImport(item, context);
    }
  } else {
    fromImport(statement, statement.module, context);
  }
}

function plainImport(item: IImportItem, context: IRuleContext): void {
  const name = tensorflowName(item.name);
  if (name === null || !moves(name, true, context.targetVersion)) {
    return;
  }
  const rest = name.slice('tf'.length);
  // `import tensorflow` must go on binding the name `tensorflow`.
  const bind = item.alias === null && rest === '' ? ' as tensorflow' : '';
  context.rewrites.add(
    item.nameNode,
    [`tensorflow.compat.v1${rest}${bind}`],
    [item.node]
  );
  said(item, name, context);
}

function fromImport(
  statement: IImportStatement,
  module: string,
  context: IRuleContext
): void {
  const { moduleNode, items, node, star } = statement;
  if (!moduleNode) {
    return;
  }
  const target = `tensorflow.compat.v1${module.slice('tf'.length)}`;
  const version = context.targetVersion;
  if (star) {
    if (moves(module, true, version)) {
      context.rewrites.add(moduleNode, [target]);
      said(
        { node: moduleNode, nameNode: moduleNode, name: '*', alias: null },
        module,
        context
      );
    }
    return;
  }
  const going = items.filter(item =>
    moves(`${module}.${item.name}`, false, version)
  );
  if (going.length === 0) {
    return;
  }
  const owners = going.map(item => item.node);
  if (going.length === items.length) {
    context.rewrites.add(moduleNode, [target], owners);
  } else {
    const staying = items.filter(item => !going.includes(item));
    const list = (some: readonly IImportItem[]): Piece[] =>
      some.flatMap((item, i) => [
        i > 0 ? ', ' : ' ',
        { start: item.node.start, end: item.node.end }
      ]);
    context.rewrites.add(
      node,
      [
        `from ${moduleNode.text} import`,
        ...list(staying),
        `; from ${target} import`,
        ...list(going)
      ],
      owners
    );
  }
  for (const item of going) {
    said(item, `${module}.${item.name}`, context);
  }
}

function said(item: IImportItem, name: string, context: IRuleContext): void {
  const now = `tf.compat.v1${name.slice('tf'.length)}`;
  context.report({
    rule: 'safety-import',
    severity: 'INFO',
    at: item.node,
    symbol: name,
    replacement: now,
    fallback: true,
    applied: true,
    message: `${name} is now imported from tensorflow.compat.v1, so that the code below it can stay as it is.`
  });
}
