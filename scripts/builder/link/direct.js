/**
 * Finds where the parser calls through pointers that stay as they are once it has started,
 * and puts the numbers there that they hold. An optimizer calls those functions directly
 * then, or puts what they do in the place of the call: a lexer does so at each character.
 */

/**
 * Where `advance`, `mark_end` and `eof` are in TSLexer, which a TSParser begins with:
 * tree-sitter's lib/src/parser.h, ABI 15.
 */
const LEXER = [8, 12, 24];

/** A load from an address that stays the same. */
const FIXED = /^\(i32\.load \(global\.get (\S+)\) \)$/;
/** A load from what a function was given. */
const GIVEN = /^\(i32\.load offset=(\d+) \(local\.get \S+\) \)$/;

/**
 * @param {string} text - a module in which everything has run that runs before a parse
 * @param {WebAssembly.Exports} exports - the same module's, running
 * @param {{ grammar: { table: number } }} layout
 * @returns {string} the same with numbers for pointers
 * @throws Error where these pointers are not to be found
 */
function calls(text, exports, layout) {
  const lexer = lexerPointers(exports);
  const view = new DataView(exports.memory.buffer);
  const addresses = new Map(
    [...text.matchAll(/^ \(global (\S+) \(?.*?\(i32\.const (\d+)\)\)/gm)].map(
      ([, name, address]) => [name, Number(address)]
    )
  );
  const grammar = new Set(elementsAt(text, layout.grammar.table));
  const lines = text.split('\n');
  const found = new Set();
  let isGrammar = false;

  /** What a pointer is; undefined where that is not known. */
  const known = operand => {
    const [, offset] = GIVEN.exec(operand) ?? [];
    if (isGrammar) {
      found.add(offset);
      return lexer.get(Number(offset));
    }
    const [, name] = FIXED.exec(operand) ?? [];
    if (!name || (!found.has(name) && isStored(name, text))) {
      return undefined;
    }
    found.add(name);
    return view.getUint32(addresses.get(name), true);
  };

  lines.forEach((line, start) => {
    const [, name] = /^ \(func (\S+)/.exec(line) ?? [];
    if (name) {
      isGrammar = grammar.has(name);
    }
    if (!line.trimStart().startsWith('(call_indirect ')) {
      return;
    }
    const [first, end] = lastOperand(lines, start);
    const operand = lines.slice(first, end).map(part => part.trim());
    const pointer = known(operand.join(' '));
    if (pointer !== undefined) {
      lines.fill('', first, end);
      lines[first] = `(i32.const ${pointer})`;
    } else if (isGrammar) {
      throw new Error('The grammar calls what the link does not know.');
    }
  });
  // The lexer's, and the allocator's: malloc, calloc, realloc and free.
  if (found.size !== lexer.size + 4) {
    throw new Error(
      `The parser has other pointers to functions: ${[...found]}`
    );
  }
  return lines.join('\n');
}

/** What a lexer hands to the grammar. */
function lexerPointers(exports) {
  const buffer = exports.ts_init();
  exports.ts_parser_new_wasm();
  const view = new DataView(exports.memory.buffer);
  const parser = view.getUint32(buffer, true);
  return new Map(
    LEXER.map(place => [place, view.getUint32(parser + place, true)])
  );
}

/** Whether something is ever stored at the address that a global holds. */
function isStored(name, text) {
  return new RegExp(
    `\\(i32\\.store\\n\\s+\\(global\\.get ${name.replaceAll('$', '\\$')}\\)`
  ).test(text);
}

/** Names of the functions in the table from an index on. */
function elementsAt(text, index) {
  const [, names] =
    new RegExp(
      `^ \\(elem \\S+ \\(i32\\.const ${index}\\) ([^)]*)\\)`,
      'm'
    ).exec(text) ?? [];
  if (!names) {
    throw new Error('The functions of the grammar were not found.');
  }
  return names.split(' ');
}

/** The lines of the last operand of what starts on a line: the first, and one behind. */
function lastOperand(lines, start) {
  const indent = /^ */.exec(lines[start])[0];
  let end = start + 1;
  while (lines[end] !== `${indent})`) {
    end++;
  }
  let first = end - 1;
  while (!lines[first].startsWith(`${indent} (`)) {
    first--;
  }
  return [first, end];
}

module.exports = { calls };
