import type { IEngine, IMigration, INotebook, IOptions } from '../engine/types';
import { abortError, asUnavailable, isAbort } from './errors';
import type { IConversion } from './protocol';
import {
  RemoteEngine,
  type INotebookMigrator,
  type IWorkerLike
} from './remote';

/** Anything that works out migrations without blocking its caller. */
export interface IMigrator {
  /**
   * As `IEngine.migrate`, later. `signal` rejects with an AbortError.
   *
   * @throws EngineUnavailableError where no engine can start; a later call tries anew.
   */
  migrate(
    notebook: INotebook,
    options: IOptions,
    signal?: AbortSignal
  ): Promise<IMigration>;
  /**
   * The same for one notebook while it is edited: only what changed is sent and worked out.
   * To be disposed of when the notebook is closed.
   */
  follow?(): INotebookMigrator;
  /**
   * Convert a whole file without any of it passing through the page's thread.
   *
   * @param path - its ending tells what kind of file it is
   * @returns null where that cannot be: there is no worker, or it is not UTF-8
   * @throws an error that says why the file is no notebook; as `migrate` otherwise
   */
  convert?(
    path: string,
    file: Blob,
    options: IOptions,
    signal?: AbortSignal
  ): Promise<IConversion | null>;
}

/** The two ways to an engine. */
export interface IEngineSources {
  /** May throw, where the page may not start workers. */
  createWorker(): IWorkerLike;
  /** The fallback, on the page's own thread. */
  startLocal(): Promise<IEngine>;
}

/** Starts an engine with the first request, in a worker where that works. */
export class EngineClient implements IMigrator {
  constructor(private readonly _sources: IEngineSources) {}

  /** Start the engine ahead of the first request, which tells of what hinders it. */
  start(): void {
    this._engine ??= this._start();
    this._engine.catch(() => undefined);
  }

  async migrate(
    notebook: INotebook,
    options: IOptions,
    signal?: AbortSignal
  ): Promise<IMigration> {
    return this._ask(
      engine => engine.migrate(notebook, options, signal),
      signal
    );
  }

  follow(): INotebookMigrator {
    let known: IMigrator | null = null;
    let following: INotebookMigrator | null = null;
    return {
      migrate: async (notebook, options, signal) =>
        this._ask(engine => {
          if (engine !== known) {
            // A worker that died took along what it knew.
            known = engine;
            following = engine.follow?.() ?? null;
          }
          return (following ?? engine).migrate(notebook, options, signal);
        }, signal),
      dispose: () => following?.dispose()
    };
  }

  async convert(
    path: string,
    file: Blob,
    options: IOptions,
    signal?: AbortSignal
  ): Promise<IConversion | null> {
    return this._ask(
      async engine => engine.convert?.(path, file, options, signal) ?? null,
      signal
    );
  }

  /** Stop the worker, if any. A later request would start another. */
  dispose(): void {
    this._remote?.dispose();
    this._forget();
  }

  /**
   * Ask the worker, before it has told that it can answer: it looks at what it was asked as
   * soon as it can, while the page may be busy with the notebook. What it could not even
   * begin with is asked of whatever stands in for it.
   */
  private async _ask<T>(
    ask: (engine: IMigrator) => Promise<T>,
    signal: AbortSignal | undefined
  ): Promise<T> {
    this._engine ??= this._start();
    const remote = this._remote;
    if (remote) {
      try {
        return await ask(remote);
      } catch (error) {
        if (remote.isReady || isAbort(error)) {
          throw error;
        }
      }
    }
    const engine = await this._engine;
    if (signal?.aborted) {
      throw abortError();
    }
    return ask(engine);
  }

  private async _start(): Promise<IMigrator> {
    try {
      return await this._startRemote();
    } catch {
      this._remote?.dispose();
      this._remote = null;
    }
    try {
      const engine = await this._sources.startLocal();
      return {
        migrate: async (notebook, options) => engine.migrate(notebook, options),
        follow: () => {
          const migrate = engine.follow?.() ?? engine.migrate;
          return {
            migrate: async (notebook, options) => migrate(notebook, options),
            dispose: () => undefined
          };
        }
      };
    } catch (error) {
      this._forget();
      throw asUnavailable(error);
    }
  }

  private async _startRemote(): Promise<IMigrator> {
    const worker = this._sources.createWorker();
    const remote = new RemoteEngine(worker, () => this._onDeath(remote));
    this._remote = remote;
    await remote.ready;
    return remote;
  }

  private _onDeath(remote: RemoteEngine): void {
    if (this._remote === remote) {
      this._forget();
    }
  }

  private _forget(): void {
    this._remote = null;
    this._engine = null;
  }

  private _engine: Promise<IMigrator> | null = null;
  private _remote: RemoteEngine | null = null;
}
