import type { ISharedNotebook } from '@jupyter/ydoc';
import { Signal, type ISignal } from '@lumino/signaling';

import type { IMigrationManager, IMigrationReports } from '../../tokens';
import type { INotebookSession } from '../model';
import { once } from '../once';
import type { ReportModel } from './model';

/** Keeps a report for each notebook that has a session, while it is open. */
export class Reports implements IMigrationReports {
  /**
   * @param _manager - knows the sessions
   * @param load - loads what makes the report of a session, with the first one
   */
  constructor(
    private readonly _manager: IMigrationManager,
    load: () => Promise<(session: INotebookSession) => ReportModel>
  ) {
    this._load = once(load);
    _manager.activeChanged.connect(this._onActiveChanged, this);
    this._onActiveChanged();
  }

  get active(): ReportModel | null {
    const session = this._manager.active;
    return session ? (this._models.get(session) ?? null) : null;
  }

  get changed(): ISignal<this, ReportModel | null> {
    return this._changed;
  }

  find(notebook: ISharedNotebook): ReportModel | null {
    for (const model of this._models.values()) {
      if (model.session.host.shared === notebook) {
        return model;
      }
    }
    return null;
  }

  private _onActiveChanged(): void {
    for (const [session, model] of this._models) {
      if (session.isDisposed) {
        this._models.delete(session);
        model.dispose();
      }
    }
    const session = this._manager.active;
    if (session && !this._models.has(session)) {
      void this._open(session);
    }
    this._changed.emit(null);
  }

  /** Make the report of a session, as soon as its code is there. */
  private async _open(session: INotebookSession): Promise<void> {
    const make = await this._load();
    if (session.isDisposed || this._models.has(session)) {
      return;
    }
    const model = make(session);
    this._models.set(session, model);
    model.changed.connect(() => this._changed.emit(model), this);
    this._changed.emit(null);
  }

  private readonly _load: () => Promise<
    (session: INotebookSession) => ReportModel
  >;
  private readonly _models = new Map<INotebookSession, ReportModel>();
  private readonly _changed = new Signal<this, ReportModel | null>(this);
}
