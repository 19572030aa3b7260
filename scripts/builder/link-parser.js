/**
 * Makes one wasm module of web-tree-sitter's and of a grammar's, as a linker would have, had
 * both been compiled at once: what they have in common stands at fixed addresses, what runs
 * before a first parse has run, and what is never called is not there. The result needs
 * nothing of the JavaScript that finds and links grammars: src/engine/syntax/linked-parser.ts.
 *
 * https://github.com/WebAssembly/tool-conventions/blob/main/DynamicLinking.md says what the
 * two modules expect of who loads them.
 */
const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const direct = require('./link/direct');
const never = require('./link/never');
const memory = require('./link/memory');
const texts = require('./link/texts');

/** What linked-parser.ts calls. */
const CALLED = [
  ...['memory', 'tree_sitter_python', 'prepare', 'room', 'parse', 'reset'],
  'ts_tree_delete',
  ...['ts_language_symbol_count', 'ts_language_symbol_name'],
  ...['ts_language_symbol_type', 'ts_language_type_is_named_wasm'],
  ...['ts_language_field_count', 'ts_language_field_name_for_id']
];

/** What both modules bring to be run once, in this order. */
const FIRST = ['start', 'relocs', 'ctors', 'grammar_relocs', 'grammar_ctors'];

/** What web-tree-sitter's module uses, so that the linked one runs where that does. */
const FEATURES = [
  'MutableGlobals',
  'SignExt',
  'NontrappingFPToInt',
  'BulkMemory',
  'BulkMemoryOpt'
];

/**
 * @param {Uint8Array} runtime - web-tree-sitter.wasm
 * @param {Uint8Array} grammar - tree-sitter-python.wasm
 * @returns {Promise<Uint8Array>} one module of both
 * @throws Error where one of them has another form than this is made for
 */
async function linkParser(runtime, grammar) {
  const { default: binaryen } = await import('binaryen');
  const layout = memory.layoutOf(runtime, grammar);
  const read = bytes => taken(binaryen.readBinary(bytes), m => m.emitText());
  const write = (text, change = () => undefined) =>
    taken(binaryen.parseText(text), module => {
      module.setFeatures(
        FEATURES.reduce((all, name) => all | binaryen.Features[name], 0)
      );
      change(module);
      return module.emitBinary();
    });
  const ran = runFirst(
    merge({
      base: write(texts.base(layout)),
      runtime: write(texts.runtime(read(runtime), layout)),
      grammar: write(texts.grammar(read(grammar), layout)),
      face: write(texts.face())
    })
  );
  binaryen.setOptimizeLevel(2);
  binaryen.setShrinkLevel(2);
  binaryen.setTrapsNeverHappen(true);
  const whole = direct.calls(
    never.print(read(ran)),
    memory.running(ran),
    layout
  );
  const called = texts.exportOnly(whole, CALLED);
  const reached = write(called, module =>
    module.runPasses(['remove-unused-module-elements'])
  );
  memory.checkLetters(whole, read(reached), layout);
  const small = write(called, module => {
    // First of all, so that what is called directly can be put in the place of the call.
    module.runPasses(['simplify-globals', 'directize']);
    module.optimize();
  });
  return write(texts.withMemory(read(small), memory.imageOf(ran, layout)));
}

/** What a use of one of Binaryen's modules yields; frees the module. */
function taken(module, use) {
  try {
    return use(module);
  } finally {
    module.dispose();
  }
}

/** One module of several, which import from one another by these names. */
function merge(parts) {
  const files = Object.fromEntries(
    Object.entries(parts).map(([name, bytes]) => [`${name}.wasm`, bytes])
  );
  return runTool('wasm-merge', files, [
    ...Object.keys(parts).flatMap(name => [`${name}.wasm`, name])
  ]);
}

/** The same module after what has to run first, with what that left behind. */
function runFirst(module) {
  return runTool('wasm-ctor-eval', { 'in.wasm': module }, [
    'in.wasm',
    `--ctors=${FIRST}`,
    '--ignore-external-input'
  ]);
}

/** Run one of Binaryen's commands that its JavaScript interface has not. */
function runTool(name, files, options) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'link-parser-'));
  try {
    for (const [file, bytes] of Object.entries(files)) {
      fs.writeFileSync(path.join(folder, file), bytes);
    }
    const command = path.join(
      path.dirname(require.resolve('binaryen/package.json')),
      ...['bin', name]
    );
    execFileSync(
      process.execPath,
      [
        ...[command, ...options, '-o', 'out.wasm'],
        ...['--enable-mutable-globals', '--enable-sign-ext'],
        ...['--enable-nontrapping-float-to-int'],
        ...['--enable-bulk-memory', '--enable-bulk-memory-opt']
      ],
      { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] }
    );
    return fs.readFileSync(path.join(folder, 'out.wasm'));
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

module.exports = { linkParser };
