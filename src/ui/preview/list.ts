import { Widget } from '@lumino/widgets';

import type { IPreviewCell } from '../../lab/preview/cells';
import { CellEntry, type IEntryActions, type IEntryStyle } from './entry';

/** How many headings are made at once, a screenful; the others follow in the next moments. */
const FIRST = 16;

/** How long diffs that are seen may take at a time, in ms: less than a frame. */
const SLICE = 8;

/**
 * How long headings further down may take at a time, in ms: nobody waits for them, and
 * what is laid out in the same frame takes longer by them.
 */
const HEADINGS = 4;

/** How many diffs are kept that are out of sight. */
const KEPT = 60;

/** How far from what is seen a diff is made, in pixels. */
const AHEAD = '600px 0px';

/**
 * The cells of a preview. Opening takes the time of what is seen, however many
 * cells there are: headings are made a slice at a time, and diffs as they come
 * into view. Those that were passed long ago are taken away again.
 */
export class CellList extends Widget {
  /**
   * @param _actions - what a person can do with a cell
   * @param _style - how cells are shown
   * @param root - the node that scrolls
   */
  constructor(
    private readonly _actions: IEntryActions,
    private _style: IEntryStyle,
    root: HTMLElement
  ) {
    super();
    this.addClass('jp-TfUpgradePreview-list');
    this._observer = new IntersectionObserver(
      entries => this._onSeen(entries),
      { root, rootMargin: AHEAD }
    );
  }

  /** Show these cells. */
  setCells(cells: readonly IPreviewCell[]): void {
    this._cells = cells;
    const ids = new Set(cells.map(cell => cell.id));
    for (const [id, entry] of this._entries) {
      if (!ids.has(id)) {
        this._drop(id, entry);
      }
    }
    this._limit = Math.max(FIRST, Math.min(this._limit, cells.length));
    this._arrange();
  }

  /** Show them in another way. */
  setStyle(style: IEntryStyle): void {
    this._style = style;
    this._arrange();
  }

  override dispose(): void {
    if (this.isDisposed) {
      return;
    }
    this._observer.disconnect();
    cancelAnimationFrame(this._frame);
    this._entries.forEach(entry => entry.dispose());
    this._entries.clear();
    super.dispose();
  }

  /** Bring the headings in line with the cells, as far as they are made. */
  private _arrange(): void {
    let node = this.node.firstElementChild;
    const shown = Math.min(this._limit, this._cells.length);
    for (let index = 0; index < shown; index++) {
      const cell = this._cells[index];
      const known = this._entries.get(cell.id);
      known?.update(cell, this._style);
      const entry = known ?? this._create(cell);
      if (entry.node === node) {
        node = node.nextElementSibling;
      } else {
        this.node.insertBefore(entry.node, node);
      }
    }
    this._schedule();
  }

  private _create(cell: IPreviewCell): CellEntry {
    const entry = new CellEntry(cell, this._style, this._actions);
    this._entries.set(cell.id, entry);
    this._byNode.set(entry.node, entry);
    this._observer.observe(entry.node);
    return entry;
  }

  private _drop(id: string, entry: CellEntry): void {
    this._observer.unobserve(entry.node);
    this._seen.delete(entry);
    this._queue.delete(entry);
    this._kept.delete(entry);
    this._entries.delete(id);
    entry.dispose();
  }

  private _onSeen(changes: readonly IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of changes) {
      const entry = this._byNode.get(target);
      if (!entry) {
        continue;
      }
      if (isIntersecting) {
        this._seen.add(entry);
        this._queue.add(entry);
      } else {
        this._seen.delete(entry);
        this._queue.delete(entry);
      }
    }
    this._work();
  }

  private _schedule(): void {
    const more = this._limit < this._cells.length || this._queue.size > 0;
    if (more && this._frame === 0 && !this.isDisposed) {
      this._frame = requestAnimationFrame(() => {
        this._frame = 0;
        this._work();
      });
    }
  }

  /** A slice of what is left to do: diffs that are seen first, then headings. */
  private _work(): void {
    const start = performance.now();
    for (const entry of this._queue) {
      this._queue.delete(entry);
      entry.show();
      // The last one to be shown is the last one to go.
      this._kept.delete(entry);
      this._kept.add(entry);
      if (performance.now() > start + SLICE) {
        break;
      }
    }
    this._forget();
    while (
      this._limit < this._cells.length &&
      performance.now() < start + HEADINGS
    ) {
      const cell = this._cells[this._limit++];
      if (!this._entries.has(cell.id)) {
        this.node.append(this._create(cell).node);
      }
    }
    this._schedule();
  }

  /** Take away the diffs that were passed long ago. */
  private _forget(): void {
    const surplus = this._kept.size - KEPT;
    const old = [...this._kept]
      .filter(entry => !this._seen.has(entry))
      .slice(0, Math.max(0, surplus));
    // Asked before any is taken away: each answer would lay out the page anew.
    const heights = old.map(entry => entry.height);
    old.forEach((entry, index) => {
      entry.hide(heights[index]);
      this._kept.delete(entry);
    });
  }

  private _cells: readonly IPreviewCell[] = [];
  private _limit = 0;
  private _frame = 0;
  private readonly _observer: IntersectionObserver;
  private readonly _entries = new Map<string, CellEntry>();
  private readonly _byNode = new WeakMap<Element, CellEntry>();
  private readonly _seen = new Set<CellEntry>();
  private readonly _queue = new Set<CellEntry>();
  private readonly _kept = new Set<CellEntry>();
}
