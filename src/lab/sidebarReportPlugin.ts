import type { JupyterFrontEnd } from '@jupyterlab/application';
import { Notification } from '@jupyterlab/apputils';
import { INotebookTracker } from '@jupyterlab/notebook';
import { ISettingRegistry } from '@jupyterlab/settingregistry';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import type { Panel } from '@lumino/widgets';

import {
  CommandIDs,
  IMigrationManager,
  IMigrationReports,
  ISidebarPlace
} from '../tokens';
import { Announcer } from '../ui/announcer';
import type { GroupBy } from '../ui/find';
import { Sidebar } from '../ui/sidebar';
import { KeptSetting } from './kept-setting';
import type { ILatePlugin } from './loadedPlugins';

/** Puts the report into the sidebar, and adds the command that shows it. */
export const sidebarReportPlugin: ILatePlugin = {
  requires: [IMigrationManager, IMigrationReports],
  optional: [ISidebarPlace, INotebookTracker, ITranslator, ISettingRegistry],
  activate: (
    app: JupyterFrontEnd,
    manager: IMigrationManager,
    reports: IMigrationReports,
    place: Panel | null,
    tracker: INotebookTracker | null,
    translator: ITranslator | null,
    registry: ISettingRegistry | null
  ): void => {
    if (!place || !tracker) {
      return;
    }
    const trans = (translator ?? nullTranslator).load('jupyterlab_tf_upgrade');
    const groupBy = new KeptSetting<GroupBy>(
      'groupBy',
      ['cell', 'message'],
      registry
    );
    const sidebar = new Sidebar({
      place,
      manager,
      reports,
      trans,
      groupBy,
      announcer: new Announcer(),
      run: (command, args) => void app.commands.execute(command, args),
      goTo: async (cellId, span) => {
        // Of what is drawn, before anything else comes.
        const text = reports.active?.textOf(cellId);
        const { reveal } = await import(
          /* webpackChunkName: 'notebook' */ './reveal'
        );
        const panel = tracker.currentWidget;
        if (panel && !(await reveal(panel, cellId, span, text))) {
          Notification.info(trans.__('That cell is no longer there.'));
        }
      }
    });
    const update = (): void => sidebar.update();
    manager.activeChanged.connect(update, sidebar);
    manager.sessionChanged.connect(update, sidebar);
    manager.settingsChanged.connect(update, sidebar);
    const follow = (): void => {
      sidebar.showAttention(reports.active?.attention(trans) ?? null);
      sidebar.updateReport();
    };
    reports.changed.connect(follow, sidebar);
    follow();
    groupBy.changed.connect(update, sidebar);
    place.addWidget(sidebar);

    app.commands.addCommand(CommandIDs.showReport, {
      label: trans.__('Show TF2 Migration Report'),
      caption: trans.__('Show the sidebar with the report of this notebook'),
      describedBy: {
        args: {
          type: 'object',
          properties: {
            focus: {
              type: 'boolean',
              description: trans.__('Go there with the keyboard; default: yes')
            }
          }
        }
      },
      execute: ({ focus }) => {
        app.shell.activateById(place.id);
        if (focus !== false) {
          // The command palette gives it back to where it was when it closes.
          setTimeout(() => place.node.focus({ preventScroll: true }));
        }
      }
    });
  }
};
