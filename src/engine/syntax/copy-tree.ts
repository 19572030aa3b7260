import type { Tree } from 'web-tree-sitter';
import { PyNode, TreeText } from './py-node';
import type { ITreeCursor } from './tree-cursor';

/**
 * Copy a tree, or the statements of it that are wanted. Of a string without an error,
 * nothing is copied but the code in it.
 *
 * @param source the masked source of the whole cell.
 * @param shift is added to each offset (the tree is of a piece of the cell).
 * @param nodes receives every named node, parents before children, in order.
 * @param places offsets in the source, ascending, of what is wanted: a statement
 *   that holds none of them is left out, or in a block, where others may ask for
 *   their neighbours, copied without what is below it; null for all. A broken tree
 *   is copied whole.
 * @returns the root.
 */
export function copyTree(
  cursor: ITreeCursor,
  tree: Tree,
  source: string,
  shift: number,
  nodes: PyNode[],
  places: readonly number[] | null
): PyNode {
  const hasError = cursor.open(tree);
  try {
    const first = nodes.length;
    const wanted = hasError ? null : places;
    const text = new TreeText(source, hasError);
    const copier = new Copier(cursor, text, shift, nodes, wanted);
    const root = copier.make(null);
    if (wanted?.length !== 0) {
      copier.copyBelow(root);
    }
    if (hasError) {
      markBroken(nodes, first);
    }
    return root;
  } finally {
    cursor.close();
  }
}

/** Copies what is below a node. */
class Copier {
  /** Index of the first wanted place that is not behind. */
  private _next = 0;

  constructor(
    private readonly _cursor: ITreeCursor,
    private readonly _text: TreeText,
    private readonly _shift: number,
    private readonly _nodes: PyNode[],
    private readonly _places: readonly number[] | null
  ) {}

  /** Copy the node under the cursor alone. */
  make(parent: PyNode | null): PyNode {
    const cursor = this._cursor;
    const node = new PyNode(
      cursor.type(),
      cursor.start() + this._shift,
      cursor.end() + this._shift,
      cursor.field(),
      parent,
      this._text,
      this._nodes.length
    );
    this._nodes.push(node);
    return node;
  }

  /**
   * Copy all that is below the node under the cursor, and come back to it.
   * Iterative on purpose: brackets nested ten thousand deep must not overflow.
   */
  copyBelow(root: PyNode): void {
    const cursor = this._cursor;
    if (!cursor.firstChild()) {
      return;
    }
    const stack: PyNode[] = [root];
    // What each of them has below it so far.
    const below: PyNode[][] = [[]];
    for (;;) {
      const { length } = stack;
      const list = below[length - 1];
      const node = this._take(stack[length - 1], list);
      if (node && cursor.firstChild()) {
        stack.push(node);
        if (below.length === length) {
          below.push([]);
        }
        continue;
      }
      while (!cursor.nextSibling()) {
        cursor.parent();
        const done = stack.pop();
        const children = below[stack.length];
        if (done && children.length > 0) {
          done.children = children.slice();
          children.length = 0;
        }
        if (stack.length === 0) {
          return;
        }
      }
    }
  }

  /**
   * @param list what the parent has below it so far; receives the copy.
   * @returns the copy; null where nothing below it is to be copied.
   */
  private _take(parent: PyNode, list: PyNode[]): PyNode | null {
    const cursor = this._cursor;
    // Only a tree with an error holds missing or broken nodes.
    const { hasError } = this._text;
    if (!hasError && parent.type === 'string' && !isCode(cursor.type())) {
      return null;
    }
    if (hasError && cursor.isMissing()) {
      const missing = this.make(parent);
      missing.broken = true;
      list.push(missing);
      return null;
    }
    if (this._places !== null) {
      if (parent.type === 'module') {
        if (!this._isWanted(this._places)) {
          return null;
        }
        const node = this.make(parent);
        list.push(node);
        return node;
      }
      if (parent.type === 'block') {
        const node = this.make(parent);
        // The first one may be documentation, which is told by what it consists of.
        const before = list[list.length - 1] as PyNode | undefined;
        const mayBeFirst = !before || before.type === 'comment';
        list.push(node);
        return this._isWanted(this._places) || mayBeFirst ? node : null;
      }
    }
    const node = this.make(parent);
    node.broken = hasError && node.type === 'ERROR';
    list.push(node);
    return node;
  }

  private _isWanted(places: readonly number[]): boolean {
    const { length } = places;
    const start = this._cursor.start() + this._shift;
    while (this._next < length && places[this._next] < start) {
      this._next++;
    }
    return (
      this._next < length &&
      places[this._next] < this._cursor.end() + this._shift
    );
  }
}

/** Whether what a string consists of is code, not its quotes and its text. */
function isCode(type: string): boolean {
  return type === 'interpolation';
}

/** Carry `broken` up: parents come before children, so one pass backwards does it. */
function markBroken(nodes: PyNode[], first: number): void {
  for (let i = nodes.length - 1; i >= first; i--) {
    const node = nodes[i];
    if (node.broken && node.parent) {
      node.parent.broken = true;
    }
  }
  const parents = new Set<PyNode>();
  for (let i = first; i < nodes.length; i++) {
    const { type, parent } = nodes[i];
    if (type === 'ERROR' && parent) {
      parents.add(parent);
    }
  }
  for (const { children } of parents) {
    spread(children, 1);
    spread(children, -1);
  }
}

/**
 * What stands on one line with broken syntax is not to be trusted: the parser
 * may have cut a statement short to make sense of it.
 */
function spread(siblings: readonly PyNode[], step: 1 | -1): void {
  let from: PyNode | null = null;
  for (let n = 0; n < siblings.length; n++) {
    const node = siblings[step > 0 ? n : siblings.length - 1 - n];
    if (node.type === 'ERROR') {
      from = node;
    } else if (from) {
      const [left, right]: PyNode[] = step > 0 ? [from, node] : [node, from];
      if (/[\r\n]/.test(node.source.slice(left.end, right.start))) {
        from = null;
      } else {
        node.broken = true;
        from = node;
      }
    }
  }
}
