/** What the link changes in the modules' text format, and what it adds in it. */
const fs = require('node:fs');
const path = require('node:path');
const { LANGUAGE } = require('./memory');

/**
 * Replace what a text must hold.
 *
 * @throws Error where it does not
 */
function replaced(text, changes) {
  return changes.reduce((before, [pattern, replacement]) => {
    const after = before.replace(pattern, replacement);
    if (after === before) {
      throw new Error(`A module to be linked has changed: no ${pattern}`);
    }
    return after;
  }, text);
}

/** An import of a number, and the number. Ends a line with what imports are told by. */
const constant = (module, name, value) => [
  new RegExp(
    `\\(import "${module}" "${name}" \\((global \\S+) (?:i32|\\(mut i32\\))\\)\\)`
  ),
  `($1 i32 (i32.const ${value}))`
];

/** What both modules import, and get from `base`, or as numbers. */
const shared = ({ memory, table }) => [
  [/\(import "env" "memory" /, '(import "base" "memory" '],
  [
    /\(import "env" "__indirect_function_table" /,
    '(import "base" "functions" '
  ],
  [/\(data (\S+) \(global\.get \S+\)/, `(data $1 (i32.const ${memory})`],
  [/\(elem (\S+) \(global\.get \S+\)/, `(elem $1 (i32.const ${table})`],
  constant('env', '__memory_base', memory),
  constant('env', '__table_base', table)
];

/** Functions of the C library that base.wat has, by what goes in and out. */
const MEMORY = [
  ['malloc', '(param i32) (result i32)'],
  ['calloc', '(param i32 i32) (result i32)'],
  ['realloc', '(param i32 i32) (result i32)'],
  ['free', '(param i32)']
];

/** The text where a function does nothing but call that of `base`. */
function handedOn(text, [name, type]) {
  const [, own] = new RegExp(`\\(export "${name}" \\(func (\\S+)\\)\\)`).exec(
    text
  );
  const parameters = /\(param ([^)]+)\)/.exec(type)[1].split(' ');
  const values = parameters.map((_, i) => `(local.get ${i})`).join(' ');
  return replaced(text, [
    [new RegExp(`^ \\(export "${name}" .*\\n`, 'm'), ''],
    [bodyOf(own, text), `\n  (call $base_${name} ${values})`],
    [
      /^ \(import /m,
      ` (import "base" "${name}" (func $base_${name} ${type}))\n (import `
    ]
  ]);
}

/** What stands in a function, its first line left out, which says what goes in and out. */
function bodyOf(name, text) {
  const start = text.indexOf(`\n (func ${name} `);
  const end = text.indexOf('\n )', start);
  return text.slice(text.indexOf('\n', start + 1), end);
}

/** Imports come first in a module, and some are no imports any more. */
function inOrder(text) {
  const lines = text.split('\n');
  const isImport = line => line.startsWith(' (import ');
  const isType = line => /^ ?\((?:module|type)\b/.test(line);
  const others = lines.filter(line => !isImport(line));
  const types = others.findIndex(line => !isType(line));
  return [
    ...others.slice(0, types),
    ...lines.filter(isImport),
    ...others.slice(types)
  ].join('\n');
}

/** web-tree-sitter's module, to be merged. */
function runtime(text, layout) {
  return inOrder(
    replaced(MEMORY.reduce(handedOn, text), [
      ...shared(layout.runtime),
      [/\(import "env" "__stack_pointer" /, '(import "base" "stack" '],
      constant('GOT\\.mem', '__stack_low', layout.stack.low),
      constant('GOT\\.mem', '__stack_high', layout.stack.high),
      constant('GOT\\.mem', '__heap_base', layout.heap),
      [
        /\(import "(?:env|wasi_snapshot_preview1)" "(?=fd_|emscripten_|tree_sitter_(?:progress|query|log))/g,
        '(import "base" "'
      ],
      [/\(import "env" "_abort_js" /, '(import "env" "abort" '],
      [/\(import "env" "tree_sitter_parse_callback" /, '(import "env" "read" '],
      [/\(export "__wasm_apply_data_relocs" /, '(export "relocs" '],
      [/\(export "__wasm_call_ctors" /, '(export "ctors" '],
      [/\(start (\S+)\)/, '(export "start" (func $1))']
    ])
  );
}

/** The grammar's module, to be merged. */
function grammar(text, layout) {
  return inOrder(
    replaced(text, [
      ...shared(layout.grammar),
      [/\(import "env" "(?=(?:re|m|c)alloc"|free")/g, '(import "base" "'],
      [/\(import "env" "(?=memcpy")/, '(import "runtime" "'],
      [/\(export "__wasm_apply_data_relocs" /, '(export "grammar_relocs" '],
      [/\(export "__wasm_call_ctors" /, '(export "grammar_ctors" ']
    ])
  );
}

/** base.wat, which says what it is. */
function base({ stack, heap, functions }) {
  const text = fs.readFileSync(path.join(__dirname, 'base.wat'), 'utf8');
  return text
    .replaceAll('$STACK', stack.high)
    .replaceAll('$FUNCTIONS', functions)
    .replaceAll('$HEAP', heap)
    .replaceAll('$BLOCKS', heap + 256);
}

/**
 * What is called from outside and is not in the modules: a parse without an earlier tree,
 * and what fills the table that memory.js leaves out, where in the small parse table each
 * state begins.
 */
function face() {
  return `(module
  (import "base" "memory" (memory 512))
  (import "runtime" "ts_parser_parse_wasm"
    (func $parse (param i32 i32 i32 i32 i32) (result i32)))
  (import "grammar" "tree_sitter_python" (func $language (result i32)))
  (func (export "parse") (param $parser i32) (param $input i32) (result i32)
    (call $parse (local.get $parser) (local.get $input)
      (i32.const 0) (i32.const 0) (i32.const 0)))
  (func (export "fill")
    (local $table i32) (local $map i32) (local $end i32)
    (local $next i32) (local $groups i32)
    (local.set $table
      (i32.load offset=${LANGUAGE.smallTable} (call $language)))
    (local.set $map
      (i32.load offset=${LANGUAGE.smallMap} (call $language)))
    (local.set $end
      (i32.add
        (local.get $map)
        (i32.shl
          (i32.sub
            (i32.load offset=${LANGUAGE.states} (call $language))
            (i32.load offset=${LANGUAGE.largeStates} (call $language)))
          (i32.const 2))))
    (local.set $next (local.get $table))
    (loop $state
      (i32.store
        (local.get $map)
        (i32.shr_u
          (i32.sub (local.get $next) (local.get $table))
          (i32.const 1)))
      (local.set $groups (i32.load16_u (local.get $next)))
      (local.set $next (i32.add (local.get $next) (i32.const 2)))
      (loop $group
        (local.set $next
          (i32.add
            (i32.add (local.get $next) (i32.const 4))
            (i32.shl
              (i32.load16_u offset=2 (local.get $next))
              (i32.const 1))))
        (br_if $group
          (local.tee $groups
            (i32.sub (local.get $groups) (i32.const 1)))))
      (br_if $state
        (i32.lt_u
          (local.tee $map (i32.add (local.get $map) (i32.const 4)))
          (local.get $end))))))`;
}

/** The same module with those exports alone. */
function exportOnly(text, names) {
  const missing = names.filter(name => !text.includes(`(export "${name}" `));
  if (missing.length > 0) {
    throw new Error(`A module to be linked has changed: no ${missing}`);
  }
  return text.replace(/^ \(export "([^"]+)" .*\n/gm, (line, name) =>
    names.includes(name) ? line : ''
  );
}

/** The same module with another content of its memory. */
function withMemory(text, pieces) {
  const data = pieces.map(({ at, bytes }) => {
    const hex = [...bytes].map(
      byte => `\\${byte.toString(16).padStart(2, '0')}`
    );
    return ` (data (i32.const ${at}) "${hex.join('')}")\n`;
  });
  return text
    .replace(/^ \(data .*\n/gm, '')
    .replace(/\)\s*$/, `${data.join('')})\n`);
}

module.exports = {
  bodyOf,
  replaced,
  runtime,
  grammar,
  base,
  face,
  exportOnly,
  withMemory
};
