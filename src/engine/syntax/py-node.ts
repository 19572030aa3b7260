import type { Tree } from 'web-tree-sitter';

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
 * Copy a tree.
 *
 * @param source the masked source of the whole cell.
 * @param shift is added to each offset (the tree is of a piece of the cell).
 * @param nodes receives every named node, parents before children, in order.
 * @returns the root.
 */
export function copyTree(
  tree: Tree,
  source: string,
  shift: number,
  nodes: PyNode[]
): PyNode {
  const cursor = tree.walk();
  const make = (parent: PyNode | null): PyNode => {
    const node = new PyNode(
      cursor.nodeType,
      cursor.startIndex + shift,
      cursor.endIndex + shift,
      cursor.currentFieldName,
      parent,
      source
    );
    nodes.push(node);
    parent?.children.push(node);
    return node;
  };
  const first = nodes.length;
  const root = make(null);
  let current = root;
  // Iterative on purpose: brackets nested ten thousand deep must not overflow.
  const depths: PyNode[] = [];
  let down = true;
  for (;;) {
    if (down && cursor.gotoFirstChild()) {
      depths.push(current);
    } else {
      while (!cursor.gotoNextSibling()) {
        if (!cursor.gotoParent() || depths.length === 0) {
          cursor.delete();
          markBroken(nodes, first);
          return root;
        }
        depths.pop();
      }
    }
    const parent = depths[depths.length - 1];
    if (cursor.nodeIsMissing) {
      const missing = make(parent);
      missing.broken = true;
      down = false;
    } else if (cursor.nodeIsNamed) {
      current = make(parent);
      if (current.type === 'ERROR') {
        current.broken = true;
      }
      down = true;
    } else {
      down = false;
    }
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
