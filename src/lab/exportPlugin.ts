import type { JupyterFrontEnd } from '@jupyterlab/application';
import { ICommandPalette } from '@jupyterlab/apputils';
import { INotebookTracker } from '@jupyterlab/notebook';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';

import { CommandIDs, IMigrationReports } from '../tokens';
import type { ILatePlugin } from './loadedPlugins';
import type { Format } from './report/export-to';

const FORMATS = ['html', 'json', 'text', 'cell'] as const;

/** Adds the command that takes the report of a notebook elsewhere. */
export const exportPlugin: ILatePlugin = {
  requires: [IMigrationReports],
  optional: [INotebookTracker, ITranslator, ICommandPalette],
  activate: (
    app: JupyterFrontEnd,
    reports: IMigrationReports,
    tracker: INotebookTracker | null,
    translator: ITranslator | null,
    palette: ICommandPalette | null
  ): void => {
    const trans = (translator ?? nullTranslator).load('jupyterlab_tf_upgrade');
    const labels: Record<Format, string> = {
      html: trans.__('Export TF2 Migration Report as HTML'),
      json: trans.__('Export TF2 Migration Report as JSON'),
      text: trans.__('Export TF2 Migration Report as Text'),
      cell: trans.__('Put TF2 Migration Report into the Notebook')
    };
    const formatOf = (format: unknown): Format =>
      FORMATS.find(known => known === format) ?? 'html';

    app.commands.addCommand(CommandIDs.exportReport, {
      label: ({ format }) => labels[formatOf(format)],
      caption: trans.__('The report as the command tf-upgrade writes it'),
      isEnabled: () => reports.active?.state.kind === 'report',
      describedBy: {
        args: {
          type: 'object',
          properties: {
            format: {
              type: 'string',
              enum: [...FORMATS],
              description: trans.__('The form of the report; default: html')
            }
          }
        }
      },
      execute: async args => {
        const model = reports.active;
        const panel = tracker?.currentWidget;
        const format = formatOf(args.format);
        if (!model || !panel) {
          return;
        }
        const { exportReport } = await import(
          /* webpackChunkName: 'notebook' */ './report/export-to'
        );
        await exportReport(model, panel, format, trans);
      }
    });
    const category = trans.__('TF2 migration');
    // As HTML, which is the default, it is there with the other commands.
    for (const format of FORMATS.slice(1)) {
      const args = { format, isPalette: true };
      palette?.addItem({ command: CommandIDs.exportReport, category, args });
    }
  }
};
