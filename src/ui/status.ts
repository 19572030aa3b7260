import { Signal, type ISignal } from '@lumino/signaling';
import { Widget } from '@lumino/widgets';

import type { IAttention } from '../lab/report/attention';
import { migrationIcon } from './icons';

/** A part of the status bar with what the active notebook asks of a person. */
export class ReportStatus extends Widget {
  /**
   * @param _name - how it is introduced: "TF2 migration"
   * @param onClick - called when it is clicked
   */
  constructor(
    private readonly _name: string,
    onClick: () => void
  ) {
    super();
    this.addClass('jp-TfUpgrade-status');
    this._button.className = 'jp-TfUpgrade-statusButton';
    this._button.addEventListener('click', onClick);
    migrationIcon.element({ container: this._icon, tag: 'span' });
    this._button.append(this._icon, this._text);
    this.node.append(this._button);
  }

  /** Whether there is anything to show. */
  get isActive(): boolean {
    return this._shown !== null;
  }

  /** Emitted when the item is to come or go. */
  get activeChanged(): ISignal<this, void> {
    return this._activeChanged;
  }

  /** Show what a notebook asks; null: nothing. */
  setAttention(attention: IAttention | null): void {
    const was = this.isActive;
    if (attention?.words !== this._shown) {
      this._shown = attention?.words ?? null;
      this._text.textContent = this._shown;
      const title = `${this._name}: ${this._shown}`;
      this._button.title = title;
      this._button.setAttribute('aria-label', title);
    }
    if (was !== this.isActive) {
      this._activeChanged.emit();
    }
  }

  private readonly _button = document.createElement('button');
  private readonly _icon = document.createElement('span');
  private readonly _text = document.createElement('span');
  private readonly _activeChanged = new Signal<this, void>(this);
  private _shown: string | null = null;
}
