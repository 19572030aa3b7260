import type { INotebookSession } from '../model';
import { Pace } from '../pace';
import type { ICellRecord } from '../record';
import { matchKept } from './match';
import type { IKeptStore } from './store';

/** How long after a change it is written down, in ms. */
const SETTLE = 200;

/** How long changes that do not pause may put that off, in ms. */
const PATIENCE = 2000;

/** Brings back what was done to a notebook before, and keeps what is done. */
export class Keeper {
  /**
   * @param _session - the notebook
   * @param _store - where it is kept
   * @param _keyOf - a name for the notebook at a path
   * @param _isOn - asked whether anything is to be kept
   */
  constructor(
    private readonly _session: INotebookSession,
    private readonly _store: IKeptStore,
    private readonly _keyOf: (path: string) => string,
    private readonly _isOn: () => boolean
  ) {
    this._path = _session.host.path;
    _session.changed.connect(this._onChanged, this);
    this._onChanged();
  }

  /** Settles when all is written down so far. */
  get saved(): Promise<void> {
    return this._saving;
  }

  private _onChanged(): void {
    if (!this._session.notebook) {
      return;
    }
    if (!this._isLoaded) {
      this._isLoaded = true;
      this._saving = this._load();
    } else if (this._isDue) {
      this._pace.call();
    }
  }

  private get _isDue(): boolean {
    const { record, host } = this._session;
    return record.version !== this._version || host.path !== this._path;
  }

  private async _load(): Promise<void> {
    const { record } = this._session;
    try {
      const kept = this._isOn()
        ? await this._store.load(this._keyOf(this._path))
        : [];
      const cells = this._session.notebook?.cells;
      if (kept.length > 0 && cells) {
        // What was done meanwhile is newer.
        const found = [...matchKept(kept, cells)].filter(
          ([id]) => !record.cells.has(id)
        );
        const ids = new Set(kept.map(({ id }) => id));
        found
          .filter(([id]) => ids.has(id))
          .forEach(([id, cell]) => this._kept.set(id, cell));
        const { version } = record;
        this._session.restore(new Map(found));
        if (this._version === version) {
          // All of it is kept already.
          this._version = record.version;
        }
      }
    } catch (error) {
      this._warn(error);
    }
  }

  /** Write down what changed, one time after the other. */
  private _save(): void {
    this._saving = this._saving.then(() => this._write()).catch(this._warn);
  }

  private async _write(): Promise<void> {
    const { record, host, isDisposed } = this._session;
    if (isDisposed || !this._isDue) {
      return;
    }
    if (host.path !== this._path) {
      await this._store.forget(this._keyOf(this._path));
      this._path = host.path;
      this._kept.clear();
    }
    this._version = record.version;
    if (!this._isOn()) {
      return;
    }
    const all = [...record.cells].filter(
      ([, { result }]) => result.status === 'changed'
    );
    const changed = all.filter(([id, cell]) => this._kept.get(id) !== cell);
    await this._store.save(
      this._keyOf(this._path),
      all.map(([id]) => id),
      changed.map(([id, cell]) => ({ id, record: cell }))
    );
    changed.forEach(([id, cell]) => this._kept.set(id, cell));
  }

  private readonly _warn = (error: unknown): void => {
    // A private window may keep nothing: an upgrade can be reverted until the page
    // is left, as without this.
    // eslint-disable-next-line no-console -- for whoever wonders why it is gone
    console.warn('TF2 migration: not kept in the browser.', error);
  };

  private _path: string;
  private _isLoaded = false;
  private _version = 0;
  private _saving: Promise<void> = Promise.resolve();
  /** What is kept, as far as it is known. */
  private readonly _kept = new Map<string, ICellRecord>();
  private readonly _pace = new Pace(() => this._save(), SETTLE, PATIENCE);
}
