import type { PyNode } from '../syntax/py-node';
import type { IValueRule } from './value-rule';

/** Built-in names of Python 2, with what Python 3 calls each. */
const NAMES: ReadonlyMap<string, string> = new Map([
  ['xrange', 'range'],
  ['raw_input', 'input'],
  ['unicode', 'str'],
  ['basestring', 'str'],
  ['unichr', 'chr'],
  ['long', 'int']
]);

/** Modules that, star-imported, bind none of these. */
const HARMLESS =
  /^(?:pylab|numpy|math|matplotlib|scipy|sklearn|pandas|tensorflow|keras|tkinter|typing)\b/;

/** What code that runs on both Pythons asks first. */
const ASKS = /\b(?:PY2|PY3|version_info|python_version|NameError|hexversion)\b/;

/** xrange and other names that Python 3 does not have. */
export const python2Name: IValueRule = {
  nodes: ['identifier'],
  mention:
    /\b(?:xrange|raw_input|unicode|basestring|unichr)\b|\blong\s*[(),\]]/,
  look(site) {
    const { node, unit, context, reading, program } = site;
    const now = NAMES.get(node.text);
    if (now === undefined || !isRead(node) || isAsked(node)) {
      return;
    }
    const scope = reading.scopeOf(node, unit);
    // A star import may bind anything.
    if (reading.binder(node.text, scope) || program.starsBut(HARMLESS)) {
      return;
    }
    const { start, end } = node;
    if (context.homes && context.editable(node)) {
      context.rewrites.add(node, [now]);
      context.report({
        rule: 'python2-name',
        severity: 'INFO',
        at: node,
        symbol: node.text,
        replacement: now,
        applied: true,
        message: `${node.text} of Python 2 is ${now} in Python 3, on which TensorFlow 2 runs.`
      });
      return;
    }
    context.report({
      rule: 'python2-name',
      severity: 'ERROR',
      at: node,
      symbol: node.text,
      replacement: now,
      message: `Python 3 has no ${node.text}, and TensorFlow 2 runs on Python 3 alone. Write ${now}.`,
      ...(context.editable(node)
        ? {
            fix: { action: `Write ${now}`, edits: [{ start, end, text: now }] }
          }
        : {})
    });
  }
};

/** Whether an identifier is a name that is read: no attribute, keyword or import. */
function isRead(node: PyNode): boolean {
  const parent = node.parent;
  if (!parent || node.field === 'attribute') {
    return false;
  }
  if (/import|dotted_name|global|nonlocal|parameters/.test(parent.type)) {
    return false;
  }
  return !(node.field === 'name' && parent.type === 'keyword_argument');
}

/** Whether it stands where only Python 2 gets, or where its absence is expected. */
function isAsked(node: PyNode): boolean {
  for (let at = node.parent; at; at = at.parent) {
    if (at.type === 'if_statement' || at.type === 'conditional_expression') {
      const head =
        at.type === 'if_statement'
          ? (at.child('condition')?.text ?? '')
          : at.text;
      if (ASKS.test(head)) {
        return true;
      }
    }
    if (at.type === 'try_statement') {
      return true;
    }
  }
  return false;
}
