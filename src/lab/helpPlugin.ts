import { ILabShell, type JupyterFrontEnd } from '@jupyterlab/application';
import type { MainAreaWidget } from '@jupyterlab/apputils';
import { IRenderMimeRegistry } from '@jupyterlab/rendermime';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';

import { CommandIDs } from '../tokens';
import type { Help } from '../ui/help/help';
import type { ILatePlugin } from './loadedPlugins';

/** Adds the command that shows a page of the help. */
export const helpPlugin: ILatePlugin = {
  requires: [IRenderMimeRegistry],
  optional: [ITranslator, ILabShell],
  activate: (
    app: JupyterFrontEnd,
    rendermime: IRenderMimeRegistry,
    translator: ITranslator | null,
    labShell: ILabShell | null
  ): void => {
    const trans = (translator ?? nullTranslator).load('jupyterlab_tf_upgrade');
    let panel: MainAreaWidget<Help> | null = null;
    /** What had the focus when the help was asked for, and has it again after it. */
    let asker: HTMLElement | null = null;
    const giveBack = (): void => {
      // When it is gone; where JupyterLab went on to something else, that keeps it.
      setTimeout(() => {
        if (document.activeElement === document.body && asker?.isConnected) {
          asker.focus();
        }
      });
    };

    app.commands.addCommand(CommandIDs.showHelp, {
      label: trans.__('TF2 Migration Help'),
      caption: trans.__('What the findings of a TF2 migration are about'),
      describedBy: {
        args: {
          type: 'object',
          properties: {
            page: {
              type: 'string',
              description: trans.__(
                'The page, such as docs/rules/contrib.md; default: a list of all'
              )
            }
          }
        }
      },
      execute: async ({ page }) => {
        const { createHelpPanel, placeOf } = await import(
          /* webpackChunkName: 'help' */ '../ui/help/panel'
        );
        const { activeElement } = document;
        if (!panel?.node.contains(activeElement)) {
          asker = activeElement instanceof HTMLElement ? activeElement : null;
        }
        if (!panel || panel.isDisposed) {
          panel = createHelpPanel({ rendermime, trans });
          panel.disposed.connect(giveBack);
        }
        if (!panel.isAttached) {
          // Notebook 7 has room for one document; what is beside it goes to its right.
          const area = labShell ? 'main' : 'right';
          app.shell.add(panel, area, { mode: 'split-right' });
        }
        const place = typeof page === 'string' ? placeOf(page) : undefined;
        await panel.content.open(place);
        app.shell.activateById(panel.id);
      }
    });
  }
};
