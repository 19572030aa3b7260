/**
 * Makes of web-tree-sitter's wasm module a packed file with the parser and Python's grammar:
 * link-parser.js, pack.js. It takes some ten seconds, so what was made is kept.
 */
const { createHash } = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');
const { linkParser } = require('./link-parser');
const { pack } = require('./pack');

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
    ...['link-parser.js', 'pack.js', 'unpack.wat'].map(name =>
      path.join(__dirname, name)
    ),
    ...fs.readdirSync(here).map(name => path.join(here, name))
  ];
}

module.exports = function (runtime) {
  const done = this.async();
  const grammar = require.resolve(GRAMMAR);
  this.addDependency(grammar);
  kept([this.resourcePath, grammar, ...makers()], async () =>
    pack(await linkParser(runtime, fs.readFileSync(grammar)))
  ).then(packed => done(null, packed), done);
};
module.exports.raw = true;
