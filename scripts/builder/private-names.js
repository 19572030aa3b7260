/**
 * Finds short names for the private members of our classes, which no minifier changes, as it
 * cannot know that nobody else uses them. TypeScript has made sure of that.
 */
const fs = require('node:fs');
const path = require('node:path');
const ts = require('typescript');

const SOURCES = path.resolve(__dirname, '../../src');

/**
 * @returns {Map<string, string>} short names by the names of all members that are private
 *   wherever they are declared, and that nothing else is called. Two have the same where no
 *   object can have both.
 */
function privateNames() {
  const counts = new Map();
  const others = new Set();
  const files = sources(SOURCES).map(namesIn);
  for (const { declared, used, taken } of files) {
    taken.forEach(name => others.add(name));
    for (const [name, count] of used) {
      if (declared.has(name)) {
        counts.set(name, (counts.get(name) ?? 0) + count);
      } else {
        others.add(name);
      }
    }
  }
  const groups = together(files);
  const short = new Map();
  [...counts.keys()]
    .filter(name => !others.has(name))
    .sort((a, b) => counts.get(b) - counts.get(a) || (a < b ? -1 : 1))
    .forEach(name => {
      const beside = groups.filter(group => group.has(name));
      const isFree = candidate =>
        beside.every(group =>
          [...group].every(other => short.get(other) !== candidate)
        );
      let index = 0;
      // A $, as no library has such names.
      while (!isFree(`$${index.toString(36)}`)) {
        index++;
      }
      short.set(name, `$${index.toString(36)}`);
    });
  return short;
}

/** Sets of names that objects may have together: those of a file, and of what it extends. */
function together(files) {
  return files.map(file => {
    const group = new Set();
    const seen = new Set();
    const add = other => {
      if (!seen.has(other)) {
        seen.add(other);
        other.declared.forEach(name => group.add(name));
        files
          .filter(({ classes }) =>
            classes.some(name => other.bases.includes(name))
          )
          .forEach(add);
      }
    };
    add(file);
    return group;
  });
}

function sources(folder) {
  return fs.readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
    const file = path.join(folder, entry.name);
    return entry.isDirectory()
      ? sources(file)
      : /(?<!\.spec|\.d)\.tsx?$/.test(entry.name)
        ? [file]
        : [];
  });
}

/**
 * In a file: private members, members that are asked for, other things with a name, classes,
 * and what these extend.
 */
function namesIn(file) {
  const classes = [];
  const bases = [];
  const declared = new Set();
  const used = new Map();
  const taken = new Set();
  const visit = node => {
    const name = node.name && node.name.text;
    if (ts.isClassLike(node)) {
      classes.push(name);
    } else if (
      ts.isHeritageClause(node) &&
      node.token === ts.SyntaxKind.ExtendsKeyword
    ) {
      bases.push(...node.types.map(type => type.expression.text));
    } else if (isPrivate(node)) {
      declared.add(name);
    } else if (ts.isPropertyAccessExpression(node)) {
      used.set(name, (used.get(name) ?? 0) + 1);
    } else if (ts.isStringLiteralLike(node)) {
      taken.add(node.text);
    } else if (ts.isBindingElement(node)) {
      taken.add((node.propertyName ?? node.name).text);
    } else if (
      ts.isClassElement(node) ||
      ts.isTypeElement(node) ||
      ts.isObjectLiteralElement(node)
    ) {
      taken.add(name);
    }
    ts.forEachChild(node, visit);
  };
  const text = fs.readFileSync(file, 'utf8');
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.ES2022));
  return { classes, bases, declared, used, taken };
}

function isPrivate(node) {
  return (
    (ts.isClassElement(node) || ts.isParameter(node)) &&
    (ts.getCombinedModifierFlags(node) & ts.ModifierFlags.Private) !== 0
  );
}

module.exports = { privateNames };
