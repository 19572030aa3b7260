import type { IMigration, INotebook, IOptions } from '../engine/types';
import { abortError, EngineUnavailableError } from './errors';
import { Followed } from './follow';
import type { IConversion, WorkerReply, WorkerRequest } from './protocol';

/** Works out the migration of one notebook again and again. */
export interface INotebookMigrator {
  /**
   * As `IMigrator.migrate`. Results of cells that nothing happened to are the very
   * objects of the last time.
   */
  migrate(
    notebook: INotebook,
    options: IOptions,
    signal?: AbortSignal
  ): Promise<IMigration>;
  dispose(): void;
}

/** The part of a Worker that the page's side needs; a fake one serves in tests. */
export interface IWorkerLike {
  postMessage(request: WorkerRequest): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<WorkerReply>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
}

type Answer = Exclude<WorkerReply, { kind: 'ready' | 'unavailable' }>;

interface IPending {
  readonly resolve: (answer: Exclude<Answer, { kind: 'failed' }>) => void;
  readonly reject: (error: unknown) => void;
}

/** The page's side of one worker. */
export class RemoteEngine {
  /**
   * @param worker - a worker that has just been made
   * @param onDeath - called when it fails after it was ready
   */
  constructor(
    private readonly _worker: IWorkerLike,
    onDeath: () => void
  ) {
    this.ready = new Promise((resolve, reject) => {
      const fail = (error: EngineUnavailableError): void => {
        reject(error);
        this._pending.forEach(pending => pending.reject(error));
        this._pending.clear();
      };
      _worker.onmessage = event => {
        const reply = event.data;
        if (reply.kind === 'ready') {
          this._isReady = true;
          resolve();
        } else if (reply.kind === 'unavailable') {
          fail(new EngineUnavailableError(reply.reason, reply.detail));
        } else {
          this._settle(reply);
        }
      };
      _worker.onerror = event => {
        // The fallback answers for it: no need of an error in the console.
        event.preventDefault?.();
        const detail = event.message || 'the worker stopped';
        fail(new EngineUnavailableError('engine-failed', detail));
        if (this._isReady) {
          onDeath();
        }
      };
    });
  }

  /** Whether it ever had an engine. */
  get isReady(): boolean {
    return this._isReady;
  }

  /** Settles when the worker has an engine; rejects with EngineUnavailableError. */
  readonly ready: Promise<void>;

  /** As `IEngine.migrate`, but cancellable: `signal` rejects with AbortError. */
  async migrate(
    notebook: INotebook,
    options: IOptions,
    signal?: AbortSignal
  ): Promise<IMigration> {
    const answer = await this._ask(
      id => ({ kind: 'migrate', id, notebook, options }),
      signal
    );
    return (answer as Extract<Answer, { kind: 'result' }>).migration;
  }

  /**
   * Work out the migrations of one notebook while it is edited. To be disposed of when it
   * is closed.
   */
  follow(): INotebookMigrator {
    const key = this._nextKey++;
    const followed = new Followed();
    this._followed.set(key, followed);
    return {
      migrate: async ({ cells, language }, options, signal) => {
        const answer = await this._ask(
          id => ({
            ...{ kind: 'follow', id, key, options },
            cells: followed.cells.send(cells),
            ...(language === undefined ? {} : { language })
          }),
          signal
        );
        return (answer as Extract<Answer, { kind: 'result' }>).migration;
      },
      dispose: () => {
        this._followed.delete(key);
        this._worker.postMessage({ kind: 'forget', key });
      }
    };
  }

  /** Convert a file; null where it is not UTF-8. Cancellable as `migrate`. */
  async convert(
    path: string,
    file: Blob,
    options: IOptions,
    signal?: AbortSignal
  ): Promise<IConversion | null> {
    const answer = await this._ask(
      id => ({ kind: 'convert', id, path, file, options }),
      signal
    );
    return (answer as Extract<Answer, { kind: 'converted' }>).conversion;
  }

  /** Stop the worker; what is pending is rejected as cancelled. */
  dispose(): void {
    this._worker.terminate();
    this._pending.forEach(pending => pending.reject(abortError()));
    this._pending.clear();
  }

  private _ask(
    request: (id: number) => WorkerRequest,
    signal?: AbortSignal
  ): Promise<Exclude<Answer, { kind: 'failed' }>> {
    const id = this._nextId++;
    return new Promise((resolve, reject) => {
      if (signal?.aborted) {
        reject(abortError());
        return;
      }
      this._pending.set(id, { resolve, reject });
      this._worker.postMessage(request(id));
      signal?.addEventListener(
        'abort',
        () => {
          if (this._pending.delete(id)) {
            this._worker.postMessage({ kind: 'cancel', id });
            reject(abortError());
          }
        },
        { once: true }
      );
    });
  }

  private _settle(told: Answer): void {
    const reply = this._received(told);
    const pending = this._pending.get(reply.id);
    if (!pending) {
      return;
    }
    this._pending.delete(reply.id);
    if (reply.kind === 'failed') {
      pending.reject(new Error(reply.detail));
    } else {
      pending.resolve(reply);
    }
  }

  /** Take in results at once, as the next ones are told by them, whoever waits for them. */
  private _received(reply: Answer): Answer {
    const followed =
      reply.kind === 'followed' ? this._followed.get(reply.key) : undefined;
    if (reply.kind !== 'followed' || !followed) {
      return reply;
    }
    const cells = followed.results.receive(reply.results);
    const migration = { ...reply.rest, cells };
    return { kind: 'result', id: reply.id, migration };
  }

  private _isReady = false;
  private _nextId = 1;
  private _nextKey = 1;
  private readonly _followed = new Map<number, Followed>();
  private readonly _pending = new Map<number, IPending>();
}
