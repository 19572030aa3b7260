import type { ISharedNotebook } from '@jupyter/ydoc';
import type { IDisposable } from '@lumino/disposable';
import { Signal, type ISignal } from '@lumino/signaling';

import type { IFix, IMigration, INotebook, IOptions } from '../engine/types';
import type { IMigrator } from '../worker/client';
import type { INotebookMigrator } from '../worker/remote';
import { abortError, isAbort } from '../worker/errors';
import { applyFixes, applyMigration } from './apply';
import type {
  IAnalysis,
  INotebookSession,
  ISessionHost,
  IUpgradeOutcome
} from './model';
import { Pace } from './pace';
import { isLive, UpgradeRecord, type ICellRecord } from './record';
import { reuseCells } from './report/reuse';
import { revertUpgrade, type IReverted } from './revert/revert';
import { StaleOutputs } from './staleOutputs';
import type { UndoStep } from './undo';
import {
  locked,
  NotebookReader,
  sameNotebook,
  sameOptions,
  sourcesOf
} from './walk';

/** How long after the last keystroke the notebook is analysed, in ms. */
const SETTLE = 150;

/** How long an analysis takes before it is said that there is one, in ms. */
const NOTICEABLE = 100;

/** No cells. */
const NONE: ReadonlySet<string> = new Set();

/** How long typing that does not pause may put an analysis off, in ms. */
const PATIENCE = 600;

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
  ) {}

  readonly record = new UpgradeRecord();

  get changed(): ISignal<this, void> {
    return this._changed;
  }

  get edited(): ISignal<this, void> {
    return this._edited;
  }

  get notebook(): INotebook | null {
    // What a read-only one would become is told as well, so it is analysed as any other.
    const { shared } = this.host;
    if (shared !== this._read) {
      this._reader?.dispose();
      this._read = shared;
      this._reader =
        shared && !this._isDisposed
          ? new NotebookReader(shared, this._foreseen)
          : null;
    }
    return this._reader?.read() ?? null;
  }

  get analysis(): IAnalysis | null {
    // One of what was foreseen may be there before the notebook is.
    return this.host.shared ? this._analysis : null;
  }

  get staleCells(): ReadonlySet<string> {
    const { shared } = this.host;
    return shared ? this._outputs.in(shared) : NONE;
  }

  get busy(): boolean {
    return this._running > 0;
  }

  get error(): unknown {
    return this._error;
  }

  get isDisposed(): boolean {
    return this._isDisposed;
  }

  /**
   * To be called whenever anything in the notebook changed. Reads it when the
   * changes pause, because the outputs of a running cell come by the hundred.
   */
  contentChanged(): void {
    this._reader?.doubt();
    if (this._writing) {
      return;
    }
    this._edited.emit();
    this._pace.call();
  }

  async analyse(): Promise<void> {
    await this._analyse(this.notebook);
  }

  /** Have the engine begin with what the notebook is going to be when it is loaded. */
  foresee(notebook: INotebook): void {
    if (!this.host.shared) {
      this._foreseen = notebook;
      void this._analyse(notebook);
    }
  }

  /** To be called when the notebook is loaded: it is analysed, if it has not been already. */
  async loaded(): Promise<void> {
    const { notebook } = this;
    const isForeseen =
      notebook === this._analysed &&
      this._error === null &&
      this._asked !== null &&
      sameOptions(this._asked, this._options());
    this._foreseen = undefined;
    if (isForeseen) {
      this._emit();
    } else {
      await this._analyse(notebook);
    }
  }

  /** Reading a large notebook takes a while, so that who has read it hands it on. */
  private async _analyse(notebook: INotebook | null): Promise<void> {
    if (!notebook || this._isDisposed) {
      return;
    }
    this._pace.cancel();
    this._abort?.abort();
    this._analysed = notebook;
    this._analyses++;
    const abort = (this._abort = new AbortController());
    const options = (this._asked = this._options());
    try {
      const migration = await this._work(() => {
        this._following ??= this._migrator.follow?.() ?? null;
        const migrator = this._following ?? this._migrator;
        return migrator.migrate(notebook, options, abort.signal);
      }, NOTICEABLE);
      this._analysis = {
        migration: reuseCells(this._analysis?.migration ?? null, migration),
        notebook,
        // Most often nobody asks for it.
        get sources() {
          return sourcesOf(notebook);
        },
        options
      };
      this._error = null;
    } catch (error) {
      if (!isAbort(error)) {
        this._analysis = null;
        this._error = error;
      }
    } finally {
      this._analyses--;
      if (this._abort === abort) {
        this._abort = null;
      }
    }
    this._emit();
  }

  async refresh(): Promise<void> {
    // Another analysis, begun meanwhile, breaks one off.
    for (let tries = 0; tries < 3 && !this._isCurrent(); tries++) {
      await this.analyse();
      if (this._error !== null) {
        return;
      }
    }
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
    const migration = await this._work(() =>
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
    if (!shared || readOnly || !this._analysis) {
      return 0;
    }
    const { sources } = this._analysis;
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
    this._pace.cancel();
    this._abort?.abort();
    this._following?.dispose();
    this._outputs.dispose();
    this._reader?.dispose();
    this._reader = null;
    this._steps.splice(0).forEach(step => step.dispose());
    Signal.clearData(this);
  }

  /** Whether the last analysis is of the present text, with the present options. */
  private _isCurrent(): boolean {
    return (
      this._analysis !== null &&
      this._running === 0 &&
      sameOptions(this._analysis.options, this._options()) &&
      sameNotebook(this.notebook, this._analysed)
    );
  }

  /**
   * Have the engine work, and say that it does.
   *
   * @param delay - how long it may take without a word, in ms: after a keystroke it is done
   * before anybody could look
   */
  private async _work<T>(work: () => Promise<T>, delay = 0): Promise<T> {
    this._running++;
    let timer: ReturnType<typeof setTimeout> | undefined;
    if (delay > 0) {
      timer = setTimeout(() => this._emit(), delay);
    } else {
      this._emit();
    }
    try {
      return await work();
    } finally {
      clearTimeout(timer);
      this._running--;
    }
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
    this._running++;
    try {
      return await work(shared);
    } finally {
      this._writing = null;
      this._running--;
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

  private _refresh(): void {
    if (this._analyses > 0) {
      // What it finds is better than nothing while the typing goes on.
      this._pace.call();
      return;
    }
    const { notebook } = this;
    this._observe(notebook);
    if (!sameNotebook(notebook, this._analysed)) {
      void this._analyse(notebook);
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
  private readonly _outputs = new StaleOutputs(() => this._emit());
  private readonly _steps: UndoStep[] = [];
  private _read: ISharedNotebook | null = null;
  private _reader: NotebookReader | null = null;
  private _following: INotebookMigrator | null = null;
  private _analysis: IAnalysis | null = null;
  private _foreseen: INotebook | undefined;
  private _analysed: INotebook | null = null;
  /** What was asked for with it. */
  private _asked: IOptions | null = null;
  private _error: unknown = null;
  private _running = 0;
  private _writing: Promise<void> | null = null;
  private _analyses = 0;
  private readonly _pace = new Pace(() => this._refresh(), SETTLE, PATIENCE);
  private _abort: AbortController | null = null;
  private _isDisposed = false;
}
