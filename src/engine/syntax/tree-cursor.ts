import type { Language, Tree, TreeCursor } from 'web-tree-sitter';

/**
 * Walks one syntax tree at a time, from its root, and tells of the node it stands
 * on. Offsets are UTF-16. Between `open` and `close` nothing else may use the parser.
 */
export interface ITreeCursor {
  /** Stand on the root of a tree. @returns whether the tree holds an error. */
  open(tree: Tree): boolean;
  close(): void;
  isNamed(): boolean;
  /** Put in by the parser's recovery, with nothing in the source for it. */
  isMissing(): boolean;
  type(): string;
  start(): number;
  end(): number;
  /** The field of its parent that the node fills, or null. */
  field(): string | null;
  /** Move, where there is such a node. @returns whether there was. */
  firstChild(): boolean;
  nextSibling(): boolean;
  parent(): boolean;
}

/**
 * What the parser's wasm module exports, as Emscripten puts it into the object that
 * `Parser.init` was given; the part of it that a walk needs. All take the address of
 * a tree, and find node or cursor in one fixed buffer, which they also answer in.
 */
export interface IParserModule {
  _ts_tree_root_node_wasm(tree: number): void;
  _ts_node_has_error_wasm(tree: number): number;
  _ts_tree_cursor_new_wasm(tree: number): void;
  _ts_tree_cursor_delete_wasm(tree: number): void;
  _ts_tree_cursor_goto_first_child_wasm(tree: number): number;
  _ts_tree_cursor_goto_next_sibling_wasm(tree: number): number;
  _ts_tree_cursor_goto_parent_wasm(tree: number): number;
  _ts_tree_cursor_current_node_type_id_wasm(tree: number): number;
  _ts_tree_cursor_current_node_is_missing_wasm(tree: number): number;
  _ts_tree_cursor_current_field_id_wasm(tree: number): number;
  _ts_tree_cursor_start_index_wasm(tree: number): number;
  _ts_tree_cursor_end_index_wasm(tree: number): number;
}

const NEEDED = [
  '_ts_tree_root_node_wasm',
  '_ts_node_has_error_wasm',
  '_ts_tree_cursor_new_wasm',
  '_ts_tree_cursor_delete_wasm',
  '_ts_tree_cursor_goto_first_child_wasm',
  '_ts_tree_cursor_goto_next_sibling_wasm',
  '_ts_tree_cursor_goto_parent_wasm',
  '_ts_tree_cursor_current_node_type_id_wasm',
  '_ts_tree_cursor_current_node_is_missing_wasm',
  '_ts_tree_cursor_current_field_id_wasm',
  '_ts_tree_cursor_start_index_wasm',
  '_ts_tree_cursor_end_index_wasm'
] as const satisfies readonly (keyof IParserModule)[];

/**
 * The fastest cursor there is.
 *
 * @param module what `Parser.init` was given. Somebody else may have started the
 *   parser before; then it is empty, and the parser's own cursor must do.
 */
export function makeCursor(module: object, language: Language): ITreeCursor {
  const exported = module as Partial<IParserModule>;
  return NEEDED.every(name => typeof exported[name] === 'function')
    ? new DirectCursor(exported as IParserModule, language)
    : new PlainCursor();
}

/**
 * The parser's own cursor copies its state into wasm memory and back at each step
 * and each question, which takes longer than the parse. This one leaves the state
 * where it is.
 */
export class DirectCursor implements ITreeCursor {
  private readonly _types: readonly string[];
  private readonly _named: readonly boolean[];
  private readonly _fields: readonly (string | null)[];
  private _tree = 0;
  /** The type of the node it stands on, once asked for; -1 before. */
  private _type = -1;

  constructor(
    private readonly _module: IParserModule,
    language: Language
  ) {
    this._types = language.types;
    this._named = language.types.map((_, id) => language.nodeTypeIsNamed(id));
    this._fields = language.fields;
  }

  open(tree: Tree): boolean {
    // The address of the tree; not in the types, as none but the parser needs it.
    this._tree = (tree as unknown as { readonly 0: number })[0];
    this._module._ts_tree_root_node_wasm(this._tree);
    const hasError = this._module._ts_node_has_error_wasm(this._tree) === 1;
    this._module._ts_tree_root_node_wasm(this._tree);
    this._module._ts_tree_cursor_new_wasm(this._tree);
    this._type = -1;
    return hasError;
  }

  close(): void {
    this._module._ts_tree_cursor_delete_wasm(this._tree);
  }

  isNamed(): boolean {
    const id = this._typeId();
    // An ERROR node, which is named, has an id beyond those of the grammar.
    return id >= this._named.length || this._named[id];
  }

  isMissing(): boolean {
    return (
      this._module._ts_tree_cursor_current_node_is_missing_wasm(this._tree) ===
      1
    );
  }

  type(): string {
    return this._types[this._typeId()] ?? 'ERROR';
  }

  start(): number {
    return this._module._ts_tree_cursor_start_index_wasm(this._tree);
  }

  end(): number {
    return this._module._ts_tree_cursor_end_index_wasm(this._tree);
  }

  field(): string | null {
    const id = this._module._ts_tree_cursor_current_field_id_wasm(this._tree);
    return id === 0 ? null : (this._fields[id] ?? null);
  }

  firstChild(): boolean {
    this._type = -1;
    return this._module._ts_tree_cursor_goto_first_child_wasm(this._tree) === 1;
  }

  nextSibling(): boolean {
    this._type = -1;
    return (
      this._module._ts_tree_cursor_goto_next_sibling_wasm(this._tree) === 1
    );
  }

  parent(): boolean {
    this._type = -1;
    return this._module._ts_tree_cursor_goto_parent_wasm(this._tree) === 1;
  }

  private _typeId(): number {
    if (this._type < 0) {
      this._type = this._module._ts_tree_cursor_current_node_type_id_wasm(
        this._tree
      );
    }
    return this._type;
  }
}

/** The same by means of the parser's public cursor. */
export class PlainCursor implements ITreeCursor {
  private _cursor: TreeCursor | null = null;

  open(tree: Tree): boolean {
    this._cursor = tree.walk();
    return tree.rootNode.hasError;
  }

  close(): void {
    this._cursor?.delete();
    this._cursor = null;
  }

  isNamed(): boolean {
    return this._here.nodeIsNamed;
  }

  isMissing(): boolean {
    return this._here.nodeIsMissing;
  }

  type(): string {
    return this._here.nodeType;
  }

  start(): number {
    return this._here.startIndex;
  }

  end(): number {
    return this._here.endIndex;
  }

  field(): string | null {
    return this._here.currentFieldName ?? null;
  }

  firstChild(): boolean {
    return this._here.gotoFirstChild();
  }

  nextSibling(): boolean {
    return this._here.gotoNextSibling();
  }

  parent(): boolean {
    return this._here.gotoParent();
  }

  private get _here(): TreeCursor {
    if (!this._cursor) {
      throw new Error('The cursor is not open.');
    }
    return this._cursor;
  }
}
