import type { JupyterFrontEnd } from '@jupyterlab/application';
import { IStatusBar } from '@jupyterlab/statusbar';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';

import { CommandIDs, IMigrationReports } from '../tokens';
import type { ILatePlugin } from './loadedPlugins';
import { once } from './once';

/** Adds the counts of the active notebook to the status bar. */
export const statusPlugin: ILatePlugin = {
  requires: [IMigrationReports],
  optional: [IStatusBar, ITranslator],
  activate: (
    app: JupyterFrontEnd,
    reports: IMigrationReports,
    statusBar: IStatusBar | null,
    translator: ITranslator | null
  ): void => {
    // Notebook 7 has none.
    if (!statusBar) {
      return;
    }
    const trans = (translator ?? nullTranslator).load('jupyterlab_tf_upgrade');
    const load = once(async () => {
      const { ReportStatus } = await import(
        /* webpackChunkName: 'notebook' */ '../ui/status'
      );
      const item = new ReportStatus(
        trans.__('TF2 migration'),
        () => void app.commands.execute(CommandIDs.showReport)
      );
      statusBar.registerStatusItem('jupyterlab-tf-upgrade:status', {
        item,
        align: 'right',
        rank: 50,
        isActive: () => item.isActive,
        activeStateChanged: item.activeChanged
      });
      return item;
    });
    let isWanted = false;
    const follow = async (): Promise<void> => {
      // Before the first report there is nothing to show.
      isWanted ||= reports.active !== null;
      if (isWanted) {
        const item = await load();
        item.setAttention(reports.active?.attention(trans) ?? null);
      }
    };
    reports.changed.connect(() => void follow(), statusBar);
    void follow();
  }
};
