import type { JupyterFrontEnd } from '@jupyterlab/application';
import { IDocumentManager } from '@jupyterlab/docmanager';
import { IFileBrowserFactory } from '@jupyterlab/filebrowser';
import { IStatusBar } from '@jupyterlab/statusbar';
import type { Contents } from '@jupyterlab/services';
import {
  ITranslator,
  nullTranslator,
  type TranslationBundle
} from '@jupyterlab/translation';
import type {
  ReadonlyJSONObject,
  ReadonlyPartialJSONObject
} from '@lumino/coreutils';

import { isConvertible } from '../notebook/files';
import { CommandIDs, IMigrationManager } from '../tokens';
import { migrationIcon } from '../ui/icons';
import type { ILatePlugin } from './loadedPlugins';
import { once } from './once';

/** Offers the upgrade of files and folders in the file browser. */
export const filesPlugin: ILatePlugin = {
  requires: [IMigrationManager],
  optional: [IFileBrowserFactory, IDocumentManager, ITranslator, IStatusBar],
  activate: (
    app: JupyterFrontEnd,
    manager: IMigrationManager,
    browsers: IFileBrowserFactory | null,
    documents: IDocumentManager | null,
    translator: ITranslator | null,
    statusBar: IStatusBar | null
  ): void => {
    if (!browsers) {
      return;
    }
    const trans = (translator ?? nullTranslator).load('jupyterlab_tf_upgrade');
    const { commands } = app;
    /** The code behind the command, which few sessions of JupyterLab need. */
    const load = once(async () => {
      const { fileUpgrades } = await import(
        /* webpackChunkName: 'files' */ '../ui/files'
      );
      return fileUpgrades({ app, manager, documents, statusBar, trans });
    });
    const selected = (): Contents.IModel[] => [
      ...(browsers.tracker.currentWidget?.selectedItems() ?? [])
    ];
    /** What was handed in, or is selected, or else the folder that is shown. */
    const pathsFor = (args: ReadonlyPartialJSONObject): string[] => {
      if (Array.isArray(args.paths)) {
        return args.paths.map(String);
      }
      const chosen = selected().map(item => item.path);
      const shown = browsers.tracker.currentWidget?.model.path;
      return chosen.length > 0 || shown === undefined ? chosen : [shown];
    };

    commands.addCommand(CommandIDs.upgradeFiles, {
      label: args =>
        args.isContextMenu
          ? trans.__('Upgrade to TF2')
          : trans.__('Upgrade Selected Files or Folder to TF2'),
      caption: trans.__(
        'Convert the TensorFlow 1 code of notebooks, scripts and folders to TF2'
      ),
      icon: args => (args.isPalette ? undefined : migrationIcon),
      isVisible: args =>
        !args.isContextMenu ||
        selected().some(
          item => item.type === 'directory' || isConvertible(item.name)
        ),
      describedBy: { args: describeArguments(trans) },
      execute: async args => {
        const upgrades = await load();
        const paths = pathsFor(args);
        return typeof args.target === 'string'
          ? upgrades.run(paths, args.target)
          : args.inPlace === true
            ? upgrades.run(paths, null)
            : upgrades.askAndRun(paths);
      }
    });
  }
};

/** What the command takes, as a schema. */
function describeArguments(trans: TranslationBundle): ReadonlyJSONObject {
  return {
    type: 'object',
    properties: {
      paths: {
        type: 'array',
        items: { type: 'string' },
        description: trans.__(
          'Files and folders; default: the selection, or the folder shown'
        )
      },
      target: {
        type: 'string',
        description: trans.__(
          'The new folder, or new file for a single one; default: a dialog asks'
        )
      },
      inPlace: {
        type: 'boolean',
        description: trans.__('Overwrite the files, and ask nothing')
      }
    }
  };
}
