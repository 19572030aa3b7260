/**
 * Takes away what can only run where somebody asked the parser to tell what it does, which
 * nobody does: its log, and the pictures of its stack.
 */
const { bodyOf, replaced } = require('./texts');

/** Where in TSParser (tree-sitter's lib/src/parser.c) the file for its pictures is. */
const DOT_GRAPH_FILE = 1292;

/** How much a message of the log may hold: only the log prints so much. */
const LOG_SIZE = 1024;

/**
 * @param {string} text - a module with the parser
 * @returns {string} the same where there is no file for pictures, and where what formats the
 *   messages of the log traps: with that, an optimizer finds the rest
 * @throws Error where that is not to be found
 */
function print(text) {
  if (text.includes(`store offset=${DOT_GRAPH_FILE}\n`)) {
    throw new Error('Somebody has the parser draw pictures.');
  }
  // snprintf, and what it calls: vsnprintf, which lexers print with too.
  const format = bodyOf(formatterIn(text), text);
  const [, inner] = /\(call (\S+)\n/.exec(format) ?? [];
  return replaced(text, [
    [
      new RegExp(
        `\\(i32\\.load offset=${DOT_GRAPH_FILE}\\n\\s+\\(local\\.get \\S+\\)\\n\\s+\\)`,
        'g'
      ),
      '(i32.const 0)'
    ],
    [bodyOf(inner, text), '\n  (unreachable)']
  ]);
}

/** The function that is called again and again with the size of the log's messages. */
function formatterIn(text) {
  const counts = new Map();
  for (const [, name] of text.matchAll(
    new RegExp(
      `\\(call (\\S+)\\n\\s+\\([^()]*\\)\\n\\s+\\(i32\\.const ${LOG_SIZE}\\)\\n`,
      'g'
    )
  )) {
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const [[name, count] = ['', 0]] = [...counts].sort((a, b) => b[1] - a[1]);
  if (count < 10) {
    throw new Error('What formats the messages of the log was not found.');
  }
  return name;
}

module.exports = { print };
