/**
 * The part of web-tree-sitter's interface that the engine uses, for a wasm module that has
 * the grammar inside (scripts/builder/link-parser.js). The build puts it in the place of
 * `web-tree-sitter`, most of whose JavaScript finds and links grammars at run time.
 *
 * Addresses are of the module's memory, four bytes each.
 */
import { NODE, TREE } from './tree-memory';

/** What the linked module exports and is called here. */
interface IExports {
  readonly memory: WebAssembly.Memory;
  tree_sitter_python(): number;
  /**
   * Makes what the build left out, as it can be told from the rest, and the parser. To be
   * called once.
   *
   * @returns the address of the parser.
   */
  prepare(): number;
  /** Free all trees at once. */
  reset(): void;
  /**
   * @returns the address of as many bytes, for the text of the next parse; 0 where they are
   *   not to be had.
   */
  room(bytes: number): number;
  /**
   * Parse the text that has been put there, which is gone then.
   *
   * @param length of the text, in bytes.
   * @param encoding 0 for UTF-8, 1 for UTF-16.
   * @returns the address of a tree; 0 where there is none.
   */
  parse(parser: number, length: number, encoding: number): number;
  ts_tree_delete(tree: number): void;
  ts_language_symbol_count(language: number): number;
  ts_language_symbol_name(language: number, symbol: number): number;
  ts_language_symbol_type(language: number, symbol: number): number;
  ts_language_type_is_named_wasm(language: number, symbol: number): number;
  ts_language_field_count(language: number): number;
  ts_language_field_name_for_id(language: number, field: number): number;
}

/** Symbols from here on are not seen in trees. */
const HIDDEN = 2;

const encoder = new TextEncoder();
let exported: IExports | null = null;
/** The address of the one parser that there is. */
let parser = 0;
/** The module's memory, as it was last looked at. */
let memory = new Int32Array(0);

function heap(): Int32Array {
  // It may grow, and has another buffer then.
  const { buffer } = wasm().memory;
  if (memory.buffer !== buffer) {
    memory = new Int32Array(buffer);
  }
  return memory;
}

function wasm(): IExports {
  if (!exported) {
    throw new Error('The parser has not been started.');
  }
  return exported;
}

/** A name of the grammar; all of them are ASCII. */
function nameAt(address: number): string {
  const bytes = new Uint8Array(wasm().memory.buffer, address);
  return String.fromCharCode(...bytes.subarray(0, bytes.indexOf(0)));
}

/** A tree-sitter parser. */
export class Parser {
  /**
   * Start the module, once; whoever asks again gets the same.
   *
   * @param module `wasmBinary` is the linked module; receives its memory as HEAP32, as
   *   Emscripten does it.
   */
  static async init(module: {
    wasmBinary: Uint8Array;
    HEAP32?: Int32Array;
  }): Promise<void> {
    if (!exported) {
      const { instance } = await WebAssembly.instantiate(module.wasmBinary, {
        env: {
          abort: () => {
            throw new Error('The parser ran out of memory.');
          }
        }
      });
      exported = instance.exports as unknown as IExports;
      parser = exported.prepare();
    }
    Object.defineProperty(module, 'HEAP32', { get: heap });
  }

  /** It has the language that the module is linked with. */
  setLanguage(): void {
    // There is no other.
  }

  /** Free all trees that there are: much faster than one by one. */
  freeTrees(): void {
    wasm().reset();
  }

  /** @throws Error where the memory does not suffice. */
  parse(source: string): Tree | null {
    const { length } = source;
    const ascii = this._room(source);
    if (encoder.encodeInto(source, ascii).read === length) {
      const tree = this._treeOf(length, 0);
      if (!tree || !hasError(tree[0])) {
        return tree;
      }
      // What it makes of broken code depends on how many bytes are skipped, and it is to be
      // the same with a letter that is not ASCII in it, or in another build.
      tree.delete();
    }
    const { buffer, byteOffset } = this._room(source);
    const units = new Uint16Array(buffer, byteOffset, length);
    for (let i = 0; i < length; i++) {
      units[i] = source.charCodeAt(i);
    }
    return this._treeOf(2 * length, 1);
  }

  /** As many bytes of the memory as a text has characters, and as many more behind. */
  private _room({ length }: string): Uint8Array {
    const address = wasm().room(2 * length);
    if (address === 0) {
      throw new Error('The parser ran out of memory.');
    }
    return new Uint8Array(wasm().memory.buffer, address, length);
  }

  private _treeOf(bytes: number, encoding: 0 | 1): Tree | null {
    const tree = wasm().parse(parser, bytes, encoding);
    return tree === 0 ? null : new Tree(tree, encoding);
  }
}

/** Whether the tree at an address holds an error. */
function hasError(tree: number): boolean {
  const root = heap()[(tree >> 2) + TREE.root];
  return heap()[(root >> 2) + NODE.errorCost] !== 0;
}

/** A syntax tree. To be deleted, as nothing else frees its memory. */
class Tree {
  /**
   * @param address where its memory is; what a cursor asks for.
   * @param shift by how much its bytes are to be shifted for UTF-16 units.
   */
  constructor(
    address: number,
    readonly shift: 0 | 1
  ) {
    this[0] = address;
  }

  delete(): void {
    wasm().ts_tree_delete(this[0]);
  }

  declare readonly [0]: number;
}

/** The grammar that the module is linked with. */
export class Language {
  /** It is there already; takes nothing. */
  static async load(): Promise<Language> {
    return new Language();
  }

  private constructor() {
    const language = wasm().tree_sitter_python();
    this[0] = language;
    this.types = Array.from(
      { length: wasm().ts_language_symbol_count(language) },
      (_, id) =>
        wasm().ts_language_symbol_type(language, id) < HIDDEN
          ? nameAt(wasm().ts_language_symbol_name(language, id))
          : undefined
    );
    this.fields = Array.from(
      { length: wasm().ts_language_field_count(language) + 1 },
      (_, id) => {
        const name = wasm().ts_language_field_name_for_id(language, id);
        return name === 0 ? null : nameAt(name);
      }
    );
  }

  nodeTypeIsNamed(id: number): boolean {
    return wasm().ts_language_type_is_named_wasm(this[0], id) !== 0;
  }

  /** Names of the types of nodes by their ids. */
  readonly types: readonly (string | undefined)[];
  readonly fields: readonly (string | null)[];
  readonly [0]: number;
}
