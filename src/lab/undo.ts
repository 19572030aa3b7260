/**
 * Makes one undo of an upgrade bring every cell back.
 *
 * JupyterLab keeps an undo stack a cell, and one of the notebook for cell
 * operations. A transaction of the notebook is a step on the notebook's stack
 * alone: Ctrl+Z inside a cell would pass it by and undo older typing beneath it.
 * So the step is put on the stacks of the cells it changes as well, and when any
 * of these takes it back, a stack of our own takes it back in the other cells.
 */
import type { ISharedCell, ISharedNotebook, YNotebook } from '@jupyter/ydoc';
import { Signal, type ISignal } from '@lumino/signaling';
import { UndoManager } from 'yjs';

type StackItem = UndoManager['undoStack'][number];

interface IStackEvent {
  readonly stackItem: StackItem;
  readonly type: 'undo' | 'redo';
}

/** One upgrade on the undo stacks of a notebook and of the cells it changes. */
export class UndoStep {
  /**
   * @param shared - the notebook
   * @param cells - the cells that are about to be changed
   */
  constructor(
    shared: ISharedNotebook,
    private readonly _cells: readonly ISharedCell[]
  ) {
    // Both are Y types in every JupyterLab; the interfaces just do not say so.
    this._shared = shared as YNotebook;
    this._own = new UndoManager([this._shared.ydoc.getArray('cells')], {
      trackedOrigins: new Set([this._shared]),
      doc: this._shared.ydoc
    });
    this._stacks = new Set([
      this._shared.undoManager,
      ...this._cells.flatMap(cell => undoManagerOf(cell) ?? [])
    ]);
  }

  /** Emitted after a person's undo or redo took the upgrade back or brought it back. */
  get changed(): ISignal<this, void> {
    return this._changed;
  }

  /**
   * True while our own stack can take the upgrade back exactly, whatever was
   * typed since. An undo or redo from elsewhere ends that.
   */
  get isExact(): boolean {
    return !this._tangled;
  }

  /** Make the changes, as one step of every stack. To be called once. */
  run(change: () => void): void {
    const notebookStack = this._shared.undoManager;
    const collect = ({ stackItem }: IStackEvent): void => {
      this._items.add(stackItem);
    };
    for (const stack of this._stacks) {
      // Or the step would merge with what was typed in the last half second.
      stack.stopCapturing();
      stack.addTrackedOrigin(this._shared);
      stack.on('stack-item-added', collect);
    }
    try {
      this._shared.transact(change);
    } finally {
      for (const stack of this._stacks) {
        stack.off('stack-item-added', collect);
        if (stack !== notebookStack) {
          stack.removeTrackedOrigin(this._shared);
        }
        stack.stopCapturing();
        stack.on('stack-item-popped', this._onPopped);
      }
      this._own.removeTrackedOrigin(this._shared);
    }
  }

  /** Take the upgrade back on our own stack. */
  undo(): void {
    this._own.undo();
    this._purge(null);
    this._tangled = true;
  }

  /** Forget everything; the stacks keep their steps. */
  dispose(): void {
    for (const stack of this._stacks) {
      stack.off('stack-item-popped', this._onPopped);
    }
    this._own.destroy();
    Signal.clearData(this);
  }

  private readonly _onPopped = (
    { stackItem, type }: IStackEvent,
    stack: UndoManager
  ): void => {
    if (!this._items.has(stackItem)) {
      return;
    }
    // The reverse of the popped step is a new item, on top of the other stack.
    const other = type === 'undo' ? stack.redoStack : stack.undoStack;
    const top = other[other.length - 1];
    if (top) {
      this._items.add(top);
    }
    if (type === 'undo') {
      this._own.undo();
      this._purge(stack);
    } else {
      this._own.redo();
    }
    this._tangled = true;
    this._changed.emit();
  };

  /**
   * Take the step off all stacks but one. What one stack has undone, another
   * cannot undo again: Yjs restores a deleted piece once, so the second undo
   * would delete the new text and bring nothing back.
   */
  private _purge(except: UndoManager | null): void {
    for (const stack of this._stacks) {
      if (stack !== except) {
        stack.undoStack = stack.undoStack.filter(
          item => !this._items.has(item)
        );
      }
    }
  }

  private readonly _shared: YNotebook;
  private readonly _own: UndoManager;
  private readonly _stacks: ReadonlySet<UndoManager>;
  private readonly _items = new Set<StackItem>();
  private readonly _changed = new Signal<this, void>(this);
  private _tangled = false;
}

function undoManagerOf(cell: ISharedCell): UndoManager | null {
  return (cell as { undoManager?: UndoManager | null }).undoManager ?? null;
}
