import type { IMigration, INotebook, IOptions } from '../engine/types';
import { abortError, EngineUnavailableError } from './errors';
import type { IConversion, WorkerReply, WorkerRequest } from './protocol';

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
    let isReady = false;
    this.ready = new Promise((resolve, reject) => {
      _worker.onmessage = event => {
        const reply = event.data;
        if (reply.kind === 'ready') {
          isReady = true;
          resolve();
        } else if (reply.kind === 'unavailable') {
          reject(new EngineUnavailableError(reply.reason, reply.detail));
        } else {
          this._settle(reply);
        }
      };
      _worker.onerror = event => {
        // The fallback answers for it: no need of an error in the console.
        event.preventDefault?.();
        const error = new EngineUnavailableError(
          'engine-failed',
          event.message || 'the worker stopped'
        );
        reject(error);
        this._pending.forEach(pending => pending.reject(error));
        this._pending.clear();
        if (isReady) {
          onDeath();
        }
      };
    });
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

  private _settle(reply: Answer): void {
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

  private _nextId = 1;
  private readonly _pending = new Map<number, IPending>();
}
