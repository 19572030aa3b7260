import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';

import { once } from './once';

/** What each of the plugins does that JupyterLab need not wait for as it starts. */
const LATE = {
  commands: 'Commands that upgrade notebooks to TensorFlow 2.',
  preview: 'A preview of the upgrade of a notebook to TensorFlow 2.',
  kept: 'Keeps the code before an upgrade, to revert to.',
  kernel: 'Upgrades to the TensorFlow of a running kernel.',
  'sidebar-report': 'Shows the TensorFlow 2 migration in the sidebar.',
  editor: 'Marks TensorFlow 1 code in notebooks.',
  outputs: 'Marks outputs of code before its upgrade.',
  status: 'Shows in the status bar what a notebook lacks to be TF2.',
  export: 'Exports the TensorFlow 2 migration report of a notebook.',
  help: 'Shows the help of the TensorFlow 2 migration.',
  files: 'Upgrades files and folders to TensorFlow 2.',
  undo: 'Undoes an upgrade with the key for undo.'
};

/** The name of a late plugin: its id without that of the extension. */
export type LateName = keyof typeof LATE;

/** The code behind the late plugins. */
export const loadLate = once(
  () => import(/* webpackChunkName: 'late' */ './loadedPlugins')
);

/**
 * Plugins of which JupyterLab has the name as it starts, and no more. To name the services
 * that they ask for takes the modules of these, a third of a millisecond each: that is left
 * for when the code is loaded.
 */
export const latePlugins = Object.entries(LATE).map(
  ([name, description]): JupyterFrontEndPlugin<void> => ({
    id: `jupyterlab-tf-upgrade:${name}`,
    description,
    autoStart: false,
    activate: async app => (await loadLate()).activate(name as LateName, app)
  })
);

/**
 * Activate the late plugins. JupyterLab would do so by itself, if they were deferred, but as
 * the last thing before it says that it has started, and not all that is made of its parts
 * does.
 */
export function activateLate(app: JupyterFrontEnd): void {
  for (const { id } of latePlugins) {
    // Those that somebody disabled are not there.
    if (app.hasPlugin(id)) {
      // eslint-disable-next-line no-console -- as JupyterLab does where one fails
      app.activatePlugin(id).catch(console.error);
    }
  }
}
