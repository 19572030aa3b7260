import type { JupyterFrontEnd } from '@jupyterlab/application';
import {
  type CodeMirrorEditor,
  IEditorExtensionRegistry
} from '@jupyterlab/codemirror';
import { INotebookTracker } from '@jupyterlab/notebook';
import { ISettingRegistry } from '@jupyterlab/settingregistry';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import type { ReadonlyPartialJSONObject } from '@lumino/coreutils';

import { CommandIDs, IMigrationReports } from '../tokens';
import { Announcer } from '../ui/announcer';
import { MarkedEditors } from '../ui/markers/editors';
import { KeptSetting } from './kept-setting';
import type { ILatePlugin } from './loadedPlugins';

const NO_ARGS = { args: { type: 'object' as const, properties: {} } };

/** Marks findings in the editors of notebooks, and leads from one to the next. */
export const editorPlugin: ILatePlugin = {
  requires: [IMigrationReports],
  optional: [
    INotebookTracker,
    IEditorExtensionRegistry,
    ITranslator,
    ISettingRegistry
  ],
  activate: (
    app: JupyterFrontEnd,
    reports: IMigrationReports,
    tracker: INotebookTracker | null,
    extensions: IEditorExtensionRegistry | null,
    translator: ITranslator | null,
    registry: ISettingRegistry | null
  ): void => {
    // A console or a terminal on a page of its own has no notebooks.
    if (!tracker) {
      return;
    }
    const trans = (translator ?? nullTranslator).load('jupyterlab_tf_upgrade');
    const { commands } = app;
    const marks = new KeptSetting<boolean>('marks', [true, false], registry);
    const options = {
      reports,
      trans,
      announcer: new Announcer(),
      run: (command: string, args?: ReadonlyPartialJSONObject): void =>
        void commands.execute(command, args)
    };
    const editors = new MarkedEditors(options);
    const follow = (): void => {
      editors.isEnabled = marks.get();
      commands.notifyCommandChanged(CommandIDs.toggleMarks);
    };
    const hasReport = (): boolean => reports.active !== null;
    const goTo = async (step: 1 | -1): Promise<void> => {
      const panel = tracker.currentWidget;
      const report = reports.active;
      if (panel && report) {
        const { goToStop } = await import(
          /* webpackChunkName: 'notebook' */ '../ui/markers/stops'
        );
        await goToStop(step, panel, report, editors, options);
      }
    };

    commands.addCommand(CommandIDs.nextFinding, {
      label: trans.__('Next TF2 Finding'),
      caption: trans.__('Go to the next TensorFlow 1 name or finding'),
      isEnabled: hasReport,
      describedBy: NO_ARGS,
      execute: () => goTo(1)
    });
    commands.addCommand(CommandIDs.previousFinding, {
      label: trans.__('Previous TF2 Finding'),
      caption: trans.__('Go to the TensorFlow 1 name or finding before'),
      isEnabled: hasReport,
      describedBy: NO_ARGS,
      execute: () => goTo(-1)
    });
    commands.addCommand(CommandIDs.findingActions, {
      label: trans.__('Fix TF2 Finding…'),
      caption: trans.__(
        'Offer what can be done about the finding at the cursor'
      ),
      isEnabled: hasReport,
      describedBy: NO_ARGS,
      execute: async () => {
        const panel = tracker.currentWidget;
        const report = reports.active;
        if (panel && report) {
          const { offerActions } = await import(
            /* webpackChunkName: 'notebook' */ '../ui/markers/stops'
          );
          offerActions(panel, report, options);
        }
      }
    });
    commands.addCommand(CommandIDs.toggleMarks, {
      label: trans.__('Mark TF2 Findings in the Editor'),
      isToggleable: true,
      isToggled: () => marks.get(),
      describedBy: NO_ARGS,
      execute: () => marks.set(!marks.get())
    });
    marks.changed.connect(follow, editors);
    reports.changed.connect((_, report) => editors.update(report), editors);
    follow();
    if (extensions) {
      editors.register(extensions);
      tracker.forEach(({ content }) =>
        content.widgets.forEach(({ editor }) => {
          if (editor) {
            editors.adopt(editor as CodeMirrorEditor);
          }
        })
      );
    }
  }
};
