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
  const texts = sources
    .filter(text => /tensorflow|\btf\b|\bslim\b|\bcontrib_/.test(text))
    .map(text => text.replace(/\\\r?\n/g, '  '));
  for (const text of texts) {
    if (/\bfrom\s+tensorflow[\w.\s]*\bimport\s*\*/.test(text)) {
      return null;
    }
    collectImports(text, words);
  }
  // K = tf.keras.backend, then L = K.layers: until nothing new turns up.
  const all = sources.map(text => text.replace(/\\\r?\n/g, '  '));
  for (let size = 0; size !== words.size;) {
    size = words.size;
    for (const text of all) {
      collectAliases(text, words);
    }
  }
  return pattern([...words, ...METHODS]);
}

/** Whether a cell may hold Python 2, so that all of it is to be looked at. */
export function mayBePython2(text: string): boolean {
  return PYTHON2.test(text);
}

function collectImports(text: string, words: Set<string>): void {
  const add = (list: string): void => {
    for (const word of list.match(new RegExp(WORD, 'gu')) ?? []) {
      words.add(word);
    }
  };
  for (const m of text.matchAll(
    /\btensorflow[\w.]*\s+as\s+([\p{L}\p{N}_]+)/gu
  )) {
    add(m[1]);
  }
  for (const m of text.matchAll(
    /\bfrom\s+tensorflow[\w.\s]*?\bimport\s*(\([^)]*\)?|[^\n;#]*)/g
  )) {
    add(m[1].replace(/#[^\n]*/g, ''));
  }
}

function collectAliases(text: string, words: Set<string>): void {
  const known = [...words].map(escape).join('|');
  const dotted = new RegExp(
    String.raw`(?:^|[;:\s(])((?:${WORD}\s*(?::[^=\n]*)?:?=\s*)+)(?:${known})(?:\s*\.\s*${WORD})*[ \t)]*(?=$|[;#\r\n])`,
    'gmu'
  );
  const imported =
    /([^\n;]*?)=[^\n=]*\b(?:import_module|importorskip|__import__)\s*\(\s*\w*['"]+tensorflow/g;
  for (const found of [dotted, imported]) {
    for (const m of text.matchAll(found)) {
      for (const word of m[1].match(new RegExp(WORD, 'gu')) ?? []) {
        words.add(word);
      }
    }
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
