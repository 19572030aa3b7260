import type { JupyterFrontEnd } from '@jupyterlab/application';
import { ISettingRegistry } from '@jupyterlab/settingregistry';

import { IMigrationManager } from '../tokens';
import { KeptSetting } from './kept-setting';
import type { ILatePlugin } from './loadedPlugins';
import type { INotebookSession } from './model';

/** Keeps what upgrades did, so that they can be reverted after the page was reloaded. */
export const keptPlugin: ILatePlugin = {
  requires: [IMigrationManager],
  optional: [ISettingRegistry],
  activate: (
    app: JupyterFrontEnd,
    manager: IMigrationManager,
    registry: ISettingRegistry | null
  ): void => {
    const setting = new KeptSetting<boolean>(
      'keepUpgrades',
      [true, false],
      registry
    );
    // Several servers may be at one origin, as with JupyterHub.
    const { baseUrl } = app.serviceManager.serverSettings;
    const keyOf = (path: string): string => `${baseUrl} ${path}`;
    let loading: ReturnType<typeof load> | null = null;
    const load = async () => {
      const [{ Keeper }, { BrowserStore }] = await Promise.all([
        import(/* webpackChunkName: 'notebook' */ './kept/keeper'),
        import(/* webpackChunkName: 'notebook' */ './kept/browser-store')
      ]);
      return { Keeper, store: new BrowserStore() };
    };
    const known = new WeakSet<INotebookSession>();
    const follow = async (): Promise<void> => {
      const session = manager.active;
      if (session && !known.has(session)) {
        known.add(session);
        const { Keeper, store } = await (loading ??= load());
        if (!session.isDisposed) {
          new Keeper(session, store, keyOf, () => setting.get());
        }
      }
    };
    manager.activeChanged.connect(() => void follow(), manager);
    void follow();
    setting.changed.connect(async () => {
      if (!setting.get()) {
        const { store } = await (loading ??= load());
        await store.clear().catch(() => undefined);
      }
    });
  }
};
