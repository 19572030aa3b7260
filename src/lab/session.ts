import type { ISharedNotebook } from '@jupyter/ydoc';
import type { IDisposable } from '@lumino/disposable';
import { Signal, type ISignal } from '@lumino/signaling';

import type { IFix, IMigration, INotebook, IOptions } from '../engine/types';
import type { IMigrator } from '../worker/client';
import { abortError } from '../worker/errors';
import { Analyser } from './analyser';
import { applyFixes, applyMigration } from './apply';
import { Busy } from './busy';
import type {
  IAnalysis,
  INotebookSession,
  ISessionHost,
  IUpgradeOutcome
} from './model';
import { isLive, UpgradeRecord, type ICellRecord } from './record';
import { revertUpgrade, type IReverted } from './revert/revert';
import { StaleOutputs } from './staleOutputs';
import type { UndoStep } from './undo';
import { locked, sourcesOf } from './walk';

/** No cells. */
const NONE: ReadonlySet<string> = new Set();

/** The migration of one notebook, on its shared model. */
export class NotebookSession implements INotebookSession, IDisposable {
  /**
   * @param host - the notebook
   * @param migrator - the engine
   * @param options - asked for the options at each run
   */
  constructor(
    readonly host: ISessionHost,
    private readonly _migrator: IMigrator,
    private readonly _options: () => IOptions
  ) {
    this._analyser = new Analyser({
      ...{ host, migrator: _migrator, options: _options, busy: this._busy },
      ended: () => this._emit(),
      read: notebook => this._observe(notebook)
    });
  }

  readonly record = new UpgradeRecord();

  get changed(): ISignal<this, void> {
    return this._changed;
  }

  get edited(): ISignal<this, void> {
    return this._edited;
  }

  get notebook(): INotebook | null {
    return this._analyser.notebook;
  }

  get analysis(): IAnalysis | null {
    return this._analyser.analysis;
  }

  get staleCells(): ReadonlySet<string> {
    const { shared } = this.host;
    return shared ? this._outputs.in(shared) : NONE;
  }

  get busy(): boolean {
    return this._busy.isBusy;
  }

  get error(): unknown {
    return this._analyser.error;
  }

  get isDisposed(): boolean {
    return this._isDisposed;
  }

  /**
   * To be called whenever anything in the notebook changed. Reads it when the
   * changes pause, because the outputs of a running cell come by the hundred.
   */
  contentChanged(): void {
    this._analyser.doubt();
    if (this._writing) {
      return;
    }
    this._edited.emit();
    this._analyser.edited();
  }

  analyse(): Promise<void> {
    return this._analyser.analyse();
  }

  /** Have the engine begin with what the notebook is going to be when it is loaded. */
  foresee(notebook: INotebook): void {
    this._analyser.foresee(notebook);
  }

  /** To be called when the notebook is loaded. */
  loaded(): Promise<void> {
    return this._analyser.loaded();
  }

  refresh(): Promise<void> {
    return this._analyser.refresh();
  }

  async upgrade(
    only?: readonly string[],
    onProgress?: (fraction: number) => void
  ): Promise<IUpgradeOutcome> {
    const found = this.notebook;
    if (!found) {
      throw new Error('The notebook is not loaded yet');
    }
    const notebook = this.host.readOnly ? locked(found) : found;
    const migration = await this._busy.during(() =>
      this._migrator.migrate(notebook, {
        ...this._options(),
        ...(only ? { only } : {})
      })
    );
    return this.apply(migration, sourcesOf(notebook), onProgress);
  }

  async apply(
    migration: IMigration,
    sources: ReadonlyMap<string, string>,
    onProgress?: (fraction: number) => void
  ): Promise<IUpgradeOutcome> {
    const applied = await this._write(async shared => {
      if (this.host.readOnly && migration.cells.some(c => c.edits.length > 0)) {
        throw new Error('The notebook is read-only');
      }
      const done = await applyMigration(shared, migration, sources, {
        onProgress,
        onCells: cells => this.host.cellsChanged?.(cells)
      });
      const diff = this.record.isLive
        ? (await import(/* webpackChunkName: 'diff' */ './revert/diff')).diff
        : () => [];
      this.record.add(migration, done, sources, diff);
      const ids = done.written.map(({ result }) => result.id);
      this._outputs.wrote(shared, ids, sources);
      this._follow(done.step);
      return done;
    });
    // It may have been undone while it was written.
    this._observe(this.notebook);
    await this.analyse();
    return { migration, applied };
  }

  applyFixes(fixes: readonly IFix[]): number {
    const { shared, readOnly } = this.host;
    const { analysis } = this;
    if (!shared || readOnly || !analysis) {
      return 0;
    }
    const { sources } = analysis;
    const { made, cells, step } = applyFixes(shared, fixes, sources);
    if (step) {
      // In an upgraded cell, to be taken back with the upgrade it is on top of.
      const fixed = new Map(cells.map(c => [c.getId(), c.getSource()]));
      this.record.addFixes(fixed);
      this._outputs.wrote(shared, [...fixed.keys()], sources);
      this._follow(step);
      void this.analyse();
    }
    return made;
  }

  async revert(only?: readonly string[]): Promise<IReverted | null> {
    if (this.host.readOnly) {
      return null;
    }
    const { diff } = await import(
      /* webpackChunkName: 'diff' */ './revert/diff'
    );
    const reverted = await this._write(async shared => {
      if (!this.canRevert(only)) {
        return null;
      }
      const done = await revertUpgrade(shared, this.record.cells, {
        only: only ? new Set(only) : null,
        diff,
        onCells: cells => this.host.cellsChanged?.(cells)
      });
      this.record.addRevert(done.cells);
      this._follow(done.step);
      return done.reverted;
    });
    if (reverted) {
      // It may have been undone while it was written.
      this._observe(this.notebook);
      await this.analyse();
    }
    return reverted;
  }

  restore(cells: ReadonlyMap<string, ICellRecord>): void {
    this.record.restore(cells);
    this._observe(this.notebook);
    this._emit();
  }

  isNext(way: 'undo' | 'redo'): boolean {
    return this._steps.some(step => step.isNext(way));
  }

  canRevert(only?: readonly string[]): boolean {
    const { cells, isLive: isAnyLive } = this.record;
    return only
      ? only.some(id => {
          const record = cells.get(id);
          return record !== undefined && isLive(record);
        })
      : isAnyLive;
  }

  dispose(): void {
    if (this._isDisposed) {
      return;
    }
    this._isDisposed = true;
    this._analyser.dispose();
    this._outputs.dispose();
    this._steps.splice(0).forEach(step => step.dispose());
    Signal.clearData(this);
  }

  /**
   * Do what takes several tasks to write: one such thing at a time, and nothing
   * looks at a notebook that is half written.
   *
   * @throws AbortError where the notebook was closed.
   */
  private async _write<T>(
    work: (shared: ISharedNotebook) => Promise<T>
  ): Promise<T> {
    while (this._writing) {
      await this._writing;
    }
    if (this._isDisposed) {
      throw abortError();
    }
    const { shared } = this.host;
    if (!shared) {
      throw new Error('The notebook is not loaded yet');
    }
    let done = (): void => undefined;
    this._writing = new Promise(resolve => {
      done = resolve;
    });
    try {
      return await this._busy.during(() => work(shared), Infinity);
    } finally {
      this._writing = null;
      done();
      this._edited.emit();
      this._emit();
    }
  }

  /** Notice when what was written is undone or redone. */
  private _follow(step: UndoStep | null): void {
    if (step) {
      this._steps.push(step);
      step.changed.connect(this._observeStep, this);
    }
  }

  /** Notice that an upgrade was undone or redone. */
  private _observe(notebook: INotebook | null): void {
    if (
      notebook &&
      this.record.cells.size > 0 &&
      this.record.observe(sourcesOf(notebook))
    ) {
      this._emit();
    }
  }

  private _observeStep(): void {
    this._observe(this.notebook);
  }

  private _emit(): void {
    if (!this._isDisposed) {
      this._changed.emit();
    }
  }

  private readonly _changed = new Signal<this, void>(this);
  private readonly _edited = new Signal<this, void>(this);
  private readonly _busy = new Busy(() => this._emit());
  private readonly _analyser: Analyser;
  private readonly _outputs = new StaleOutputs(() => this._emit());
  private readonly _steps: UndoStep[] = [];
  private _writing: Promise<void> | null = null;
  private _isDisposed = false;
}
