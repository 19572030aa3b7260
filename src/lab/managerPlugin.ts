import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { INotebookTracker } from '@jupyterlab/notebook';
import { ISettingRegistry } from '@jupyterlab/settingregistry';

import { IMigrationManager, PLUGIN_ID } from '../tokens';
import { startEarly } from '../worker/early';

// eslint-disable-next-line jupyter/prefer-lazy-imports -- activation needs it at once
import { MigrationManager } from './manager';

/**
 * Provides the migrations of the open notebooks. Its id is that of the settings,
 * because a schema belongs to the plugin of its name.
 */
export const managerPlugin: JupyterFrontEndPlugin<IMigrationManager> = {
  id: PLUGIN_ID,
  description: 'Works out TensorFlow 2 migrations of notebooks.',
  autoStart: true,
  optional: [INotebookTracker, ISettingRegistry],
  provides: IMigrationManager,
  activate: (
    app: JupyterFrontEnd,
    tracker: INotebookTracker | null,
    registry: ISettingRegistry | null
  ): IMigrationManager => {
    const manager = new MigrationManager(tracker, () => {
      // It is on its way before the code is there that talks to it.
      startEarly();
      return import(/* webpackChunkName: 'notebook' */ './sessions');
    });
    if (tracker) {
      app.commands.commandExecuted.connect((_, { id, args }) => {
        // A moment before there is a widget for it; as what it is opened, if that is told.
        if (
          id === 'docmanager:open' &&
          /\.ipynb,(?:Notebook)?$/.test(`${args?.path},${args?.factory ?? ''}`)
        ) {
          manager.load();
        }
      });
    }
    // Not awaited: whoever needs the manager need not wait for the server.
    registry?.load(PLUGIN_ID).then(
      settings => manager.connectSettings(settings),
      // eslint-disable-next-line no-console -- for whoever wonders why a setting does nothing
      error => console.warn('TF2 migration: no settings, defaults hold.', error)
    );
    return manager;
  }
};
