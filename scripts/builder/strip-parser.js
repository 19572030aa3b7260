/**
 * Leaves out of web-tree-sitter's JavaScript what no page needs, and what keeps a
 * minifier from doing its work: the part for Node.js, names that are kept for debuggers,
 * and the calls of `eval` that see local names.
 */
const { transform } = require('esbuild');

const REPLACED = [
  // Local names must stay where code may be evaluated among them. It is, for macros in C
  // that hold JavaScript; no grammar has any, and they would see global names alone.
  [/= eval\(/g, '= (0, eval)('],
  [/static \{\s*__name\(this, "\w+"\);\s*\}/g, ''],
  [/^\s*__name\(\w+, "[^"]+"\);$/gm, ''],
  [/globalThis\.process\?\.versions\.node/g, 'false'],
  [/\bENVIRONMENT_IS_NODE\b(?! = )/g, 'false'],
  [/(var ENVIRONMENT_IS_NODE) = .*;/g, '$1 = false;']
];

/**
 * @param {string} source - web-tree-sitter.js
 * @returns {Promise<string>} the same for browsers
 * @throws Error where the source has another form than it is made for
 */
async function stripParser(source) {
  const stripped = REPLACED.reduce((text, [pattern, replacement]) => {
    const next = text.replace(pattern, replacement);
    if (next === text) {
      throw new Error(`web-tree-sitter.js has changed: no ${pattern}`);
    }
    return next;
  }, source);
  const { code } = await transform(stripped, {
    format: 'esm',
    target: 'es2022',
    minifySyntax: true
  });
  return code;
}

module.exports = function (source) {
  const done = this.async();
  stripParser(source).then(code => done(null, code), done);
};
module.exports.stripParser = stripParser;
