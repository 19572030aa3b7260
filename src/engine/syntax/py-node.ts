import type { Tree, TreeCursor } from 'web-tree-sitter';

/**
 * A named node of a Python syntax tree, copied out of the parser's memory.
 *
 * The parser's own nodes live in wasm memory and are slow to ask; one cursor
 * walk copies what the engine needs, and the tree is freed at once. Offsets are
 * UTF-16 offsets in the cell's source.
 */
export class PyNode {
  readonly children: PyNode[] = [];
  /** True where this node or anything below it is broken syntax. */
  broken = false;
  /** Whether its statement is whole, once asked for; see whole.ts. */
  whole: boolean | null = null;

  constructor(
    readonly type: string,
    readonly start: number,
    readonly end: number,
    /** Name of the field of the parent that this node fills, or null. */
    readonly field: string | null,
    readonly parent: PyNode | null,
    /** The masked source of the whole cell. */
    readonly source: string
  ) {}

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

/**
 * Copy a tree, or the top-level statements of it that are wanted.
 *
 * @param source the masked source of the whole cell.
 * @param shift is added to each offset (the tree is of a piece of the cell).
 * @param nodes receives every named node, parents before children, in order.
 * @param wanted tells whether a whole top-level statement, by its offsets, is
 *   worth copying; null for all. A broken tree is copied whole.
 * @returns the root.
 */
export function copyTree(
  tree: Tree,
  source: string,
  shift: number,
  nodes: PyNode[],
  wanted: ((start: number, end: number) => boolean) | null
): PyNode {
  const cursor = tree.walk();
  try {
    const first = nodes.length;
    const copier = new Copier(cursor, source, shift, nodes);
    const root = copier.make(null);
    copier.hasError = tree.rootNode.hasError;
    if (cursor.gotoFirstChild()) {
      do {
        const pick =
          copier.hasError ||
          !wanted ||
          wanted(cursor.startIndex + shift, cursor.endIndex + shift);
        if (pick) {
          copier.copy(root);
        }
      } while (cursor.gotoNextSibling());
    }
    if (copier.hasError) {
      markBroken(nodes, first);
    }
    return root;
  } finally {
    cursor.delete();
  }
}

/** Copies what a cursor stands on. */
class Copier {
  /** Only a tree with an error holds missing or broken nodes. */
  hasError = false;

  constructor(
    private readonly _cursor: TreeCursor,
    private readonly _source: string,
    private readonly _shift: number,
    private readonly _nodes: PyNode[]
  ) {}

  /** Copy the node under the cursor alone. */
  make(parent: PyNode | null): PyNode {
    const cursor = this._cursor;
    const node = new PyNode(
      cursor.nodeType,
      cursor.startIndex + this._shift,
      cursor.endIndex + this._shift,
      cursor.currentFieldName,
      parent,
      this._source
    );
    this._nodes.push(node);
    parent?.children.push(node);
    return node;
  }

  /**
   * Copy the node under the cursor and all below it, and come back to it.
   * Iterative on purpose: brackets nested ten thousand deep must not overflow.
   */
  copy(parent: PyNode): void {
    const cursor = this._cursor;
    const stack: PyNode[] = [parent];
    for (;;) {
      const node = this._take(stack[stack.length - 1]);
      if (node && cursor.gotoFirstChild()) {
        stack.push(node);
        continue;
      }
      if (stack.length === 1) {
        return;
      }
      while (!cursor.gotoNextSibling()) {
        cursor.gotoParent();
        stack.pop();
        if (stack.length === 1) {
          return;
        }
      }
    }
  }

  /** @returns the copy; null for a token, which is left out. */
  private _take(parent: PyNode): PyNode | null {
    const cursor = this._cursor;
    if (this.hasError && cursor.nodeIsMissing) {
      this.make(parent).broken = true;
      return null;
    }
    if (!cursor.nodeIsNamed) {
      return null;
    }
    const node = this.make(parent);
    node.broken = this.hasError && node.type === 'ERROR';
    return node;
  }
}

/** Carry `broken` up: parents come before children, so one pass backwards does it. */
function markBroken(nodes: PyNode[], first: number): void {
  for (let i = nodes.length - 1; i >= first; i--) {
    const node = nodes[i];
    if (node.broken && node.parent) {
      node.parent.broken = true;
    }
  }
  for (let i = first; i < nodes.length; i++) {
    if (nodes[i].type === 'ERROR') {
      spread(nodes[i], 1);
      spread(nodes[i], -1);
    }
  }
}

/**
 * What stands on one line with broken syntax is not to be trusted: the parser
 * may have cut a statement short to make sense of it.
 */
function spread(error: PyNode, step: 1 | -1): void {
  const siblings = error.parent?.children ?? [];
  let at = error;
  for (
    let i = siblings.indexOf(error) + step;
    i >= 0 && i < siblings.length;
    i += step
  ) {
    const next = siblings[i];
    const [left, right] = step > 0 ? [at, next] : [next, at];
    if (/[\r\n]/.test(at.source.slice(left.end, right.start))) {
      return;
    }
    next.broken = true;
    at = next;
  }
}
