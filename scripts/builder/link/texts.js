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

/**
 * The text where what the parser is given is read from the memory of `base` and in its
 * encoding, not asked of JavaScript piece by piece and in UTF-16.
 */
function fed(text) {
  const [line, callback] =
    /^ \(import "env" "tree_sitter_parse_callback" \(func (\S+) .*\n/m.exec(
      text
    ) ?? [];
  const start = text.lastIndexOf(
    '\n (func ',
    text.indexOf(`(call ${callback}\n`)
  );
  const [, reader] = /^\n \(func (\S+)/.exec(text.slice(start)) ?? [];
  const [, parse] =
    /\(export "ts_parser_parse_wasm" \(func (\S+)\)\)/.exec(text) ?? [];
  const body = bodyOf(parse, text);
  return replaced(text, [
    [
      line,
      ' (import "base" "read" (func $base_read (param i32 i32) (result i32)))\n' +
        ' (import "base" "encoding" (global $base_encoding (mut i32)))\n'
    ],
    [bodyOf(reader, text), '\n  (call $base_read (local.get 1) (local.get 3))'],
    [
      body,
      // TSInputEncodingUTF16LE, in a TSInput.
      replaced(body, [
        [
          /(\(i64\.store offset=40 align=4\n\s+\(local\.get \S+\)\n\s+)\(i64\.const 1\)/,
          '$1(i64.extend_i32_u (global.get $base_encoding))'
        ]
      ])
    ]
  ]);
}

/** web-tree-sitter's module, to be merged. */
function runtime(text, layout) {
  return inOrder(
    replaced(MEMORY.reduce(handedOn, fed(text)), [
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
 * What is called from outside and is not in the modules: what makes the parser; and a parse
 * without an earlier tree, of the text that `base` holds. Before it makes the parser it makes
 * the large parse table, which says at once what to do in a state with a symbol, of all
 * states. The grammar has it of the first ones alone. For the others there is a small table,
 * which is searched, again and again, for a fifth of the time of a parse: groups of symbols
 * with which the same is to be done.
 */
function face() {
  const field = name =>
    `(i32.load offset=${LANGUAGE[name]} (local.get $language))`;
  return `(module
  (import "base" "memory" (memory 512))
  (import "base" "malloc" (func $malloc (param i32) (result i32)))
  (import "base" "hold" (func $hold (param i32 i32)))
  (import "base" "drop" (func $drop))
  (import "base" "begin" (func $begin))
  (import "base" "keep" (func $keep))
  (import "runtime" "ts_init" (func $init (result i32)))
  (import "runtime" "ts_parser_new_wasm" (func $new))
  (import "runtime" "ts_parser_set_language"
    (func $set_language (param i32 i32) (result i32)))
  (import "runtime" "ts_parser_parse_wasm"
    (func $parse (param i32 i32 i32 i32 i32) (result i32)))
  (import "grammar" "tree_sitter_python" (func $language (result i32)))
  (func (export "parse") (param $parser i32) (param $length i32)
      (param $encoding i32) (result i32)
    (call $hold (local.get $length) (local.get $encoding))
    (call $parse (local.get $parser)
      (i32.const 0) (i32.const 0) (i32.const 0) (i32.const 0))
    (call $drop))
  (func (export "prepare") (result i32)
    (local $answers i32) (local $parser i32)
    (call $fill (call $language))
    (call $begin)
    (local.set $answers (call $init))
    (call $new)
    (local.set $parser (i32.load (local.get $answers)))
    (drop (call $set_language (local.get $parser) (call $language)))
    (call $keep)
    (local.get $parser))
  (func $fill (param $language i32)
    (local $row i32) (local $bytes i32) (local $end i32)
    (local $next i32) (local $groups i32) (local $symbols i32)
    (local $action i32)
    (local.set $bytes (i32.shl ${field('symbols')} (i32.const 1)))
    (local.set $row
      (call $malloc (i32.mul (local.get $bytes) ${field('states')})))
    (local.set $end
      (i32.add
        (local.get $row)
        (i32.mul (local.get $bytes) ${field('states')})))
    (memory.copy
      (local.get $row)
      ${field('largeTable')}
      (i32.mul (local.get $bytes) ${field('largeStates')}))
    (i32.store offset=${LANGUAGE.largeTable}
      (local.get $language)
      (local.get $row))
    (local.set $row
      (i32.add
        (local.get $row)
        (i32.mul (local.get $bytes) ${field('largeStates')})))
    (i32.store offset=${LANGUAGE.largeStates}
      (local.get $language)
      ${field('states')})
    (local.set $next ${field('smallTable')})
    (loop $state
      (local.set $groups (i32.load16_u (local.get $next)))
      (local.set $next (i32.add (local.get $next) (i32.const 2)))
      (loop $group
        (local.set $symbols (i32.load16_u offset=2 (local.get $next)))
        (local.set $action (i32.load16_u (local.get $next)))
        (local.set $next (i32.add (local.get $next) (i32.const 4)))
        (loop $symbol
          (i32.store16
            (i32.add
              (local.get $row)
              (i32.shl (i32.load16_u (local.get $next)) (i32.const 1)))
            (local.get $action))
          (local.set $next (i32.add (local.get $next) (i32.const 2)))
          (br_if $symbol
            (local.tee $symbols
              (i32.sub (local.get $symbols) (i32.const 1)))))
        (br_if $group
          (local.tee $groups
            (i32.sub (local.get $groups) (i32.const 1)))))
      (br_if $state
        (i32.lt_u
          (local.tee $row (i32.add (local.get $row) (local.get $bytes)))
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
