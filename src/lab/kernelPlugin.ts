import type { JupyterFrontEnd } from '@jupyterlab/application';
import { INotebookTracker, type NotebookPanel } from '@jupyterlab/notebook';
import type { Kernel } from '@jupyterlab/services';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import type { ReadonlyPartialJSONObject } from '@lumino/coreutils';

import { CommandIDs, IMigrationManager } from '../tokens';
import type { ILatePlugin } from './loadedPlugins';

/**
 * Reads the version of TensorFlow in a notebook's kernel, when a person asks for it.
 * This is the only thing of the extension that has anything to do with a kernel.
 */
export const kernelPlugin: ILatePlugin = {
  requires: [IMigrationManager],
  optional: [INotebookTracker, ITranslator],
  activate: (
    app: JupyterFrontEnd,
    manager: IMigrationManager,
    tracker: INotebookTracker | null,
    translator: ITranslator | null
  ): void => {
    if (!tracker) {
      return; // Such as a console: no notebooks.
    }
    const trans = (translator ?? nullTranslator).load('jupyterlab_tf_upgrade');
    const { commands } = app;
    const panelFor = (args: ReadonlyPartialJSONObject): NotebookPanel | null =>
      typeof args.panel === 'string'
        ? (tracker.find(panel => panel.id === args.panel) ?? null)
        : tracker.currentWidget;
    commands.addCommand(CommandIDs.useKernelVersion, {
      label: trans.__("Use This Kernel's TensorFlow Version"),
      caption: trans.__(
        'Ask the running kernel for its TensorFlow, and upgrade to that one'
      ),
      isEnabled: args => runningKernel(panelFor(args)) !== null,
      describedBy: {
        args: {
          type: 'object',
          properties: {
            panel: {
              type: 'string',
              description: trans.__(
                'Id of the notebook’s widget; default: the active one'
              )
            }
          }
        }
      },
      execute: async args => {
        const kernel = runningKernel(panelFor(args));
        if (kernel) {
          const { useKernelVersion } = await import(
            /* webpackChunkName: 'notebook' */ './kernel/use'
          );
          await useKernelVersion(kernel, manager, trans);
        }
      }
    });
    const refresh = (): void =>
      commands.notifyCommandChanged(CommandIDs.useKernelVersion);
    tracker.currentChanged.connect(refresh);
    const follow = ({ sessionContext }: NotebookPanel): void => {
      sessionContext.statusChanged.connect(refresh);
      sessionContext.kernelChanged.connect(refresh);
    };
    tracker.forEach(follow);
    tracker.widgetAdded.connect((_, panel) => follow(panel));
  }
};

/** The kernel of a notebook, where there is one that can answer. */
function runningKernel(
  panel: NotebookPanel | null
): Kernel.IKernelConnection | null {
  const kernel = panel?.sessionContext.session?.kernel;
  return kernel && (kernel.status === 'idle' || kernel.status === 'busy')
    ? kernel
    : null;
}
