import { Signal, type ISignal } from '@lumino/signaling';
import { Widget } from '@lumino/widgets';

/** A bar for the status bar that shows how far an upgrade of files got. */
export class FilesProgress extends Widget {
  /** @param name - what the bar is called, on the screen and to screen readers */
  constructor(name: string) {
    super();
    this.addClass('jp-TfUpgrade-progress');
    this._bar.max = 1;
    this._bar.setAttribute('aria-label', name);
    const label = document.createElement('span');
    label.textContent = name;
    this.node.append(label, this._bar);
  }

  /** Whether there is anything to show. */
  get isActive(): boolean {
    return this._active;
  }

  /** Emitted when the bar is to come or go. */
  get activeChanged(): ISignal<this, void> {
    return this._activeChanged;
  }

  /** Show how much is done, from 0 to 1; null where nothing is under way. */
  setProgress(fraction: number | null): void {
    this._bar.value = fraction ?? 0;
    if (this._active !== (fraction !== null)) {
      this._active = fraction !== null;
      this._activeChanged.emit();
    }
  }

  private _active = false;
  private readonly _activeChanged = new Signal<this, void>(this);
  private readonly _bar = document.createElement('progress');
}
