import { tensorflowName } from '../bindings/module-name';
import { homeImport } from '../homes/home-import';
import type { PyNode } from '../syntax/py-node';
import { presence, Presence } from '../tables/api-table';
import { goneAdvice, goneSentence } from './gone';
import type { IHomeContext, IRuleContext } from './context';
import { IImportItem, IImportStatement, readImport } from './import-statement';
import { isInside, sayPrivate } from './private-api';
import { safetyImport, staysInSafety } from './safety-import';
import { shadowedImport } from './shadowed-import';
import { movedTo, renamed } from './symbols';
import { MODULES } from './topics';

/**
 * Work on an import statement.
 *
 * @param node a node of type `import_statement` or `import_from_statement`.
 * @param upgradeCompatV1 rewrite `import tensorflow.compat.v1 as tf`.
 */
export function upgradeImport(
  node: PyNode,
  context: IHomeContext,
  upgradeCompatV1: boolean
): void {
  const statement = readImport(node);
  if (!statement) {
    return;
  }
  const done = homeImport(statement, context);
  warnOfModules(statement, done, context);
  if (done.size > 0 || !context.editable(node)) {
    return;
  }
  if (context.mode === 'SAFETY') {
    safetyImport(statement, context);
    return;
  }
  if (statement.module !== null) {
    if (!shadowedImport(statement, context)) {
      fromImport(statement, context);
    }
    return;
  }
  for (const item of statement.items) {
    if (
      upgradeCompatV1 &&
      item.alias === 'tf' &&
      item.name === 'tensorflow.compat.v1'
    ) {
      context.rewrites.add(item.nameNode, ['tensorflow'], [item.node]);
      context.report({
        rule: 'compat-v1-import',
        severity: 'INFO',
        at: item.node,
        symbol: 'tf.compat.v1',
        replacement: 'tf',
        applied: true,
        message:
          'tf was TensorFlow 1 (compat.v1) and is now TensorFlow 2; the names below it were converted.'
      });
    }
  }
}

/** Full names from `tf` that a statement imports, each with its place. */
function* imported(
  statement: IImportStatement
): Generator<{ item: IImportItem; name: string }> {
  for (const item of statement.items) {
    const name =
      statement.module === null
        ? tensorflowName(item.name)
        : `${statement.module}.${item.name}`;
    if (name !== null) {
      yield { item, name };
    }
  }
  if (statement.star && statement.module !== null && statement.moduleNode) {
    const nameNode = statement.moduleNode;
    yield {
      item: { node: nameNode, nameNode, name: nameNode.text, alias: null },
      name: statement.module
    };
  }
}

/** Say so where an import names what the target no longer has. */
function warnOfModules(
  statement: IImportStatement,
  done: ReadonlySet<IImportItem>,
  context: IRuleContext
): void {
  for (const { item, name } of imported(statement)) {
    const path = name.split('.').slice(1);
    const top = path[0];
    if (top === undefined || done.has(item)) {
      continue;
    }
    if (top === 'contrib') {
      contribImport(item, path, context);
    } else if (top === 'examples') {
      context.report({
        rule: 'examples-module',
        severity: 'ERROR',
        at: item.node,
        symbol: name,
        message: `TensorFlow ${context.targetVersion} has no tensorflow.examples. For the MNIST tutorial's input_data, load tf.keras.datasets.mnist.`
      });
    } else if (isInside(path.join('.'))) {
      sayPrivate(item.node, name, context);
    } else {
      missingImport(item, name, context);
    }
  }
}

function contribImport(
  item: IImportItem,
  path: readonly string[],
  context: IRuleContext
): void {
  const symbol = `tf.${path.join('.')}`;
  if (context.mode === 'DEFAULT' && renamed(path.join('.')) !== null) {
    return;
  }
  for (let n = path.length; n > 0; n--) {
    const module = path.slice(0, n).join('.');
    const topic = MODULES.get(module);
    if (topic) {
      // Whatever the module: an import of it stops the cell.
      context.report({
        rule: topic.rule,
        severity: 'ERROR',
        at: item.node,
        symbol,
        message: topic.message(symbol, null)
      });
      return;
    }
  }
}

/** Where a public name is to be found in the target, however it was imported. */
function homeOf(path: string, context: IRuleContext): string {
  if (path.startsWith('compat.')) {
    return path;
  }
  const { mode, targetVersion } = context;
  if (mode === 'DEFAULT') {
    return movedTo(path, targetVersion);
  }
  return staysInSafety(path, targetVersion) ? path : `compat.v1.${path}`;
}

/** A public name that the target lacks, and that no import rule moves. */
function missingImport(
  item: IImportItem,
  name: string,
  context: IRuleContext
): void {
  const home = homeOf(name.slice('tf.'.length), context);
  if (presence(home, context.targetVersion) === Presence.Missing) {
    context.report({
      rule: 'missing-symbol',
      severity: 'ERROR',
      at: item.node,
      symbol: name,
      message: `${goneSentence(name, home, context.targetVersion)} ${goneAdvice(home, context.targetVersion, context.mode)}`
    });
  }
}

/** `from tensorflow import placeholder, nn` -> placeholder from compat.v1, nn as before. */
function fromImport(statement: IImportStatement, context: IRuleContext): void {
  const { module, moduleNode, items, node } = statement;
  if (module === null || !moduleNode || items.length === 0) {
    return;
  }
  if (/^tf\.(compat|python|examples|core)\b/.test(module)) {
    return;
  }
  const moved = items.map(item => {
    const old = `${module}.${item.name}`.slice('tf.'.length);
    return { item, old, now: movedTo(old, context.targetVersion) };
  });
  const changed = moved.filter(m => m.now !== m.old);
  if (changed.length === 0) {
    return;
  }
  const owners = changed.map(({ item }) => item.node);
  const lines = new Map<string, string[]>();
  for (const { item, now } of moved) {
    const path = `tensorflow.${now}`.split('.');
    const member = path.pop() ?? '';
    const bound = item.alias ?? item.name;
    const text = member === bound ? member : `${member} as ${bound}`;
    const from = path.join('.');
    lines.set(from, [...(lines.get(from) ?? []), text]);
  }
  if (lines.size === 1 && changed.length === moved.length) {
    const [from] = lines.keys();
    context.rewrites.add(moduleNode, [from], owners);
    for (const { item, now } of moved) {
      const member = now.split('.').pop() ?? '';
      if (member !== item.name) {
        const bound = item.alias === null ? ` as ${item.name}` : '';
        context.rewrites.add(item.nameNode, [member + bound], [item.node]);
      }
    }
  } else {
    const statements = [...lines].map(
      ([from, names]) => `from ${from} import ${names.join(', ')}`
    );
    const comments = node.children
      .filter(child => child.type === 'comment')
      .map(child => `  ${child.text}`);
    const rest = node.source.slice(node.end).match(/^[^\r\n]*/)?.[0] ?? '';
    if (comments.length > 0 && rest.trim() !== '') {
      // Comments can only go to the end of the line, and something stands there.
      return;
    }
    context.rewrites.add(node, [statements.join('; '), ...comments], owners);
  }
  for (const { item, old, now } of changed) {
    context.report({
      rule: 'from-import',
      severity: 'INFO',
      at: item.node,
      symbol: `tf.${old}`,
      replacement: `tf.${now}`,
      fallback: now.startsWith('compat.v1.'),
      applied: true,
      message: `${item.name} is imported from where it is in TF2: tf.${now}.`
    });
  }
}
