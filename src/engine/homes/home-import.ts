import type { IBinding } from '../bindings/scope';
import type { IHomeContext } from '../rules/context';
import type { IImportItem, IImportStatement } from '../rules/import-statement';
import { packageImport } from '../rules/safety-import';
import { finalName } from '../run-ready/needs';
import { tensorflowName } from '../bindings/module-name';
import { homeOf, IHome } from './home';
import { standIn } from './stand-ins';

const NONE: ReadonlySet<IImportItem> = new Set();

/** What becomes of one item of an import. */
type Fate =
  | { readonly kind: 'kept' }
  | { readonly kind: 'dropped' }
  | { readonly kind: 'statement'; readonly text: string; readonly now: string }
  | { readonly kind: 'stand-in'; readonly id: string; readonly name: string };

/**
 * Work on an import of something that has another home now.
 *
 * @returns the items that were dealt with; none where the statement is untouched.
 */
export function homeImport(
  statement: IImportStatement,
  context: IHomeContext
): ReadonlySet<IImportItem> {
  const { node, items, star } = statement;
  if (star || !context.homes || !context.editable(node)) {
    return NONE;
  }
  const fates = items.map(item => ({
    item,
    fate: fateOf(statement, item, context)
  }));
  if (fates.every(({ fate }) => fate.kind === 'kept')) {
    return NONE;
  }
  const hasComment = node.children.some(child => child.type === 'comment');
  const needsLines = fates.some(({ fate }) => fate.kind === 'stand-in');
  if (hasComment || (needsLines && !context.statements.isAlone(node))) {
    return NONE;
  }
  const kept = fates.filter(({ fate }) => fate.kind === 'kept');
  const lines: string[] = [];
  if (kept.length > 0) {
    const list = kept.map(({ item }) => item.node.text).join(', ');
    const from = statement.moduleNode
      ? `from ${statement.moduleNode.text} `
      : '';
    lines.push(`${from}import ${list}`);
  }
  for (const { fate } of fates) {
    if (fate.kind === 'statement') {
      lines.push(fate.text);
    } else if (fate.kind === 'stand-in') {
      lines.push(...context.standInLines(fate.id, fate.name, node));
    }
  }
  const changed = fates.filter(({ fate }) => fate.kind !== 'kept');
  context.statements.replace(
    node,
    lines,
    changed.map(({ item }) => item.node)
  );
  changed.forEach(({ item, fate }) => say(statement, item, fate, context));
  return new Set(changed.map(({ item }) => item));
}

/** The full name of an item from `tf`, or null where it is not TensorFlow's. */
function fullName(
  { module }: IImportStatement,
  item: IImportItem
): string | null {
  return module === null ? tensorflowName(item.name) : `${module}.${item.name}`;
}

function fateOf(
  statement: IImportStatement,
  item: IImportItem,
  context: IHomeContext
): Fate {
  const name = fullName(statement, item)?.slice('tf.'.length) ?? '';
  const home = name === '' ? null : homeOf(name, context.mode);
  const plain = statement.module === null && item.alias === null;
  const bound = item.alias ?? item.name.split('.')[0];
  const isHome = home?.parts === name.split('.').length && !plain;
  if (home && isHome && home.kind !== 'stand-in') {
    return atHome(home, bound, context);
  }
  const gone = /^(?:contrib|examples)\b/.test(name);
  const binding: IBinding | null = gone
    ? context.bindingOf(statement.node, bound)
    : null;
  const needless = binding && !context.partial && context.isNeedless(binding);
  if (home && isHome && !needless) {
    return atHome(home, bound, context);
  }
  if (needless) {
    return plain
      ? {
          kind: 'statement',
          text: packageImport('tensorflow', context.mode),
          now: 'tensorflow'
        }
      : { kind: 'dropped' };
  }
  return { kind: 'kept' };
}

/** An import of the very thing that has a home. */
function atHome(home: IHome, bound: string, context: IHomeContext): Fate {
  switch (home.kind) {
    case 'builtin':
      return bound === home.name
        ? { kind: 'dropped' }
        : {
            kind: 'statement',
            text: `${bound} = ${home.name}`,
            now: home.name
          };
    case 'stand-in':
      return { kind: 'stand-in', id: home.name, name: bound };
    case 'core':
    case 'package': {
      const now =
        home.kind === 'package'
          ? home.name
          : `tensorflow.${finalName(home.name, context.mode, context.targetVersion)}`;
      const path = now.split('.');
      const member = path.pop() ?? '';
      const alias = member === bound ? '' : ` as ${bound}`;
      const text =
        path.length === 0
          ? `import ${member}${alias}`
          : `from ${path.join('.')} import ${member}${alias}`;
      return { kind: 'statement', text, now };
    }
  }
}

function say(
  statement: IImportStatement,
  item: IImportItem,
  fate: Fate,
  context: IHomeContext
): void {
  const symbol = fullName(statement, item) ?? item.name;
  const base = {
    severity: 'INFO' as const,
    at: item.node,
    symbol,
    applied: true
  };
  if (fate.kind === 'stand-in') {
    context.report({
      ...base,
      rule: 'stand-in',
      replacement: fate.name,
      message: `${symbol} is gone. The code here now ${standIn(fate.id).what}.`
    });
  } else if (fate.kind === 'statement') {
    const now = fate.now.replace(/^tensorflow\b/, 'tf');
    context.report({
      ...base,
      rule: symbol.startsWith('tf.contrib') ? 'contrib-home' : 'names-before-1',
      replacement: now,
      fallback: now.startsWith('tf.compat.v1.'),
      message:
        now === 'tf'
          ? `${symbol} is gone; what was used of it is taken from elsewhere.`
          : `${symbol} is imported from where it is now: ${fate.now}.`
    });
  } else {
    context.report({
      ...base,
      rule: symbol.startsWith('tf.contrib') ? 'contrib-home' : 'stand-in',
      message: `The import of ${symbol} was taken out: it is gone, and nothing needs it any more.`
    });
  }
}
