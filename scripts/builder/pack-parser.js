/**
 * Makes of web-tree-sitter's wasm module a packed file with the parser, Python's grammar and
 * the tables: the length of what the first two are (four bytes, the least significant one
 * first), that (link-parser.js), and the text of the tables (pack-tables.js). It takes some
 * ten seconds, so what was made is kept.
 */
const { createHash } = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');
const { linkParser } = require('./link-parser');
const { pack } = require('./pack');
const { packTables, tableFiles } = require('./pack-tables');

const GRAMMAR = 'tree-sitter-python/tree-sitter-python.wasm';
const KEPT = path.resolve(
  __dirname,
  '../../node_modules/.cache/jupyterlab-tf-upgrade'
);

/** What `make` makes of files, or made of the same ones before. */
async function kept(files, make) {
  const hash = createHash('sha256');
  files.forEach(file => hash.update(fs.readFileSync(file)));
  const file = path.join(KEPT, `${hash.digest('hex')}.wasm.lzma`);
  if (!fs.existsSync(file)) {
    const made = await make();
    fs.mkdirSync(KEPT, { recursive: true });
    // Another build may look for it at this moment.
    fs.writeFileSync(`${file}.${process.pid}`, made);
    fs.renameSync(`${file}.${process.pid}`, file);
  }
  return fs.readFileSync(file);
}

/** The files that decide what is made of the modules. */
function makers() {
  const here = path.join(__dirname, 'link');
  return [
    require.resolve('binaryen/package.json'),
    require.resolve('lzma1/package.json'),
    ...['link-parser.js', 'pack.js', 'pack-tables.js', 'unpack.wat'].map(name =>
      path.join(__dirname, name)
    ),
    ...fs.readdirSync(here).map(name => path.join(here, name))
  ];
}

/** The parser's module and the tables. */
function joined(parser) {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(parser.length, 0);
  return Buffer.concat([length, parser, Buffer.from(packTables())]);
}

module.exports = function (runtime) {
  const done = this.async();
  const grammar = require.resolve(GRAMMAR);
  this.addDependency(grammar);
  tableFiles.forEach(file => this.addDependency(file));
  kept([this.resourcePath, grammar, ...tableFiles, ...makers()], async () =>
    pack(joined(await linkParser(runtime, fs.readFileSync(grammar))))
  ).then(packed => done(null, packed), done);
};
module.exports.raw = true;
