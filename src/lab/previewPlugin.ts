import type { JupyterFrontEnd } from '@jupyterlab/application';
import { ILabShell } from '@jupyterlab/application';
import {
  IEditorExtensionRegistry,
  IEditorLanguageRegistry,
  IEditorThemeRegistry
} from '@jupyterlab/codemirror';
import { INotebookTracker } from '@jupyterlab/notebook';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';

import { CommandIDs, IMigrationManager } from '../tokens';
import type { Preview } from '../ui/preview/preview';
import type { Previews } from '../ui/preview/previews';
import type { ILatePlugin } from './loadedPlugins';

/** Shows what an upgrade would change before it is made. */
export const previewPlugin: ILatePlugin = {
  requires: [IMigrationManager],
  optional: [
    INotebookTracker,
    ITranslator,
    ILabShell,
    IEditorExtensionRegistry,
    IEditorLanguageRegistry,
    IEditorThemeRegistry
  ],
  activate: (
    app: JupyterFrontEnd,
    manager: IMigrationManager,
    tracker: INotebookTracker | null,
    translator: ITranslator | null,
    labShell: ILabShell | null,
    extensions: IEditorExtensionRegistry | null,
    languages: IEditorLanguageRegistry | null,
    themes: IEditorThemeRegistry | null
  ): void => {
    // A console or a terminal on a page of its own has no notebooks.
    if (!tracker) {
      return;
    }
    const trans = (translator ?? nullTranslator).load('jupyterlab_tf_upgrade');
    const { commands } = app;
    let loading: Promise<Previews> | null = null;
    /** The code behind the preview, which is not needed before there is one. */
    const load = async (): Promise<Previews> => {
      const { createPreviews } = await import(
        /* webpackChunkName: 'preview' */ '../ui/preview/open'
      );
      const editors = { extensions, languages, themes };
      return createPreviews({ app, manager, trans, labShell, editors });
    };

    const describedBy = { args: { type: 'object' as const, properties: {} } };
    commands.addCommand(CommandIDs.preview, {
      label: trans.__('Preview Upgrade to TF2'),
      caption: trans.__(
        'Show what an upgrade would change, and choose what is changed'
      ),
      isEnabled: () => manager.active !== null,
      describedBy,
      execute: async () => {
        await manager.opening;
        const session = manager.active;
        const panel = tracker.currentWidget;
        if (session && panel) {
          loading ??= load();
          await (await loading).open(session, panel);
        }
      }
    });
    const current = async (): Promise<Preview | null> =>
      (await loading)?.current ?? null;
    commands.addCommand(CommandIDs.applyPreview, {
      label: trans.__('Apply Upgrade to TF2'),
      caption: trans.__('Make the changes that are ticked in the preview'),
      isEnabled: () => loading !== null,
      isVisible: () => loading !== null,
      describedBy,
      execute: async () => {
        const preview = await current();
        await (preview && (await loading)?.apply(preview));
      }
    });
    commands.addCommand(CommandIDs.closePreview, {
      label: trans.__('Close Preview of Upgrade to TF2'),
      caption: trans.__('Close the preview and change nothing'),
      isEnabled: () => loading !== null,
      isVisible: () => loading !== null,
      describedBy,
      execute: async () => (await current())?.close()
    });
    manager.activeChanged.connect(() => {
      commands.notifyCommandChanged(CommandIDs.preview);
    }, manager);
  }
};
