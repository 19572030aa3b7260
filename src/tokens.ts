import type { ISharedNotebook } from '@jupyter/ydoc';
import { Token } from '@lumino/coreutils';
import type { ISignal } from '@lumino/signaling';
import type { Panel } from '@lumino/widgets';

import type { IOptions } from './engine/types';
import type { INotebookSession } from './lab/model';
import type { ReportModel } from './lab/report/model';
import type { IMigrator } from './worker/client';

/** The id that the settings are kept under; schema/plugin.json belongs to it. */
export const PLUGIN_ID = 'jupyterlab-tf-upgrade:plugin';

/** The commands of this extension. */
export namespace CommandIDs {
  /** Convert the whole active notebook. */
  export const upgradeNotebook = 'tf-upgrade:upgrade-notebook';
  /** Show what an upgrade of the active notebook would change, to choose from. */
  export const preview = 'tf-upgrade:preview';
  /** Make the changes that are ticked in the preview. */
  export const applyPreview = 'tf-upgrade:apply-preview';
  /** Close the preview and change nothing. */
  export const closePreview = 'tf-upgrade:close-preview';
  /** Convert one cell: the active one, or the one whose id is handed in. */
  export const convertCell = 'tf-upgrade:convert-cell';
  /** Switch SAFETY mode on or off. */
  export const toggleSafety = 'tf-upgrade:toggle-safety';
  /** Upgrade to the TensorFlow that the notebook's running kernel has. */
  export const useKernelVersion = 'tf-upgrade:use-kernel-version';
  /** Bring the sidebar forward. */
  export const showReport = 'tf-upgrade:show-report';
  /** Show a page of the help, `args.page`; without one, the list of all. */
  export const showHelp = 'tf-upgrade:show-help';
  /** Take the report elsewhere, as `args.format`: html, json, text, or cell. */
  export const exportReport = 'tf-upgrade:export-report';
  /** Go to the next finding of the active notebook, and say what it is. */
  export const nextFinding = 'tf-upgrade:next-finding';
  /** Go to the finding before. */
  export const previousFinding = 'tf-upgrade:previous-finding';
  /** Offer what can be done about the finding at the cursor. */
  export const findingActions = 'tf-upgrade:finding-actions';
  /** Mark findings in the editor, or do not. */
  export const toggleMarks = 'tf-upgrade:toggle-marks';
  /** Undo the upgrade, where it is the last thing that was done to the notebook. */
  export const undoUpgrade = 'tf-upgrade:undo-upgrade';
  /** Put the notebook's code back as it was before it was upgraded. */
  export const revert = 'tf-upgrade:revert';
  /** Put one cell's code back: of the active one, or the one whose id is handed in. */
  export const revertCell = 'tf-upgrade:revert-cell';
  /** Convert files and folders of the file browser. */
  export const upgradeFiles = 'tf-upgrade:upgrade-files';
}

/** The migrations of the open notebooks, and the settings they share. */
export interface IMigrationManager {
  /** The session of the active notebook, or null where none is open. */
  readonly active: INotebookSession | null;
  /**
   * While the session of the active notebook is being made, what to wait for; null where
   * none is. The first one takes a moment, as its code is loaded with it.
   */
  readonly opening: Promise<void> | null;
  /** Emitted when another notebook becomes active, and when it has its session. */
  readonly activeChanged: ISignal<IMigrationManager, void>;
  /** Emitted when anything about any notebook's session changed. */
  readonly sessionChanged: ISignal<IMigrationManager, void>;
  /** Whether the sidebar comes forward after an upgrade. */
  readonly openReport: boolean;
  /** Whether an upgrade of a notebook shows its changes first. */
  readonly preview: boolean;
  /** Whether only imports are changed. Kept in the settings. */
  readonly safetyMode: boolean;
  /** Whether lines that let the code run are added. Kept in the settings. */
  readonly runReady: boolean;
  /** The TensorFlow to upgrade to; "" for the newest one known. Kept in the settings. */
  readonly targetVersion: string;
  /** The versions of TensorFlow to choose from, newest first. */
  readonly knownVersions: readonly string[];
  /** The options that follow from the settings, for whoever migrates other things. */
  readonly options: IOptions;
  /** The engine, which all of the extension shares. */
  readonly migrator: IMigrator;
  /** Emitted when a setting changed. */
  readonly settingsChanged: ISignal<IMigrationManager, void>;
  /** Set SAFETY mode; resolves when it is stored. */
  setSafetyMode(on: boolean): Promise<void>;
  /** Add the lines that let code run, or not; resolves when it is stored. */
  setRunReady(on: boolean): Promise<void>;
  /** Set all that follows from the options; resolves when it is stored. */
  setOptions(options: IOptions): Promise<void>;
  /** Upgrade to another TensorFlow; resolves when it is stored. */
  setTargetVersion(version: string): Promise<void>;
}

/** The token of the service that other plugins may ask for. */
export const IMigrationManager = new Token<IMigrationManager>(
  'jupyterlab-tf-upgrade:IMigrationManager',
  'The TensorFlow 2 migrations of the open notebooks.'
);

/** The reports of the open notebooks, for all that show them. */
export interface IMigrationReports {
  /** The report of the active notebook, or null where none is open. */
  readonly active: ReportModel | null;
  /** Emitted with a report that may have changed, or null where another became active. */
  readonly changed: ISignal<IMigrationReports, ReportModel | null>;
  /** The report of an open notebook; null where it was never active. */
  find(notebook: ISharedNotebook): ReportModel | null;
}

/** The token of the reports. */
export const IMigrationReports = new Token<IMigrationReports>(
  'jupyterlab-tf-upgrade:IMigrationReports',
  'The TensorFlow 2 migration reports of the open notebooks.'
);

/** The place of the sidebar, for what shows the report; null where there is none. */
export type ISidebarPlace = Panel | null;

/** The token of the sidebar's place. */
export const ISidebarPlace = new Token<ISidebarPlace>(
  'jupyterlab-tf-upgrade:ISidebarPlace',
  'The place of the sidebar "TF2 migration".'
);
