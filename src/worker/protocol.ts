/**
 * What the page and the engine's worker say to each other; the one contract.
 * All of it is plain JSON, which structured cloning copies, but for files: those are
 * Blobs, of which a handle is sent and no byte is copied.
 */
import type {
  ICell,
  ICellResult,
  IFinding,
  IMigration,
  INotebook,
  IOptions,
  IPackage,
  IPathStep
} from '../engine/types';
import type { Part } from './delta';
import type { Rest } from './follow';

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

/**
 * Page to worker: work out the migration of a notebook that is being edited. Of its cells,
 * and of the results in the answer, only those are told that are not as they were in the
 * last such request and answer with this key. Such requests take effect in their order, and
 * also where they are cancelled.
 */
export interface IFollowRequest {
  readonly kind: 'follow';
  readonly id: number;
  readonly key: number;
  readonly cells: readonly Part<ICell>[];
  readonly language?: string;
  readonly options: IOptions;
}

/** Page to worker: the notebook with this key was closed. */
export interface IForgetRequest {
  readonly kind: 'forget';
  readonly key: number;
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

export type WorkerRequest =
  | IMigrateRequest
  | IConvertRequest
  | IFollowRequest
  | IForgetRequest
  | ICancelRequest;

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

/** Worker to page: the result of the request with this id, by the last one of its key. */
export interface IFollowedReply {
  readonly kind: 'followed';
  readonly id: number;
  readonly key: number;
  readonly results: readonly Part<ICellResult>[];
  readonly rest: Rest;
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
  | IFollowedReply
  | IFailedReply;
