import { countChanges, type IPreviewCell } from '../../lab/preview/cells';
import { ROW_HEIGHT, showDiff, type IDiffStyle } from './diff';
import { diffInput, estimateLines, type NoteLevel } from './diff-input';

/** How all cells are shown. */
export interface IEntryStyle extends IDiffStyle {
  readonly notes: NoteLevel;
}

/** What a person can do with a cell. */
export interface IEntryActions {
  tick(id: string, on: boolean): void;
  goTo(id: string): void;
}

let nextId = 0;

/**
 * One cell of the preview: its heading at once, its diff when it is asked for. A
 * placeholder of about the diff's height holds its place until then.
 */
export class CellEntry {
  constructor(
    cell: IPreviewCell,
    private _style: IEntryStyle,
    private readonly _actions: IEntryActions
  ) {
    this._cell = cell;
    const { trans } = _style;
    const id = `jp-TfUpgradePreview-cell-${nextId++}`;
    this.node.className = 'jp-TfUpgradePreview-cell';
    this.node.setAttribute('aria-labelledby', id);
    this.node.dataset.cellId = cell.id;
    this._tick.type = 'checkbox';
    this._tick.addEventListener('change', () =>
      this._actions.tick(this._cell.id, this._tick.checked)
    );
    const label = document.createElement('label');
    this._name.id = id;
    label.append(this._tick, this._name);
    const heading = document.createElement('h3');
    heading.append(label);
    this._goTo.className = 'jp-TfUpgradePreview-link';
    this._goTo.textContent = trans.__('Go to cell');
    this._goTo.addEventListener('click', () =>
      this._actions.goTo(this._cell.id)
    );
    const head = document.createElement('div');
    head.className = 'jp-TfUpgradePreview-cellHead';
    this._facts.className = 'jp-TfUpgradePreview-facts';
    head.append(heading, this._facts, this._goTo);
    this._body.className = 'jp-TfUpgradePreview-diff';
    this.node.append(head, this._body);
    this._render();
  }

  readonly node = document.createElement('section');

  /** Whether the diff is there. */
  get isShown(): boolean {
    return this._remove !== null;
  }

  /** Show another state of the cell, or in another style. */
  update(cell: IPreviewCell, style: IEntryStyle): void {
    const old = this._cell;
    if (cell === old && style === this._style) {
      return;
    }
    const redraw = style !== this._style || cell.chosen !== old.chosen;
    this._cell = cell;
    this._style = style;
    this._render();
    if (redraw && this._remove) {
      this.hide();
      this.show();
    } else if (redraw) {
      this._reserve();
    }
  }

  /** Make the diff, unless it is there. */
  show(): void {
    if (this._remove) {
      return;
    }
    const input = diffInput(this._cell, this._style.notes);
    this._remove = showDiff(this._body, this._style, {
      input,
      name: this._title(),
      whole: this._whole,
      showWhole: () => this._showWhole()
    });
    this._body.style.minHeight = '';
  }

  /** The height of the diff, in pixels. */
  get height(): number {
    return this._body.getBoundingClientRect().height;
  }

  /** Take the diff away, and leave its place as high as it was. */
  hide(height = this.height): void {
    if (this._remove) {
      this._remove();
      this._remove = null;
      this._body.style.minHeight = `${height}px`;
    }
  }

  dispose(): void {
    this._remove?.();
    this._remove = null;
    this.node.remove();
  }

  private _showWhole(): void {
    this._whole = true;
    this.hide();
    this.show();
    // The button that had the focus is gone.
    this._goTo.focus({ preventScroll: true });
  }

  private _title(): string {
    return this._style.trans.__('Cell %1', this._cell.number ?? '');
  }

  private _render(): void {
    const { ticked, stale, edited, chosen } = this._cell;
    const { trans } = this._style;
    this._name.textContent = this._title();
    this._tick.checked = ticked;
    this.node.classList.toggle('jp-mod-off', !ticked);
    this.node.classList.toggle('jp-mod-stale', stale);
    const changes = countChanges(chosen);
    const facts = [
      changes > 0
        ? trans._n('%1 change', '%1 changes', changes)
        : trans.__('No change of a kind that is ticked')
    ];
    if (stale) {
      facts.push(trans.__('Edited just now: being worked out anew'));
    } else if (edited) {
      facts.push(trans.__('Edited meanwhile: worked out anew'));
    }
    this._facts.textContent = facts.join(' · ');
    if (!this._remove && this._body.style.minHeight === '') {
      this._reserve();
    }
  }

  private _reserve(): void {
    const lines = estimateLines(diffInput(this._cell, this._style.notes));
    this._body.style.minHeight = `${lines * ROW_HEIGHT + 10}px`;
  }

  private _cell: IPreviewCell;
  private _whole = false;
  private _remove: (() => void) | null = null;
  private readonly _tick = document.createElement('input');
  private readonly _name = document.createElement('span');
  private readonly _facts = document.createElement('span');
  private readonly _goTo = document.createElement('button');
  private readonly _body = document.createElement('div');
}
