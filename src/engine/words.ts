import { upgradeTables } from './tables/upgrade-tables';

/** Methods that the tables know on any object: `*.minimize` and the like. */
const METHODS = [
  ...new Set(
    [upgradeTables.warnings, upgradeTables.arguments, upgradeTables.keywords]
      .flatMap(table => [...table.keys()] as string[])
      .concat([...upgradeTables.transformers.keys()])
      .filter(name => name.startsWith('*.'))
      .map(name => name.slice(2))
  )
];

/** Forms that Python 2 alone knows; loose, as what is found is looked at again. */
const PYTHON2 =
  /(?:^|[;:\s])(?:print|exec)\s+[^\s(=.,)\]]|\bexcept\s[^:\n]*,|\braise\s[^\n(]*,|<>|`|\b0\d|\d[lL]\b|\b[uU][rR]['"]|\bdef\s+\w+\s*\([^)]*\(/m;

/** Aliases of aliases of aliases: beyond this, everything is looked at. */
const MOST_ROUNDS = 8;

const WORD = String.raw`[\p{L}_][\p{L}\p{N}_]*`;

/**
 * A pattern for the code of a notebook that can matter to a migration: whatever
 * holds none of the names that can mean TensorFlow is neither bound, resolved
 * nor converted. It may find too much, never too little.
 *
 * @param sources the masked source of each cell.
 * @returns null where everything may matter (star imports).
 */
export function wantedWords(sources: readonly string[]): RegExp | null {
  const words = new Set(['tf', 'tensorflow', 'slim']);
  const texts = sources.map(text => text.replace(/\\\r?\n/g, '  '));
  for (const text of texts) {
    if (!text.includes('tensorflow')) {
      continue;
    }
    if (/\bfrom\s+tensorflow[\w.\s]*\bimport\s*\*/.test(text)) {
      return null;
    }
    collectImports(text, words);
    collectImporters(text, words);
  }
  // K = tf.keras.backend, then L = K.layers: until nothing new turns up.
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const before = words.size;
    const assigned = assignments(words);
    for (const text of texts) {
      for (const m of text.matchAll(assigned)) {
        addWords(m[1], words);
      }
    }
    if (words.size === before) {
      return pattern([...words, ...METHODS]);
    }
  }
  return null;
}

/** Whether a cell may hold Python 2, so that all of it is to be looked at. */
export function mayBePython2(text: string): boolean {
  return PYTHON2.test(text);
}

function collectImports(text: string, words: Set<string>): void {
  for (const m of text.matchAll(
    /\btensorflow[\w.]*\s+as\s+([\p{L}\p{N}_]+)/gu
  )) {
    addWords(m[1], words);
  }
  for (const m of text.matchAll(
    /\bfrom\s+tensorflow[\w.\s]*?\bimport\s*(\([^)]*\)?|[^\n;#]*)/g
  )) {
    addWords(m[1].replace(/#[^\n]*/g, ''), words);
  }
}

/** A pattern for `a = b = known.name.name`, whose first group holds the new names. */
function assignments(words: ReadonlySet<string>): RegExp {
  const known = [...words].map(escape).join('|');
  return new RegExp(
    String.raw`(?:^|[;:\s(])((?:${WORD}\s*(?::[^=\n]{0,80})?:?=\s*)+)(?:${known})(?:\s*\.\s*${WORD})*[ \t)]*(?=$|[;#\r\n])`,
    'gmu'
  );
}

/** t = importlib.import_module("tensorflow"): whatever stands in front of it. */
function collectImporters(text: string, words: Set<string>): void {
  if (!IMPORTER.test(text)) {
    return;
  }
  for (const line of text.split(/[\n;]/)) {
    const call = line.search(IMPORTER);
    if (call > 0 && line.includes('tensorflow', call)) {
      addWords(line.slice(0, call), words);
    }
  }
}

const IMPORTER = /\b(?:import_module|importorskip|__import__)\b/;

function addWords(text: string, words: Set<string>): void {
  for (const word of text.match(new RegExp(WORD, 'gu')) ?? []) {
    words.add(word);
  }
}

function pattern(words: readonly string[]): RegExp {
  const list = words.map(escape).join('|');
  return new RegExp(
    String.raw`(?<![\p{L}\p{N}_])(?:${list}|contrib_\w+)(?![\p{L}\p{N}_])`,
    'u'
  );
}

function escape(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
