import type { INotebookTracker, NotebookPanel } from '@jupyterlab/notebook';
import type { ISettingRegistry } from '@jupyterlab/settingregistry';
import { Signal, type ISignal } from '@lumino/signaling';

import type { IOptions } from '../engine/types';
import type { IMigrationManager } from '../tokens';
import type { IMigrator } from '../worker/client';
import { once } from './once';
import type { NotebookSession } from './session';
import type * as sessions from './sessions';

type Context = NotebookPanel['context'];

/** The settings that decide what the engine does. */
interface IValues {
  readonly safetyMode: boolean;
  readonly runReady: boolean;
  readonly targetVersion: string;
}

/**
 * Keeps a session for each notebook that was ever active, while it is open. Two
 * views of one notebook share its session.
 */
export class MigrationManager implements IMigrationManager {
  /**
   * @param _tracker - knows the open notebooks; null on a page that has none
   * @param load - loads the code behind sessions, and the engine; nothing is asked of
   * it before a notebook is open
   */
  constructor(
    private readonly _tracker: INotebookTracker | null,
    load: () => Promise<typeof sessions>
  ) {
    this._load = once(load);
    // While the notebook is on its way from the server.
    _tracker?.widgetAdded.connect(this.load, this);
    _tracker?.currentChanged.connect(this._onCurrentChanged, this);
    this._onCurrentChanged();
  }

  readonly migrator: IMigrator = {
    migrate: async (...request) =>
      (await this._load()).migrator.migrate(...request),
    convert: async (...request) =>
      (await this._load()).migrator.convert(...request)
  };

  /** Load what a notebook needs, as one is about to be shown. */
  load(): void {
    void this._load();
  }

  get active(): NotebookSession | null {
    const panel = this._tracker?.currentWidget;
    return panel ? (this._sessions.get(panel.context) ?? null) : null;
  }

  get opening(): Promise<void> | null {
    const panel = this._tracker?.currentWidget;
    return panel ? (this._opening.get(panel.context) ?? null) : null;
  }

  get activeChanged(): ISignal<this, void> {
    return this._activeChanged;
  }

  /** Emitted when anything about any notebook's session changed. */
  get sessionChanged(): ISignal<this, void> {
    return this._sessionChanged;
  }

  get settingsChanged(): ISignal<this, void> {
    return this._settingsChanged;
  }

  get safetyMode(): boolean {
    return this._values.safetyMode;
  }

  get runReady(): boolean {
    return this._values.runReady;
  }

  get targetVersion(): string {
    return this._values.targetVersion;
  }

  /** Whether the sidebar comes forward after an upgrade. */
  get openReport(): boolean {
    return this._settings?.get('openReport').composite !== false;
  }

  get preview(): boolean {
    return this._settings?.get('preview').composite !== false;
  }

  get knownVersions(): readonly string[] {
    const { examples } = (this._settings?.schema.properties?.targetVersion ??
      {}) as { examples?: readonly string[] };
    return examples ?? [];
  }

  get options(): IOptions {
    const { safetyMode, runReady, targetVersion } = this._values;
    return {
      mode: safetyMode ? 'SAFETY' : 'DEFAULT',
      runReady,
      ...(targetVersion ? { targetVersion } : {})
    };
  }

  /** Read the settings and follow them. */
  connectSettings(settings: ISettingRegistry.ISettings): void {
    this._settings = settings;
    settings.changed.connect(this._onSettingsChanged, this);
    this._onSettingsChanged();
  }

  setSafetyMode(on: boolean): Promise<void> {
    return this._set('safetyMode', on);
  }

  setRunReady(on: boolean): Promise<void> {
    return this._set('runReady', on);
  }

  setTargetVersion(version: string): Promise<void> {
    return this._set('targetVersion', version);
  }

  async setOptions(options: IOptions): Promise<void> {
    const values: IValues = {
      safetyMode: options.mode === 'SAFETY',
      runReady: options.runReady === true,
      targetVersion: options.targetVersion ?? ''
    };
    const { safetyMode, runReady, targetVersion } = this._values;
    if (values.safetyMode !== safetyMode) {
      await this._set('safetyMode', values.safetyMode);
    }
    if (values.runReady !== runReady) {
      await this._set('runReady', values.runReady);
    }
    if (values.targetVersion !== targetVersion) {
      await this._set('targetVersion', values.targetVersion);
    }
  }

  private async _set<K extends keyof IValues>(
    name: K,
    value: IValues[K]
  ): Promise<void> {
    if (this._settings) {
      await this._settings.set(name, value);
    } else {
      this._applySettings({ ...this._values, [name]: value });
    }
  }

  private _onSettingsChanged(): void {
    const settings = this._settings;
    if (settings) {
      this._applySettings({
        safetyMode: settings.get('safetyMode').composite === true,
        runReady: settings.get('runReady').composite !== false,
        targetVersion: String(settings.get('targetVersion').composite ?? '')
      });
    }
  }

  private _applySettings(values: IValues): void {
    this._values = values;
    this._settingsChanged.emit();
    // Those that are not shown are analysed when they are.
    void this.active?.refresh();
  }

  private _onCurrentChanged(): void {
    const context = this._tracker?.currentWidget?.context;
    if (context) {
      const session = this._sessions.get(context);
      if (session) {
        void session.analyse();
      } else if (!this._opening.has(context)) {
        const opening = this._open(context).finally(() => {
          this._opening.delete(context);
          if (context === this._tracker?.currentWidget?.context) {
            this._activeChanged.emit();
          }
        });
        this._opening.set(context, opening);
      }
    }
    this._activeChanged.emit();
  }

  /** Make the session of a notebook, as soon as its code is there. */
  private async _open(context: Context): Promise<void> {
    const { openSession } = await this._load();
    if (context.isDisposed) {
      return;
    }
    const session = openSession(context, this._tracker, () => this.options);
    this._sessions.set(context, session);
    const relay = (): void => this._sessionChanged.emit();
    session.changed.connect(relay, this);
    context.pathChanged.connect(relay, session);
    context.disposed.connect(() => {
      this._sessions.delete(context);
    }, session);
  }

  private readonly _load: () => Promise<typeof sessions>;
  private readonly _opening = new Map<Context, Promise<void>>();
  private readonly _sessions = new Map<Context, NotebookSession>();
  private readonly _activeChanged = new Signal<this, void>(this);
  private readonly _sessionChanged = new Signal<this, void>(this);
  private readonly _settingsChanged = new Signal<this, void>(this);
  private _settings: ISettingRegistry.ISettings | null = null;
  private _values: IValues = {
    safetyMode: false,
    runReady: true,
    targetVersion: ''
  };
}
