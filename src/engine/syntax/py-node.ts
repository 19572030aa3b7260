/** What most nodes have below them. */
const NONE: readonly PyNode[] = [];

/** What the nodes of a tree have in common. */
export class TreeText {
  /** Whether the statements of nodes are whole, where that was asked for; see whole.ts. */
  readonly whole = new Map<PyNode, boolean>();

  constructor(
    /** The masked source of the whole cell. */
    readonly source: string,
    /** Whether anything in the tree is broken. */
    readonly hasError: boolean
  ) {}
}

/**
 * A named node of a Python syntax tree, copied out of the parser's memory.
 *
 * The parser's own nodes live in wasm memory and are slow to ask; one cursor
 * walk copies what the engine needs, and the tree is freed at once. Offsets are
 * UTF-16 offsets in the cell's source.
 */
export class PyNode {
  /** Those below it, in order; exactly as long as it must be, as there are many nodes. */
  children: readonly PyNode[] = NONE;
  /** True where this node or anything below it is broken syntax. */
  broken = false;

  constructor(
    readonly type: string,
    readonly start: number,
    readonly end: number,
    /** Name of the field of the parent that this node fills, or null. */
    readonly field: string | null,
    readonly parent: PyNode | null,
    readonly tree: TreeText,
    /** Its place in the list of the cell's nodes. */
    readonly index: number
  ) {}

  /** The masked source of the whole cell. */
  get source(): string {
    return this.tree.source;
  }

  get text(): string {
    return this.source.slice(this.start, this.end);
  }

  /** The child in a field, or null. */
  child(field: string): PyNode | null {
    for (const node of this.children) {
      if (node.field === field) {
        return node;
      }
    }
    return null;
  }
}

/** The nearest node of a type that a node is in, or null. */
export function ancestor(node: PyNode, type: string): PyNode | null {
  let at = node.parent;
  while (at && at.type !== type) {
    at = at.parent;
  }
  return at;
}
