/**
 * What the page and the engine's worker say to each other; the one contract.
 * All of it is plain JSON, which structured cloning copies, but for files: those are
 * Blobs, of which a handle is sent and no byte is copied.
 */
import type {
  IFinding,
  IMigration,
  INotebook,
  IOptions,
  IPackage,
  IPathStep
} from '../engine/types';

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

/** Page to worker: convert a whole file. */
export interface IConvertRequest {
  readonly kind: 'convert';
  readonly id: number;
  /** Its ending tells what kind of file it is. */
  readonly path: string;
  readonly file: Blob;
  readonly options: IOptions;
}

/** A file that was converted. */
export interface IConversion {
  readonly changed: boolean;
  /** What to send to Jupyter's contents service to save it. */
  readonly body: Blob;
  readonly findings: readonly IFinding[];
  readonly steps: readonly IPathStep[];
  readonly packages: readonly IPackage[];
}

/** Page to worker: forget a request that has not begun. */
export interface ICancelRequest {
  readonly kind: 'cancel';
  readonly id: number;
}

export type WorkerRequest = IMigrateRequest | IConvertRequest | ICancelRequest;

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

/** Worker to page: the file of the request with this id; null where it is not UTF-8. */
export interface IConvertedReply {
  readonly kind: 'converted';
  readonly id: number;
  readonly conversion: IConversion | null;
}

/** Worker to page: the request with this id threw. */
export interface IFailedReply {
  readonly kind: 'failed';
  readonly id: number;
  readonly detail: string;
}

export type WorkerReply =
  | IReadyReply
  | IUnavailableReply
  | IResultReply
  | IConvertedReply
  | IFailedReply;
