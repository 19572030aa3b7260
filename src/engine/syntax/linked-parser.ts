/**
 * The part of web-tree-sitter's interface that the engine uses, for a wasm module that has
 * the grammar inside (scripts/builder/link-parser.js). The build puts it in the place of
 * `web-tree-sitter`, most of whose JavaScript finds and links grammars at run time.
 *
 * Addresses are of the module's memory, four bytes each.
 */

/** What the linked module exports and is called here. */
interface IExports {
  readonly memory: WebAssembly.Memory;
  tree_sitter_python(): number;
  /** @returns the address of the buffer that answers are left in. */
  ts_init(): number;
  ts_parser_new_wasm(): void;
  ts_parser_set_language(parser: number, language: number): number;
  /** Puts in what the build left out, as it can be told from the rest. */
  fill(): void;
  /** @returns the address of a tree; 0 where there is none. */
  parse(parser: number, input: number): number;
  ts_tree_delete(tree: number): void;
  ts_language_symbol_count(language: number): number;
  ts_language_symbol_name(language: number, symbol: number): number;
  ts_language_symbol_type(language: number, symbol: number): number;
  ts_language_type_is_named_wasm(language: number, symbol: number): number;
  ts_language_field_count(language: number): number;
  ts_language_field_name_for_id(language: number, field: number): number;
}

/** UTF-16 units that the parser's input buffer holds. */
const MOST_UNITS = 5119;

/** Symbols from here on are not seen in trees. */
const HIDDEN = 2;

let exported: IExports | null = null;
/** What is being parsed. */
let text = '';

/** Give the parser the text from one of its units on, as much as it takes at once. */
function read(
  address: number,
  from: number,
  row: number,
  column: number,
  lengthAddress: number
): void {
  const { buffer } = wasm().memory;
  const length = Math.min(text.length - from, MOST_UNITS);
  const units = new Uint16Array(buffer, address, Math.max(length, 0));
  for (let i = 0; i < length; i++) {
    units[i] = text.charCodeAt(from + i);
  }
  new Int32Array(buffer, lengthAddress, 1)[0] = units.length;
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
          read,
          abort: () => {
            throw new Error('The parser ran out of memory.');
          }
        }
      });
      exported = instance.exports as unknown as IExports;
      exported.fill();
    }
    // The memory may grow, and has another buffer then.
    Object.defineProperty(module, 'HEAP32', {
      get: () => new Int32Array(wasm().memory.buffer)
    });
  }

  constructor() {
    const buffer = wasm().ts_init();
    wasm().ts_parser_new_wasm();
    [this._parser, this._input] = new Int32Array(
      wasm().memory.buffer,
      buffer,
      2
    );
  }

  setLanguage(language: Language): void {
    wasm().ts_parser_set_language(this._parser, language[0]);
  }

  parse(source: string): Tree | null {
    text = source;
    const tree = wasm().parse(this._parser, this._input);
    text = '';
    return tree === 0 ? null : new Tree(tree);
  }

  private readonly _parser: number;
  private readonly _input: number;
}

/** A syntax tree. To be deleted, as nothing else frees its memory. */
class Tree {
  /** @param address where its memory is; what a cursor asks for. */
  constructor(address: number) {
    this[0] = address;
  }

  delete(): void {
    wasm().ts_tree_delete(this[0]);
  }

  readonly [0]: number;
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
