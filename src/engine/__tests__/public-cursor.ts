import type { Tree, TreeCursor } from 'web-tree-sitter';
import type { ITreeCursor } from '../syntax/tree-cursor';

/** Tells of a tree by the parser's public cursor alone: what others are compared with. */
export class PublicCursor implements ITreeCursor {
  private _cursor: TreeCursor | null = null;

  open(tree: Tree): boolean {
    this._cursor = tree.walk();
    return tree.rootNode.hasError;
  }

  close(): void {
    this._cursor?.delete();
    this._cursor = null;
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
    if (!this._here.gotoFirstChild()) {
      return false;
    }
    if (this._isShown() || this.nextSibling()) {
      return true;
    }
    this._here.gotoParent();
    return false;
  }

  nextSibling(): boolean {
    while (this._here.gotoNextSibling()) {
      if (this._isShown()) {
        return true;
      }
    }
    return false;
  }

  parent(): boolean {
    return this._here.gotoParent();
  }

  private _isShown(): boolean {
    return this._here.nodeIsNamed || this._here.nodeIsMissing;
  }

  private get _here(): TreeCursor {
    if (!this._cursor) {
      throw new Error('The cursor is not open.');
    }
    return this._cursor;
  }
}
