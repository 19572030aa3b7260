/**
 * Leaves out of web-tree-sitter's wasm module what this extension never calls: queries,
 * editing and printing of trees, all but a few functions of C's library. Binaryen finds
 * what is needed for the exports that are kept.
 */
const KEPT = [
  // What the module is started with, and memory is got from; Python's grammar uses it too.
  ...['__wasm_call_ctors', '__wasm_apply_data_relocs', 'setThrew'],
  ...['malloc', 'calloc', 'realloc', 'free', 'memcpy'],
  '_emscripten_stack_restore',
  '_emscripten_stack_alloc',
  'emscripten_stack_get_current',
  'ts_init',
  // new Parser(), parser.setLanguage(), parser.parse(), tree.delete()
  ...['ts_parser_new_wasm', 'ts_parser_parse_wasm', 'ts_parser_delete'],
  ...['ts_parser_reset', 'ts_parser_set_language', 'ts_tree_delete'],
  ...['ts_parser_set_included_ranges', 'ts_parser_enable_logger_wasm'],
  // Language.load(), language.types, language.fields
  ...['ts_language_abi_version', 'ts_language_name'],
  ...['ts_language_symbol_count', 'ts_language_symbol_name'],
  ...['ts_language_symbol_type', 'ts_language_type_is_named_wasm'],
  ...['ts_language_field_count', 'ts_language_field_name_for_id'],
  // src/engine/syntax/tree-cursor.ts
  ...['ts_tree_root_node_wasm', 'ts_node_has_error_wasm'],
  ...['ts_tree_cursor_new_wasm', 'ts_tree_cursor_delete_wasm'],
  'ts_tree_cursor_goto_first_child_wasm',
  'ts_tree_cursor_goto_next_sibling_wasm',
  'ts_tree_cursor_goto_parent_wasm',
  'ts_tree_cursor_current_node_type_id_wasm',
  'ts_tree_cursor_current_node_is_missing_wasm',
  'ts_tree_cursor_current_field_id_wasm',
  'ts_tree_cursor_start_index_wasm',
  'ts_tree_cursor_end_index_wasm'
];

/**
 * @param {Uint8Array} wasm - web-tree-sitter.wasm
 * @returns {Promise<Buffer>} the same with fewer exports
 * @throws Error where one that is kept is not there
 */
async function shrinkParser(wasm) {
  const { default: binaryen } = await import('binaryen');
  const module = binaryen.readBinary(wasm);
  const names = Array.from(
    { length: module.getNumExports() },
    (_, index) => binaryen.getExportInfo(module.getExportByIndex(index)).name
  );
  const missing = KEPT.filter(name => !names.includes(name));
  if (missing.length > 0) {
    throw new Error(`web-tree-sitter.wasm has changed: no ${missing}`);
  }
  names
    .filter(name => !KEPT.includes(name))
    .forEach(name => module.removeExport(name));
  // Those of the module as it came: with newer ones, not every browser could read it.
  const { Features } = binaryen;
  module.setFeatures(
    Features.MutableGlobals |
      Features.SignExt |
      Features.NontrappingFPToInt |
      Features.BulkMemory |
      Features.BulkMemoryOpt
  );
  module.runPasses(['remove-unused-module-elements']);
  const shrunk = Buffer.from(module.emitBinary());
  module.dispose();
  return shrunk;
}

module.exports = function (wasm) {
  const done = this.async();
  shrinkParser(wasm).then(shrunk => done(null, shrunk), done);
};
module.exports.raw = true;
module.exports.shrinkParser = shrinkParser;
