/**
 * Makes of web-tree-sitter's wasm module a packed file with the parser, Python's grammar and
 * the tables: the length of what the first two are (four bytes, the least significant one
 * first), that (link-parser.js), and the text of the tables (pack-tables.js). It takes some
 * ten seconds, so what was made is kept.
 */
const path = require('node:path');
const { kept, linkedParser, GRAMMAR, PARSER_FILES } = require('./keep');
const { pack } = require('./pack');
const { packTables, tableFiles } = require('./pack-tables');

/** What decides what becomes of that and of the tables. */
const PACKERS = [
  require.resolve('lzma1/package.json'),
  ...['pack-parser.js', 'pack.js', 'pack-tables.js', 'unpack.wat'].map(name =>
    path.join(__dirname, name)
  )
];

/** The parser's module and the tables. */
function joined(parser) {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(parser.length, 0);
  return Buffer.concat([length, parser, Buffer.from(packTables())]);
}

module.exports = function () {
  const done = this.async();
  [GRAMMAR, ...tableFiles].forEach(file => this.addDependency(file));
  kept([...PARSER_FILES, ...PACKERS, ...tableFiles], '.packed.wasm', async () =>
    pack(joined(await linkedParser()))
  ).then(packed => done(null, packed), done);
};
module.exports.raw = true;
