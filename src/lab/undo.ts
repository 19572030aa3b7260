/**
 * Makes one undo of an upgrade bring every cell back.
 *
 * JupyterLab keeps an undo stack a cell, and one of the notebook for cell
 * operations. A transaction of the notebook is a step on the notebook's stack
 * alone: Ctrl+Z inside a cell would pass it by and undo older typing beneath it.
 * So the step is put on the stacks of the cells it changes as well, and when any
 * of these takes it back, a stack of our own takes it back in the other cells.
 *
 * An upgrade of very many cells lands in parts, a transaction each, because every
 * stack looks through the whole of a transaction that it keeps. Our own stack has an
 * item a part; the notebook's has the first part alone, and a cell's has its own.
 */
import type { ISharedCell, ISharedNotebook, YNotebook } from '@jupyter/ydoc';
import { Signal, type ISignal } from '@lumino/signaling';
import { UndoManager } from 'yjs';

import { nextTask } from '../worker/next-task';
import { BUDGET } from './slices';

type StackItem = UndoManager['undoStack'][number];

interface IStackEvent {
  readonly stackItem: StackItem;
  readonly type: 'undo' | 'redo';
}

/** Told of cells right after they were changed, undone or redone. */
export type OnCellsChanged = (cells: readonly ISharedCell[]) => void;

/** The steps of each notebook, oldest first. */
const steps = new WeakMap<YNotebook, UndoStep[]>();

/** One upgrade on the undo stacks of a notebook and of the cells it changes. */
export class UndoStep {
  /**
   * @param shared - the notebook
   * @param _onCells - told of each part, whichever way it went
   */
  constructor(
    shared: ISharedNotebook,
    private readonly _onCells: OnCellsChanged = () => undefined
  ) {
    // A Y type in every JupyterLab; the interface just does not say so.
    this._shared = shared as YNotebook;
    this._own = new UndoManager([this._shared.ydoc.getArray('cells')], {
      trackedOrigins: new Set([this]),
      captureTimeout: 0,
      doc: this._shared.ydoc
    });
    this._own.on('stack-item-popped', ({ stackItem, type }: IStackEvent) => {
      this._inherit(this._own, stackItem, type);
    });
    const all = steps.get(this._shared) ?? [];
    all.push(this);
    steps.set(this._shared, all);
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

  /** Whether it is what the notebook's next undo takes back, or its next redo brings back. */
  isNext(way: 'undo' | 'redo'): boolean {
    const { undoStack, redoStack } = this._shared.undoManager;
    const stack = way === 'undo' ? undoStack : redoStack;
    const top = stack[stack.length - 1];
    return top !== undefined && this._items.has(top);
  }

  /**
   * Change some cells, as a part of the step; in one transaction.
   *
   * @param cells - the cells that are about to be changed
   * @param change - changes them
   */
  add(cells: readonly ISharedCell[], change: () => void): void {
    this._isDone = true;
    cells.forEach(cell => this._cells.add(cell));
    const notebookStack = this._shared.undoManager;
    const stacks = new Set(cells.flatMap(cell => undoManagerOf(cell) ?? []));
    // Where cells share it, it is not to have an item a part either.
    stacks.delete(notebookStack);
    if (this._stacks.size === 0) {
      stacks.add(notebookStack);
    }
    const collect = ({ stackItem }: IStackEvent, stack: UndoManager): void => {
      const all = stack === notebookStack || stack === this._own;
      this._items.set(
        stackItem,
        all ? cells : cells.filter(cell => undoManagerOf(cell) === stack)
      );
    };
    this._own.on('stack-item-added', collect);
    for (const stack of stacks) {
      // Or the step would merge with what was typed in the last half second.
      stack.stopCapturing();
      stack.addTrackedOrigin(this);
      stack.on('stack-item-added', collect);
    }
    try {
      this._shared.ydoc.transact(change, this);
    } finally {
      this._own.off('stack-item-added', collect);
      for (const stack of stacks) {
        stack.off('stack-item-added', collect);
        stack.removeTrackedOrigin(this);
        stack.stopCapturing();
        if (!this._stacks.has(stack)) {
          this._stacks.add(stack);
          stack.on('stack-item-popped', this._onPopped);
        }
      }
    }
    this._onCells(cells);
  }

  /** Forget everything; the stacks keep their steps. */
  dispose(): void {
    this._isDisposed = true;
    for (const stack of this._stacks) {
      stack.off('stack-item-popped', this._onPopped);
    }
    this._own.destroy();
    const all = steps.get(this._shared);
    all?.splice(all.indexOf(this), 1);
    Signal.clearData(this);
  }

  private readonly _onPopped = (
    { stackItem, type }: IStackEvent,
    stack: UndoManager
  ): void => {
    if (!this._items.has(stackItem)) {
      return;
    }
    this._inherit(stack, stackItem, type);
    if (type === 'undo') {
      void this._undo();
    } else if (!this._others(true).some(step => step._isDone)) {
      this._tangled = true;
      this._isDone = true;
      // It is on this stack alone now: on the others, those that it was written on
      // would be undone beneath it.
      this._others(false).forEach(step => step._bury(stack));
      void this._follow('redo');
    }
    this._changed.emit();
  };

  /**
   * Have all of it undone. What was written on top of it in other cells goes first,
   * as it would from one stack: a piece of text that two steps have undone would be
   * lost, or be there twice.
   */
  private async _undo(): Promise<void> {
    this._tangled = true;
    this._isDone = false;
    for (const step of this._others(true).reverse()) {
      if (step._isDone) {
        const done = step._undo();
        if (step._running) {
          await done;
        }
        step._changed.emit();
      }
      step._bury();
    }
    this._purge();
    await this._follow('undo');
  }

  /** The later or earlier steps, oldest first, that change cells of this one. */
  private _others(later: boolean): UndoStep[] {
    const all = steps.get(this._shared) ?? [];
    const index = all.indexOf(this);
    return (later ? all.slice(index + 1) : all.slice(0, index)).filter(
      ({ _cells }) => [..._cells].some(cell => this._cells.has(cell))
    );
  }

  /** Take it off the stacks for good, but for one. */
  private _bury(except?: UndoManager): void {
    this._purge(except);
    for (const stack of this._stacks) {
      if (
        stack !== except &&
        stack.redoStack.some(item => this._items.has(item))
      ) {
        stack.redoStack = stack.redoStack.filter(
          item => !this._items.has(item)
        );
      }
    }
  }

  /** A step that was popped has its reverse on top of the other stack. */
  private _inherit(
    stack: UndoManager,
    popped: StackItem,
    type: 'undo' | 'redo'
  ): void {
    const cells = this._items.get(popped) ?? [];
    const other = type === 'undo' ? stack.redoStack : stack.undoStack;
    const top = other[other.length - 1];
    if (top) {
      this._items.set(top, cells);
    }
    this._items.delete(popped);
    this._onCells(cells);
  }

  /**
   * Have our own stack undo or redo all it can. What a moment suffices for is done
   * at once, the rest in later tasks. Asked for the opposite meanwhile, it turns.
   */
  private _follow(type: 'undo' | 'redo'): Promise<void> {
    this._direction = type;
    if (!this._running) {
      this._following = this._run();
    }
    return this._following;
  }

  private async _run(): Promise<void> {
    this._running = true;
    let later = false;
    try {
      for (;;) {
        const start = performance.now();
        while (this._left > 0 && performance.now() - start < BUDGET) {
          if (this._direction === 'undo') {
            this._own.undo();
          } else {
            this._own.redo();
          }
        }
        if (this._left === 0) {
          break;
        }
        later = true;
        await nextTask();
      }
    } finally {
      // Not in a later microtask: whoever asks next must find it so.
      this._running = false;
    }
    if (later && !this._isDisposed) {
      this._changed.emit();
    }
  }

  /** How many parts our own stack has yet to take the present way. */
  private get _left(): number {
    const { undoStack, redoStack } = this._own;
    const stack = this._direction === 'undo' ? undoStack : redoStack;
    return this._isDisposed ? 0 : stack.length;
  }

  /**
   * Take the step off all stacks, but for what could redo it. What one stack has
   * undone, another cannot undo again: Yjs restores a deleted piece once, so the
   * second undo would delete the new text and bring nothing back.
   */
  private _purge(except?: UndoManager): void {
    for (const stack of this._stacks) {
      if (
        stack !== except &&
        stack.undoStack.some(item => this._items.has(item))
      ) {
        stack.undoStack = stack.undoStack.filter(
          item => !this._items.has(item)
        );
      }
    }
  }

  private readonly _shared: YNotebook;
  private readonly _own: UndoManager;
  private readonly _stacks = new Set<UndoManager>();
  /** Which of its cells an item of any of the stacks changes. */
  private readonly _items = new Map<StackItem, readonly ISharedCell[]>();
  private readonly _changed = new Signal<this, void>(this);
  private readonly _cells = new Set<ISharedCell>();
  /** False while it is undone. */
  private _isDone = false;
  private _direction: 'undo' | 'redo' = 'undo';
  private _following: Promise<void> = Promise.resolve();
  private _running = false;
  private _tangled = false;
  private _isDisposed = false;
}

function undoManagerOf(cell: ISharedCell): UndoManager | null {
  return (cell as { undoManager?: UndoManager | null }).undoManager ?? null;
}
