import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { INotebookTracker } from '@jupyterlab/notebook';

import { IMigrationManager, PLUGIN_ID } from '../tokens';
import { startEarly } from '../worker/early';
import { activateLate, loadLate } from './latePlugins';
// eslint-disable-next-line jupyter/prefer-lazy-imports -- activation needs it at once
import { MigrationManager } from './manager';
import { once } from './once';

/**
 * Provides the migrations of the open notebooks. Its id is that of the settings,
 * because a schema belongs to the plugin of its name.
 */
export const managerPlugin: JupyterFrontEndPlugin<IMigrationManager> = {
  id: PLUGIN_ID,
  description: 'Works out TensorFlow 2 migrations of notebooks.',
  autoStart: true,
  optional: [INotebookTracker],
  provides: IMigrationManager,
  activate: (
    app: JupyterFrontEnd,
    tracker: INotebookTracker | null
  ): IMigrationManager => {
    /** All that JupyterLab need not wait for; resolves when the settings are there. */
    const startLate = once(async () => {
      activateLate(app);
      try {
        const { loadSettings } = await loadLate();
        const settings = await loadSettings(app);
        if (settings) {
          manager.connectSettings(settings);
        }
      } catch (error) {
        // eslint-disable-next-line no-console -- for whoever wonders why a setting does nothing
        console.warn('TF2 migration: no settings, defaults hold.', error);
      }
    });
    const manager = new MigrationManager(tracker, async () => {
      // It is on its way before the code is there that talks to it.
      startEarly();
      const [code] = await Promise.all([
        import(/* webpackChunkName: 'notebook' */ './sessions'),
        startLate()
      ]);
      return code;
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
    // Whatever waits for JupyterLab goes first.
    void app.restored.then(() => setTimeout(startLate));
    return manager;
  }
};
