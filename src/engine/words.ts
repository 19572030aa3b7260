import { upgradeTables } from './tables/upgrade-tables';

/** What the text of a cell says of words that may come to mean TensorFlow. */
export interface ICellWords {
  /** Imports everything of TensorFlow, so that any word may mean it. */
  readonly star: boolean;
  /** Words that imports bind. */
  readonly imported: readonly string[];
  /** Assignments of the form `a = b.c`. */
  readonly aliases: readonly IAlias[];
}

/** Words that get the value of a dotted name. */
export interface IAlias {
  readonly targets: readonly string[];
  /** The first word of the dotted name. */
  readonly of: string;
}

/** Methods that the tables know on any object: `*.minimize` and the like. */
export const METHODS: ReadonlySet<string> = new Set(
  [upgradeTables.warnings, upgradeTables.arguments, upgradeTables.keywords]
    .flatMap(table => [...table.keys()] as string[])
    .concat([...upgradeTables.transformers.keys()])
    .filter(name => name.startsWith('*.'))
    .map(name => name.slice(2))
);

/** Words that mean TensorFlow by themselves, where nothing else is said of them. */
const ALWAYS = ['tf', 'tensorflow', 'slim'];
/** How names begin that stand for a module of tf.contrib by convention. */
export const CONTRIB = 'contrib_';

/** A name, as the grammar takes it. */
const WORD = String.raw`[\p{XIDS}_]\p{XIDC}*`;
const WORDS = new RegExp(WORD, 'gu');
const IMPORTED_AS = new RegExp(
  String.raw`\btensorflow[\w.]*\s+as\s+(${WORD})`,
  'gu'
);
const IMPORTED_FROM =
  /\bfrom\s+tensorflow[\w.\s]*?\bimport\s*(\([^)]*\)?|[^\n;#]*)/g;
const STAR = /\bfrom\s+tensorflow[\w.\s]*\bimport\s*\*/;
const IMPORTER = /\b(?:import_module|importorskip|__import__)\b/;

/** Behind an assignment's `=`: a dotted name, and nothing more on the line. */
const VALUE = new RegExp(
  String.raw`\s*(${WORD})(?:\s*\.\s*${WORD})*[ \t)]*(?=$|[;#\r\n])`,
  'uy'
);

/**
 * Read what a cell says of words. It may find too much, never too little.
 *
 * @param masked the masked source of the cell.
 */
export function cellWords(masked: string): ICellWords {
  const text = masked.includes('\\')
    ? masked.replace(/\\\r?\n/g, '  ')
    : masked;
  const imported: string[] = [];
  let star = false;
  if (text.includes('tensorflow')) {
    star = STAR.test(text);
    for (const m of text.matchAll(IMPORTED_AS)) {
      imported.push(m[1]);
    }
    for (const m of text.matchAll(IMPORTED_FROM)) {
      imported.push(...wordsOf(m[1].replace(/#[^\n]*/g, '')));
    }
    if (IMPORTER.test(text)) {
      imported.push(...importerTargets(text));
    }
  }
  return { star, imported, aliases: aliasesOf(text) };
}

/** Whether two cells say the same of words. */
export function sameWords(a: ICellWords | null, b: ICellWords | null): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** t = importlib.import_module("tensorflow"): whatever stands in front of it. */
function importerTargets(text: string): string[] {
  return text.split(/[\n;]/).flatMap(line => {
    const call = line.search(IMPORTER);
    return call > 0 && line.includes('tensorflow', call)
      ? wordsOf(line.slice(0, call))
      : [];
  });
}

function aliasesOf(text: string): IAlias[] {
  const found: IAlias[] = [];
  for (let at = text.indexOf('='); at >= 0; at = text.indexOf('=', at + 1)) {
    if (text[at + 1] === '=') {
      at++;
      continue;
    }
    if (/[!<>+\-*/%&|^@]/.test(text.charAt(at - 1))) {
      continue;
    }
    VALUE.lastIndex = at + 1;
    const value = VALUE.exec(text);
    if (value) {
      const targets = targetsOf(text, at);
      if (targets.length > 0) {
        found.push({ targets, of: value[1] });
      }
    }
  }
  return found;
}

/** The words in front of an `=`, as far as they can be its targets. */
function targetsOf(text: string, at: number): readonly string[] {
  let from = Math.max(text.lastIndexOf('\n', at), 0);
  if (text.slice(from, at).trim() === '') {
    from = Math.max(at - 200, 0);
  }
  let head = text.slice(from, at);
  head = head.slice(Math.max(head.lastIndexOf('('), head.lastIndexOf(';')) + 1);
  // An annotation may hold commas.
  return wordsOf(
    head.includes(':') ? head : head.slice(head.lastIndexOf(',') + 1)
  );
}

/**
 * The words of a notebook that can mean TensorFlow: code that holds none of them
 * is neither bound, resolved nor converted.
 *
 * @returns null where any word may (star imports).
 */
export function wantedWords(
  cells: Iterable<ICellWords>
): ReadonlySet<string> | null {
  const words = new Set(ALWAYS);
  const aliases = new Map<string, string[]>();
  for (const cell of cells) {
    if (cell.star) {
      return null;
    }
    cell.imported.forEach(word => words.add(word));
    for (const { targets, of } of cell.aliases) {
      const known = aliases.get(of);
      if (known) {
        known.push(...targets);
      } else {
        aliases.set(of, [...targets]);
      }
    }
  }
  // K = tf.keras.backend, then L = K.layers: a set takes up what is added meanwhile.
  for (const word of words) {
    aliases.get(word)?.forEach(target => words.add(target));
  }
  return words;
}

/** Whether a word can mean TensorFlow. */
export function isWanted(
  word: string,
  words: ReadonlySet<string> | null
): boolean {
  return words === null || words.has(word) || word.startsWith(CONTRIB);
}

/** Every word of a text. */
export function wordsOf(text: string): readonly string[] {
  return text.match(WORDS) ?? [];
}
