import type { ISettingRegistry } from '@jupyterlab/settingregistry';
import { Signal, type ISignal } from '@lumino/signaling';

import { PLUGIN_ID } from '../tokens';

/**
 * One of the settings of this extension, as a value that can be read at once. Where
 * there is no registry of settings, it lasts as long as the page.
 */
export class KeptSetting<T extends string | boolean> {
  /**
   * @param _name - the setting
   * @param _allowed - the values that it may have; the first is the default
   * @param registry - where it is kept
   */
  constructor(
    private readonly _name: string,
    private readonly _allowed: readonly [T, ...T[]],
    registry: ISettingRegistry | null
  ) {
    this._value = _allowed[0];
    registry?.load(PLUGIN_ID).then(
      settings => {
        this._settings = settings;
        settings.changed.connect(this._read, this);
        this._read();
      },
      () => undefined // the manager says so already
    );
  }

  /** Emitted when the value changed, by whomever. */
  get changed(): ISignal<this, void> {
    return this._changed;
  }

  get(): T {
    return this._value;
  }

  set(value: T): void {
    this._take(value);
    void this._settings?.set(this._name, value);
  }

  private _read(): void {
    const stored = this._settings?.get(this._name).composite;
    const value = this._allowed.find(allowed => allowed === stored);
    if (value !== undefined) {
      this._take(value);
    }
  }

  private _take(value: T): void {
    if (value !== this._value) {
      this._value = value;
      this._changed.emit();
    }
  }

  private readonly _changed = new Signal<this, void>(this);
  private _settings: ISettingRegistry.ISettings | null = null;
  private _value: T;
}
