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
async function kept(files, ending, make) {
  const hash = createHash('sha256');
  files.forEach(file => hash.update(fs.readFileSync(file)));
  const file = path.join(KEPT, `${hash.digest('hex')}${ending}`);
  if (!fs.existsSync(file)) {
    const made = await make();
    fs.mkdirSync(KEPT, { recursive: true });
    // Another build may look for it at this moment.
    fs.writeFileSync(`${file}.${process.pid}`, made);
    fs.renameSync(`${file}.${process.pid}`, file);
  }
  return fs.readFileSync(file);
}

/** Files of this folder. */
const here = (...names) => names.map(name => path.join(__dirname, name));

/** What decides what becomes of the two modules. */
const LINKERS = [
  require.resolve('binaryen/package.json'),
  ...here('link-parser.js'),
  ...here('link/base.wat', 'link/memory.js', 'link/never.js', 'link/texts.js')
];

/** What decides what becomes of that and of the tables. */
const PACKERS = [
  require.resolve('lzma1/package.json'),
  ...here('pack-parser.js', 'pack.js', 'pack-tables.js', 'unpack.wat')
];

/** The parser's module and the tables. */
function joined(parser) {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(parser.length, 0);
  return Buffer.concat([length, parser, Buffer.from(packTables())]);
}

module.exports = function (runtime) {
  const done = this.async();
  const grammar = require.resolve(GRAMMAR);
  [grammar, ...tableFiles].forEach(file => this.addDependency(file));
  const linking = [this.resourcePath, grammar, ...LINKERS];
  kept([...linking, ...PACKERS, ...tableFiles], '.packed.wasm', async () =>
    pack(
      joined(
        await kept(linking, '.wasm', () =>
          linkParser(runtime, fs.readFileSync(grammar))
        )
      )
    )
  ).then(packed => done(null, packed), done);
};
module.exports.raw = true;
