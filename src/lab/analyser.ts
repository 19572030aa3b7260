import type { ISharedNotebook } from '@jupyter/ydoc';
import type { IDisposable } from '@lumino/disposable';

import type { INotebook, IOptions } from '../engine/types';
import type { IMigrator } from '../worker/client';
import { isAbort } from '../worker/errors';
import type { INotebookMigrator } from '../worker/remote';
import type { Busy } from './busy';
import type { IAnalysis, ISessionHost } from './model';
import { Pace } from './pace';
import { reuseCells } from './report/reuse';
import { NotebookReader, sameNotebook, sameOptions, sourcesOf } from './walk';

/** How long after the last keystroke the notebook is analysed, in ms. */
const SETTLE = 150;

/** How long typing that does not pause may put an analysis off, in ms. */
const PATIENCE = 600;

/** How long an analysis takes before it is said that there is one, in ms. */
const NOTICEABLE = 100;

/** What an analyser needs of the session that it serves. */
export interface IAnalyserOptions {
  readonly host: ISessionHost;
  readonly migrator: IMigrator;
  /** Asked for the options at each run. */
  readonly options: () => IOptions;
  readonly busy: Busy;
  /** Told when an analysis has ended, whatever came of it. */
  readonly ended: () => void;
  /** Handed what was read of the notebook after it was edited. */
  readonly read: (notebook: INotebook | null) => void;
}

/** Reads a notebook and has the engine look at it, again and again while it is edited. */
export class Analyser implements IDisposable {
  constructor(private readonly _from: IAnalyserOptions) {}

  /** The cells as they are now; null until the notebook is loaded. */
  get notebook(): INotebook | null {
    // What a read-only one would become is told as well, so it is analysed as any other.
    const { shared } = this._from.host;
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

  /** The last analysis; it may be a little older than the text. */
  get analysis(): IAnalysis | null {
    // One of what was foreseen may be there before the notebook is.
    return this._from.host.shared ? this._analysis : null;
  }

  /** Why the last analysis failed, or null. */
  get error(): unknown {
    return this._error;
  }

  get isDisposed(): boolean {
    return this._isDisposed;
  }

  dispose(): void {
    if (!this._isDisposed) {
      this._isDisposed = true;
      this._pace.cancel();
      this._abort?.abort();
      this._following?.dispose();
      this._reader?.dispose();
      this._reader = null;
    }
  }

  /** What was read is in doubt, until the present task is over. */
  doubt(): void {
    this._reader?.doubt();
  }

  /** Analyse the notebook when the changes pause. */
  edited(): void {
    this._pace.call();
  }

  /** Analyse the notebook now. */
  async analyse(): Promise<void> {
    await this._analyse(this.notebook);
  }

  /** Begin with what the notebook is going to be when it is loaded. */
  foresee(notebook: INotebook): void {
    if (!this._from.host.shared) {
      this._foreseen = notebook;
      void this._analyse(notebook);
    }
  }

  /** The notebook is loaded: analyse it, where that has not been begun already. */
  async loaded(): Promise<void> {
    const { notebook } = this;
    const isForeseen =
      notebook === this._analysed && this._error === null && this._isAsked();
    this._foreseen = undefined;
    if (isForeseen) {
      this._from.ended();
    } else {
      await this._analyse(notebook);
    }
  }

  /** Analyse the notebook where its text or the options changed since the last time. */
  async refresh(): Promise<void> {
    // Another analysis, begun meanwhile, breaks one off.
    for (let tries = 0; tries < 3 && !this._isCurrent(); tries++) {
      await this.analyse();
      if (this._error !== null) {
        return;
      }
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
    const options = (this._asked = this._from.options());
    try {
      const migration = await this._from.busy.during(() => {
        this._following ??= this._from.migrator.follow?.() ?? null;
        const migrator = this._following ?? this._from.migrator;
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
    this._from.ended();
  }

  private _refresh(): void {
    if (this._analyses > 0) {
      // What it finds is better than nothing while the typing goes on.
      this._pace.call();
      return;
    }
    const { notebook } = this;
    this._from.read(notebook);
    if (!sameNotebook(notebook, this._analysed)) {
      void this._analyse(notebook);
    }
  }

  /** Whether the last analysis is of the present text, with the present options. */
  private _isCurrent(): boolean {
    return (
      this._analysis !== null &&
      !this._from.busy.isBusy &&
      this._isAsked() &&
      sameNotebook(this.notebook, this._analysed)
    );
  }

  /** Whether the present options were asked for the last time. */
  private _isAsked(): boolean {
    return (
      this._asked !== null && sameOptions(this._asked, this._from.options())
    );
  }

  private _read: ISharedNotebook | null = null;
  private _reader: NotebookReader | null = null;
  private _following: INotebookMigrator | null = null;
  private _analysis: IAnalysis | null = null;
  private _foreseen: INotebook | undefined;
  /** What the last analysis is of, or the one on its way, and what was asked for. */
  private _analysed: INotebook | null = null;
  private _asked: IOptions | null = null;
  private _error: unknown = null;
  private _analyses = 0;
  private readonly _pace = new Pace(() => this._refresh(), SETTLE, PATIENCE);
  private _abort: AbortController | null = null;
  private _isDisposed = false;
}
