/** Keeps what takes long to make, as long as what it is made of stays the same. */
const { createHash } = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');
const { linkParser } = require('./link-parser');

const KEPT = path.resolve(
  __dirname,
  '../../node_modules/.cache/jupyterlab-tf-upgrade'
);

const PARSER = require.resolve('web-tree-sitter/web-tree-sitter.wasm');
const GRAMMAR = require.resolve('tree-sitter-python/tree-sitter-python.wasm');

/** What decides what becomes of these two modules, and they themselves. */
const PARSER_FILES = [
  ...[PARSER, GRAMMAR, require.resolve('binaryen/package.json')],
  ...[
    'link-parser.js',
    ...['base.wat', 'direct.js', 'memory.js', 'never.js', 'texts.js'].map(
      name => `link/${name}`
    )
  ].map(name => path.join(__dirname, name))
];

/**
 * What `make` makes of files, or made of the same ones before.
 *
 * @returns {Promise<Buffer>}
 */
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

/**
 * The parser with Python's grammar, as one module. It takes some ten seconds to make.
 *
 * @returns {Promise<Buffer>}
 */
function linkedParser() {
  return kept(PARSER_FILES, '.wasm', () =>
    linkParser(fs.readFileSync(PARSER), fs.readFileSync(GRAMMAR))
  );
}

module.exports = { kept, linkedParser, GRAMMAR, PARSER_FILES };
