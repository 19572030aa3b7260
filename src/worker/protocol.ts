/**
 * What the page and the engine's worker say to each other; the one contract.
 * All of it is plain JSON, so structured cloning copies it.
 */
import type { IMigration, INotebook, IOptions } from '../engine/types';

/**
 * Why no engine could be started.
 *
 * - wasm-unreachable: a wasm file could not be fetched.
 * - wasm-refused: it was fetched, and the browser would not run it.
 * - engine-failed: anything else.
 */
export type StartFailure =
  'wasm-unreachable' | 'wasm-refused' | 'engine-failed';

/** Page to worker: work out a migration. `id` is unique in one worker. */
export interface IMigrateRequest {
  readonly kind: 'migrate';
  readonly id: number;
  readonly notebook: INotebook;
  readonly options: IOptions;
}

/** Page to worker: forget a request that has not begun. */
export interface ICancelRequest {
  readonly kind: 'cancel';
  readonly id: number;
}

export type WorkerRequest = IMigrateRequest | ICancelRequest;

/** Worker to page: the engine is up; sent once, before any result. */
export interface IReadyReply {
  readonly kind: 'ready';
}

/** Worker to page: the engine cannot start here; nothing follows. */
export interface IUnavailableReply {
  readonly kind: 'unavailable';
  readonly reason: StartFailure;
  readonly detail: string;
}

/** Worker to page: the result of the request with this id. */
export interface IResultReply {
  readonly kind: 'result';
  readonly id: number;
  readonly migration: IMigration;
}

/** Worker to page: the request with this id threw. */
export interface IFailedReply {
  readonly kind: 'failed';
  readonly id: number;
  readonly detail: string;
}

export type WorkerReply =
  IReadyReply | IUnavailableReply | IResultReply | IFailedReply;
