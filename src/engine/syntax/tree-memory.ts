/**
 * Where things stand in the memory of tree-sitter's wasm module, in words of four bytes:
 * tree-sitter's lib/src/tree.h, subtree.h and parser.h, ABI 15, of the release that
 * package.json pins. The specs compare what is read by them with what tree-sitter tells.
 */

/** What `Parser.init` puts into the object that it is given; the part that is used here. */
export interface IParserModule {
  /** All of its memory. Another one when the memory has grown. */
  readonly HEAP32: Int32Array;
}

/** Words of TSTree. */
export const TREE = { root: 0, language: 2 } as const;

/** Words of SubtreeHeapData. Before it are the two words of each of its children. */
export const NODE = {
  padding: 1,
  size: 4,
  errorCost: 8,
  childCount: 9,
  /** In its lower half. */
  symbol: 10,
  flags: 11,
  visibleChildCount: 12,
  /** In its upper half. */
  production: 16
} as const;

/** Bits of the flags of a node. */
export const VISIBLE = 1;
export const NAMED = 2;
export const EXTRA = 4;
/** Put in by the parser's recovery, with nothing in the source for it. */
export const MISSING = 1 << 9;
/** The same in a node that consists of two words, once its flags are where they always are. */
export const SMALL_MISSING = 1 << 4;

/** Words of TSLanguage. */
const LANGUAGE = {
  /** In its lower half. */
  aliasesEach: 9,
  fieldSlices: 16,
  fieldEntries: 17,
  aliases: 21
} as const;

/** What a rule of the grammar says of the children of a node, by their structural index. */
export interface IProduction {
  /** Symbols that they have in place of their own; 0 for none. */
  readonly aliases: Uint16Array | null;
  /** The fields that they fill; empty where none fills one. */
  readonly fields: readonly (number | undefined)[];
}

/**
 * What a production says.
 *
 * @param language address of a TSLanguage, in words.
 */
export function readProduction(
  memory: Int32Array,
  language: number,
  production: number
): IProduction {
  const halves = new Uint16Array(memory.buffer);
  const each = memory[language + LANGUAGE.aliasesEach] & 0xffff;
  const from = (memory[language + LANGUAGE.aliases] >> 1) + production * each;
  const aliases = production > 0 ? halves.slice(from, from + each) : null;
  const fields: number[] = [];
  const slice =
    memory[(memory[language + LANGUAGE.fieldSlices] >> 2) + production];
  const entries = memory[language + LANGUAGE.fieldEntries] >> 2;
  const first = slice & 0xffff;
  for (let i = first; i < first + (slice >>> 16); i++) {
    // TSFieldMapEntry: the field, the child's index, whether it is inherited.
    const entry = memory[entries + i];
    const child = (entry >> 16) & 0xff;
    if (entry >>> 24 === 0) {
      fields[child] ??= entry & 0xffff;
    }
  }
  return {
    aliases: aliases?.some(symbol => symbol > 0) ? aliases : null,
    fields
  };
}
