import {
  ILayoutRestorer,
  type JupyterFrontEnd,
  type JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { Notification } from '@jupyterlab/apputils';
import { INotebookTracker } from '@jupyterlab/notebook';
import { ISettingRegistry } from '@jupyterlab/settingregistry';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';

import { CommandIDs, IMigrationManager, IMigrationReports } from '../tokens';
import { Announcer } from '../ui/announcer';
import type { GroupBy } from '../ui/find';

import { Sidebar } from '../ui/sidebar';
import { KeptSetting } from './kept-setting';

/** Adds the sidebar "TF2 migration", and the command that shows it. */
export const sidebarPlugin: JupyterFrontEndPlugin<void> = {
  id: 'jupyterlab-tf-upgrade:sidebar',
  description: 'Shows the TensorFlow 2 migration of the active notebook.',
  autoStart: true,
  requires: [IMigrationManager, IMigrationReports],
  optional: [INotebookTracker, ITranslator, ILayoutRestorer, ISettingRegistry],
  activate: (
    app: JupyterFrontEnd,
    manager: IMigrationManager,
    reports: IMigrationReports,
    tracker: INotebookTracker | null,
    translator: ITranslator | null,
    restorer: ILayoutRestorer | null,
    registry: ISettingRegistry | null
  ): void => {
    // A console or a terminal on a page of its own has no notebooks.
    if (!tracker) {
      return;
    }
    const trans = (translator ?? nullTranslator).load('jupyterlab_tf_upgrade');
    const groupBy = new KeptSetting<GroupBy>(
      'groupBy',
      ['cell', 'message'],
      registry
    );
    const sidebar = new Sidebar({
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
    reports.changed.connect(() => {
      sidebar.showAttention(reports.active?.attention(trans) ?? null);
      sidebar.updateReport();
    }, sidebar);
    groupBy.changed.connect(update, sidebar);
    app.shell.add(sidebar, 'right', { rank: 900, type: 'TF2 migration' });
    restorer?.add(sidebar, sidebar.id);

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
        app.shell.activateById(sidebar.id);
        if (focus !== false) {
          // The command palette gives it back to where it was when it closes.
          setTimeout(() => sidebar.node.focus({ preventScroll: true }));
        }
      }
    });
  }
};
