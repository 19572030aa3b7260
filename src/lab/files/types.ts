import type { Contents } from '@jupyterlab/services';

import type { IOptions } from '../../engine/types';
import type { IFileResult } from '../../report/result';
import type { IMigrator } from '../../worker/client';
import type { IRawFiles } from './raw';

/** What is asked of Jupyter's files; a test has its own. */
export type FileStore = Pick<
  Contents.IManager,
  'get' | 'save' | 'copy' | 'rename' | 'driveName'
>;

/** The documents that are open in JupyterLab, by the path of their file. */
export interface IOpenDocuments {
  /** True where a write would be at odds with what somebody is typing. */
  hasUnsavedChanges(path: string): boolean;
  /** Read a file again that was written behind the back of its document. */
  reload(path: string): Promise<void>;
}

/** What an upgrade of files stands on. */
export interface IUpgradeHost {
  readonly store: FileStore;
  /** A way past the page's thread for large files, where there is one. */
  readonly raw?: IRawFiles;
  readonly migrator: IMigrator;
  readonly documents: IOpenDocuments;
  readonly options: IOptions;
  /** Words for why a file was not upgraded. */
  explain(error: unknown): string;
}

/** A file or folder that was chosen. */
export interface IItem {
  readonly path: string;
  readonly folder: boolean;
  /** In bytes; 0 where that is not known. */
  readonly size: number;
}

/** One file to convert, or to copy as it is. */
export interface IJob {
  readonly convert: boolean;
  readonly source: string;
  /** `source` itself where the file is upgraded in place. */
  readonly target: string;
  readonly size: number;
}

/** Something that cannot be upgraded, and why. */
export interface IRefused {
  readonly path: string;
  readonly error: unknown;
}

/** All there is to do, listed before anything is written. */
export interface IPlan {
  /** Folders to make, each after the one it is in. */
  readonly folders: readonly string[];
  readonly jobs: readonly IJob[];
  readonly refused: readonly IRefused[];
  /** How many hidden folders were left out. */
  readonly hidden: number;
}

/** What came of it. */
export interface IOutcome {
  readonly targetVersion: string;
  /** The files that were to be converted, or that failed. */
  readonly files: readonly IFileResult[];
  /** How many others were copied. */
  readonly copied: number;
  /** How many of the jobs were done, failures included. */
  readonly done: number;
  readonly total: number;
  readonly cancelled: boolean;
  readonly hidden: number;
}
