/** Gives private members the short names of private-names.js. */
const ts = require('typescript');
const { privateNames } = require('./private-names');

let names = null;

/**
 * @param {string} source - JavaScript that TypeScript wrote
 * @returns {string} the same with other names of members
 */
function shortenPrivates(source) {
  names ??= privateNames();
  const places = [];
  const visit = node => {
    if (ts.isPropertyAccessExpression(node) || ts.isClassElement(node)) {
      const short = node.name && names.get(node.name.text);
      if (short !== undefined) {
        places.push([node.name.getStart(file), node.name.end, short]);
      }
    }
    ts.forEachChild(node, visit);
  };
  const file = ts.createSourceFile('a.js', source, ts.ScriptTarget.ES2022);
  visit(file);
  let result = '';
  let end = 0;
  for (const [from, to, short] of places.sort(([a], [b]) => a - b)) {
    result += source.slice(end, from) + short;
    end = to;
  }
  return result + source.slice(end);
}

module.exports = function (source, map) {
  // A development build is there to be read.
  if (this.mode === 'production') {
    return shortenPrivates(source);
  }
  this.callback(null, source, map);
};
Object.assign(module.exports, { shortenPrivates });
