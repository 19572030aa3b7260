/**
 * Where things stand in the memory of the linked module, and what is there when it starts.
 * Sizes and addresses in bytes.
 */

/** As Emscripten's JavaScript has it, in web-tree-sitter.js; `layoutOf` checks the sizes. */
const RUNTIME = 1024;
const STACK = { low: 16704, high: 82240 };
/** The table's first place stays empty: functions have no address 0. */
const FIRST_FUNCTION = 1;

/** Places of what is needed in TSLanguage: tree-sitter's lib/src/parser.h, ABI 15. */
const LANGUAGE = {
  abi: 0,
  symbols: 4,
  states: 20,
  largeStates: 24,
  largeTable: 40,
  smallTable: 44,
  smallMap: 48,
  primaryStates: 132
};

/**
 * Where in web-tree-sitter's memory the C library's tables are of which characters are
 * letters, and of their cases: Python's grammar asks for none of them.
 */
const LETTERS = { from: 1604, to: 14688 };

/** Sizes that a module asks for, from its section `dylink.0`. */
function neededBy(module) {
  const [section] = WebAssembly.Module.customSections(
    new WebAssembly.Module(module),
    'dylink.0'
  );
  const bytes = new Uint8Array(section);
  let at = 0;
  const next = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++];
      value |= (byte & 127) << shift;
      if (byte < 128) {
        return value;
      }
    }
  };
  // The first part has to be the sizes; its length follows.
  if (next() !== 1) {
    throw new Error('A dylink.0 section has another form.');
  }
  next();
  const [memory, align, table] = [next(), next(), next()];
  return { memory, align: 2 ** align, table };
}

const aligned = (address, align) => Math.ceil(address / align) * align;

/** Where each module's memory and functions go. */
function layoutOf(runtime, grammar) {
  const first = neededBy(runtime);
  const second = neededBy(grammar);
  if (RUNTIME + first.memory > STACK.low) {
    throw new Error('web-tree-sitter.wasm needs more memory than it did.');
  }
  const at = aligned(STACK.high, second.align);
  return {
    stack: STACK,
    runtime: { memory: RUNTIME, table: FIRST_FUNCTION },
    grammar: { memory: at, table: FIRST_FUNCTION + first.table },
    heap: aligned(at + second.memory, 16),
    functions: FIRST_FUNCTION + first.table + second.table
  };
}

/** What a module exports, running, with imports that do nothing. */
function running(module) {
  const compiled = new WebAssembly.Module(module);
  const imports = {};
  for (const { module: from, name } of WebAssembly.Module.imports(compiled)) {
    imports[from] = { ...imports[from], [name]: () => 0 };
  }
  return new WebAssembly.Instance(compiled, imports).exports;
}

/**
 * What the memory of a module holds, in pieces: all but what is zero between them, and but
 * what can be told from the rest.
 *
 * @param {Uint8Array} module - with everything run that runs before a parse
 * @returns {{ at: number, bytes: Uint8Array }[]}
 */
function imageOf(module, layout) {
  const exports = running(module);
  const bytes = new Uint8Array(exports.memory.buffer.slice(0, layout.heap));
  leaveOut(bytes, exports.tree_sitter_python());
  const { memory } = layout.runtime;
  bytes.fill(0, memory + LETTERS.from, memory + LETTERS.to);
  return [
    [layout.runtime.memory, layout.stack.low],
    [layout.grammar.memory, layout.heap]
  ].map(([from, to]) => {
    let end = to;
    while (end > from && bytes[end - 1] === 0) {
      end--;
    }
    return { at: from, bytes: bytes.subarray(from, end) };
  });
}

/**
 * Make sure that nothing reads what `imageOf` leaves out.
 *
 * @param {string} whole - the text of a module with all functions
 * @param {string} reached - and of the same with those alone that may be called
 * @throws Error where the tables of letters are somewhere else, or read
 */
function checkLetters(whole, reached, layout) {
  const { from, to } = LETTERS;
  const read = addressesIn(reached, layout);
  if (
    !addressesIn(whole, layout).includes(from) ||
    read.some(address => address >= from && address < to)
  ) {
    throw new Error("The C library's tables of letters are somewhere else.");
  }
}

/** Which addresses of web-tree-sitter's memory a text names, from where that begins. */
function addressesIn(text, layout) {
  const [, base] = new RegExp(
    `^ \\(global (\\S+) i32 \\(i32\\.const ${layout.runtime.memory}\\)\\)`,
    'm'
  ).exec(text);
  return [
    ...text.matchAll(
      new RegExp(
        `\\(global\\.get ${base.replaceAll('$', '\\$')}\\)\\n\\s+\\(i32\\.const (\\d+)\\)`,
        'g'
      )
    )
  ].map(([, address]) => Number(address));
}

/**
 * Put zeros where nothing reads once `fill` (texts.js) has made the large table of the small
 * one, and where only queries read.
 */
function leaveOut(bytes, language) {
  const view = new DataView(bytes.buffer);
  const at = field => view.getUint32(language + LANGUAGE[field], true);
  if (at('abi') !== 15) {
    throw new Error(`The grammar has ABI ${at('abi')}, not 15.`);
  }
  const [table, map] = [at('smallTable'), at('smallMap')];
  let next = table;
  for (let i = 0; i < at('states') - at('largeStates'); i++) {
    const place = map + 4 * i;
    if (view.getUint32(place, true) !== (next - table) / 2) {
      throw new Error('The small parse table has another form.');
    }
    view.setUint32(place, 0, true);
    const groups = view.getUint16(next, true);
    next += 2;
    for (let group = 0; group < groups; group++) {
      const symbols = view.getUint16(next + 2, true);
      if (symbols === 0) {
        throw new Error('The small parse table has an empty group.');
      }
      next += 4 + 2 * symbols;
    }
  }
  const primary = at('primaryStates');
  bytes.fill(0, primary, primary + 2 * at('states'));
}

module.exports = { LANGUAGE, layoutOf, running, checkLetters, imageOf };
