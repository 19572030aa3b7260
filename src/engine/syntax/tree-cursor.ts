import type { Language, Tree } from 'web-tree-sitter';
import {
  EXTRA,
  IParserModule,
  IProduction,
  MISSING,
  NAMED,
  NODE,
  readProduction,
  SMALL_MISSING,
  TREE,
  VISIBLE
} from './tree-memory';

/**
 * Walks one syntax tree at a time, from its root, over its named nodes and those that
 * the parser put in, and tells of the node it stands on. Offsets are UTF-16. Between
 * `open` and `close` nothing else may use the parser.
 */
export interface ITreeCursor {
  /** Stand on the root of a tree. @returns whether the tree holds an error. */
  open(tree: Tree): boolean;
  close(): void;
  /** Put in by the parser's recovery, with nothing in the source for it. */
  isMissing(): boolean;
  type(): string;
  start(): number;
  end(): number;
  /** The field of its parent that the node fills, or null. */
  field(): string | null;
  /** Move, where there is such a node. @returns whether there was. */
  firstChild(): boolean;
  /** The same; where there is none, nothing but `parent` may come next. */
  nextSibling(): boolean;
  parent(): boolean;
}

/** What trees have that is not in their types. */
interface ITreeAt {
  readonly 0: number;
  /** By how much bytes are to be shifted for UTF-16 units; by one where it is not said. */
  readonly shift?: number;
}

/** The children of a node, and the one that is looked at. */
class Level {
  /** Whether the node is one that trees do not show: its children are its parent's. */
  isHidden = false;
  /** What is said of the children; null for the root. */
  production: IProduction | null = null;
  /** Address in words of the child that is looked at, and behind the last one. */
  at = 0;
  until = 0;
  /** Index of the child among those that are no comments and the like. */
  structural = 0;
  /** Where the child is in the source, in bytes. */
  start = 0;
  end = 0;
  /** Address in words of its SubtreeHeapData; 0 where it consists of two words. */
  node = 0;
  flags = 0;
  symbol = 0;
}

/**
 * A cursor that reads trees where the parser has them. The parser's own one copies its
 * state into wasm memory and back at each step and each question, which takes longer than
 * the parse, and half a dozen calls a node still take a third of it.
 */
export class TreeCursor implements ITreeCursor {
  private readonly _types: readonly (string | undefined)[];
  private readonly _named: readonly boolean[];
  private readonly _fields: readonly (string | null)[];
  private readonly _productions: (IProduction | undefined)[] = [];
  private _memory = new Int32Array(0);
  private _language = 0;
  private _hasError = false;
  private _shift = 1;
  /** Those that were in use before are used again. */
  private readonly _levels: Level[] = [new Level()];
  private _depth = 0;
  /** The level of that depth. */
  private _level = this._levels[0];

  constructor(
    private readonly _module: IParserModule,
    language: Language
  ) {
    this._types = language.types.map(asLiteral);
    this._named = language.types.map((_, id) => language.nodeTypeIsNamed(id));
    this._fields = language.fields.map(asLiteral);
  }

  open(tree: Tree): boolean {
    // The address of the tree; not in the types, as none but the parser needs it.
    const { 0: address, shift = 1 } = tree as unknown as ITreeAt;
    const at = address >> 2;
    this._shift = shift;
    const memory = this._module.HEAP32;
    this._memory = memory;
    this._language = memory[at + TREE.language] >> 2;
    this._depth = 0;
    const root = this._levels[0];
    this._level = root;
    root.at = at + TREE.root;
    root.until = root.at + 2;
    root.start = this._padding(root.at);
    this._look(root);
    this._hasError = memory[root.node + NODE.errorCost] !== 0;
    return this._hasError;
  }

  close(): void {
    this._memory = new Int32Array(0);
  }

  isMissing(): boolean {
    const { flags, node } = this._level;
    return (flags & (node === 0 ? SMALL_MISSING : MISSING)) !== 0;
  }

  type(): string {
    return this._types[this._level.symbol] ?? 'ERROR';
  }

  start(): number {
    return this._level.start >> this._shift;
  }

  end(): number {
    return this._level.end >> this._shift;
  }

  field(): string | null {
    let level = this._level;
    for (let depth = this._depth; ; level = this._levels[--depth]) {
      const { flags, production, structural, isHidden } = level;
      if (flags & EXTRA || !production) {
        return null;
      }
      const field = production.fields[structural];
      if (field !== undefined) {
        return this._fields[field];
      }
      if (!isHidden) {
        return null;
      }
    }
  }

  firstChild(): boolean {
    const { node, start } = this._level;
    if (!this._hasChildren(node)) {
      return false;
    }
    this._enter(node, start, false);
    if (this._settle()) {
      return true;
    }
    this._leave();
    return false;
  }

  nextSibling(): boolean {
    if (this._depth === 0) {
      return false;
    }
    this._next(this._level);
    return this._settle();
  }

  parent(): boolean {
    if (this._depth === 0) {
      return false;
    }
    while (this._level.isHidden) {
      this._leave();
    }
    this._leave();
    return true;
  }

  /** Go to the first node from here on that is to be seen; false where there is none. */
  private _settle(): boolean {
    for (;;) {
      const level = this._level;
      if (level.at === level.until) {
        if (!level.isHidden) {
          return false;
        }
        this._leave();
        this._next(this._level);
        continue;
      }
      const { flags, node, start } = level;
      if (flags & NAMED && flags & VISIBLE) {
        return true;
      }
      if (flags & VISIBLE) {
        if (this._hasError && this.isMissing()) {
          return true;
        }
      } else if (this._hasChildren(node)) {
        this._enter(node, start, true);
        continue;
      }
      this._next(level);
    }
  }

  private _hasChildren(node: number): boolean {
    const memory = this._memory;
    return (
      node !== 0 &&
      memory[node + NODE.childCount] !== 0 &&
      memory[node + NODE.visibleChildCount] !== 0
    );
  }

  /** Look at the first child of a node. */
  private _enter(node: number, start: number, isHidden: boolean): void {
    const depth = ++this._depth;
    if (depth === this._levels.length) {
      this._levels.push(new Level());
    }
    const level = this._levels[depth];
    this._level = level;
    level.isHidden = isHidden;
    level.production = this._production(
      this._memory[node + NODE.production] >>> 16
    );
    level.until = node;
    level.at = node - 2 * this._memory[node + NODE.childCount];
    level.structural = 0;
    level.start = start;
    this._look(level);
  }

  /** Go back to the level around. */
  private _leave(): void {
    this._level = this._levels[--this._depth];
  }

  /** Look at the next child. */
  private _next(level: Level): void {
    if (!(level.flags & EXTRA)) {
      level.structural++;
    }
    level.at += 2;
    if (level.at < level.until) {
      level.start = level.end + this._padding(level.at);
      this._look(level);
    }
  }

  /** Read what there is to know of the child that a level is at. */
  private _look(level: Level): void {
    const memory = this._memory;
    const head = memory[level.at];
    if (head & 1) {
      level.node = 0;
      level.flags = (head & 0xff) >> 1;
      level.symbol = (head >> 8) & 0xff;
      level.end = level.start + (memory[level.at + 1] >>> 24);
    } else {
      const node = head >> 2;
      level.node = node;
      level.flags = memory[node + NODE.flags];
      level.symbol = memory[node + NODE.symbol] & 0xffff;
      level.end = level.start + memory[node + NODE.size];
    }
    const aliases = level.production?.aliases;
    if (aliases && !(level.flags & EXTRA)) {
      const alias = aliases[level.structural];
      if (alias > 0) {
        level.symbol = alias;
        level.flags |= VISIBLE | NAMED;
        if (!this._named[alias]) {
          level.flags &= ~NAMED;
        }
      }
    }
  }

  /** Bytes between the node at an address and what is before it. */
  private _padding(at: number): number {
    const head = this._memory[at];
    return head & 1
      ? (this._memory[at + 1] >> 16) & 0xff
      : this._memory[(head >> 2) + NODE.padding];
  }

  private _production(id: number): IProduction {
    return (this._productions[id] ??= readProduction(
      this._memory,
      this._language,
      id
    ));
  }
}

/**
 * The string that a literal of the same text is: comparing the two is comparing their
 * addresses. Names that were read out of the parser's memory are not.
 */
function asLiteral<T extends string | null | undefined>(name: T): T {
  return typeof name === 'string' ? (Object.keys({ [name]: 0 })[0] as T) : name;
}
