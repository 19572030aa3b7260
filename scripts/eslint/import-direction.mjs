/**
 * Holds which part of `src` may import which, and which packages.
 *
 * docs/architecture.md draws the same table for people.
 */
import { isBuiltin } from 'node:module';
import path from 'node:path';

const JUPYTER = /^(@jupyterlab|@jupyter|@lumino)\//;
const PAGE =
  /^(@jupyterlab|@jupyter|@lumino|@codemirror|react|react-dom|yjs)(\/|$)/;

/**
 * `to`: the other parts it may import. `packages`: which bare imports it may
 * use; without it, all. A part that is not named here may not be imported.
 */
export const PARTS = {
  engine: {
    to: [],
    packages: name => name === 'web-tree-sitter'
  },
  notebook: { to: ['engine'], packages: () => false },
  report: { to: ['engine'], packages: () => false },
  worker: {
    to: ['notebook', 'engine'],
    // The wasm files are named by URL, for the bundler to put beside the code.
    packages: name => /^(web-tree-sitter|tree-sitter-python)(\/|$)/.test(name)
  },
  // The contract between plugins: it may name the types of what it hands out.
  tokens: {
    to: ['lab', 'worker', 'engine'],
    packages: name => JUPYTER.test(name)
  },
  ui: {
    to: ['lab', 'tokens', 'report', 'notebook', 'worker', 'engine'],
    packages: name => !isBuiltin(name)
  },
  lab: {
    to: ['tokens', 'report', 'notebook', 'worker', 'engine'],
    packages: name => !isBuiltin(name)
  },
  plugin: {
    to: ['lab', 'ui', 'tokens', 'report', 'notebook', 'worker', 'engine'],
    packages: name => !isBuiltin(name)
  },
  cli: {
    to: ['report', 'notebook', 'worker', 'engine'],
    packages: name => !PAGE.test(name)
  },
  index: {
    to: ['plugin', 'lab', 'tokens'],
    packages: name => JUPYTER.test(name)
  }
};

/** The part of `src` that a file belongs to; null outside of it. */
export function partOf(root, file) {
  const relative = path.relative(path.join(root, 'src'), file);
  if (relative.startsWith('..') || path.isAbsolute(relative)) {
    return null;
  }
  const [first, ...rest] = relative.split(path.sep);
  if (rest.length === 0) {
    return first.replace(/(\.spec)?\.tsx?$/, '');
  }
  // A plugin file joins models and widgets; nothing else in lab sees widgets.
  if (first === 'lab' && /Plugins?(\.tsx?)?$/.test(rest.at(-1))) {
    return 'plugin';
  }
  return first;
}

const isTest = file =>
  /\.spec\.tsx?$/.test(file) || file.split(path.sep).includes('__tests__');

export default {
  meta: {
    type: 'problem',
    docs: { description: 'Hold the direction of imports between parts' },
    schema: [],
    messages: {
      part: 'src/{{from}} may not import from src/{{to}}: see docs/architecture.md.',
      package: 'src/{{from}} may not import {{name}}: see docs/architecture.md.'
    }
  },
  create(context) {
    const file = context.filename;
    const from = partOf(context.cwd, file);
    if (from === null) {
      return {};
    }
    const rules = PARTS[from] ?? { to: [], packages: () => false };
    // A test may read files and use the test libraries, and may lean on the
    // notebook walk to feed the engine, but never on the parts above that.
    const test = isTest(file);

    function check(node) {
      if (node?.type !== 'Literal' || typeof node.value !== 'string') {
        return;
      }
      const name = node.value;
      if (!name.startsWith('.')) {
        const known = test ? !PAGE.test(name) : false;
        if (!known && rules.packages && !rules.packages(name)) {
          context.report({ node, messageId: 'package', data: { from, name } });
        }
        return;
      }
      const to = partOf(context.cwd, path.resolve(path.dirname(file), name));
      const fine =
        to === null ||
        to === from ||
        rules.to.includes(to) ||
        (test && to === 'notebook');
      if (!fine) {
        context.report({ node, messageId: 'part', data: { from, to } });
      }
    }

    return {
      ImportDeclaration: node => check(node.source),
      ExportNamedDeclaration: node => check(node.source),
      ExportAllDeclaration: node => check(node.source),
      ImportExpression: node => check(node.source),
      TSImportType: node => check(node.argument?.literal ?? node.source),
      TSExternalModuleReference: node => check(node.expression),
      'CallExpression[callee.name="require"]': node => check(node.arguments[0]),
      'NewExpression[callee.name="URL"]': node => check(node.arguments[0])
    };
  }
};
