import type { NotebookPanel } from '@jupyterlab/notebook';
import type { TranslationBundle } from '@jupyterlab/translation';
import { CommandRegistry } from '@lumino/commands';
import { FocusTracker } from '@lumino/widgets';

import '../../../style/preview.css';

import { withProgress } from '../../lab/late-notice';
import { failureMessage, notify } from '../../lab/messages';
import type { INotebookSession } from '../../lab/model';
import { sayUpgrade } from '../../lab/outcome';
import { reveal } from '../../lab/reveal';
import { CommandIDs, type IMigrationManager } from '../../tokens';
import { isAbort } from '../../worker/errors';
import { editorLook, type IEditorParts } from './look';
import { Preview } from './preview';

/** What previews stand on. */
export interface IPreviewsOptions {
  readonly manager: IMigrationManager;
  readonly trans: TranslationBundle;
  readonly commands: CommandRegistry;
  readonly editors: IEditorParts;
  /** Put a preview beside its notebook, and go there. */
  readonly show: (preview: Preview, panel: NotebookPanel) => void;
  /** Go to a widget. */
  readonly activate: (id: string) => void;
}

let nextId = 0;

/** The previews that are open, one a notebook at most. */
export class Previews {
  constructor(private readonly _options: IPreviewsOptions) {}

  /** The preview that has the focus, or had it last. */
  get current(): Preview | null {
    return this._tracker.currentWidget;
  }

  /**
   * Open the preview of a notebook, or go to it where it is open. Where there is
   * nothing to preview, a notification says so.
   */
  async open(session: INotebookSession, panel: NotebookPanel): Promise<void> {
    const known = this._open.get(session);
    if (known) {
      this._options.activate((await known)?.id ?? panel.id);
      return;
    }
    const opening = this._create(session, panel);
    this._open.set(session, opening);
    if (!(await opening)) {
      this._open.delete(session);
    }
  }

  /** Make the changes that are ticked, and close the preview where all were made. */
  async apply(preview: Preview): Promise<void> {
    const { manager, trans, commands } = this._options;
    const { model } = preview;
    if (preview.applying || model.chosen.cells === 0) {
      return;
    }
    preview.applying = true;
    try {
      const outcome = await withProgress(trans, onProgress =>
        model.apply(onProgress)
      );
      sayUpgrade(outcome, model.session, { trans, commands });
      if (outcome.applied.skipped.length === 0) {
        preview.close();
      }
      if (manager.openReport) {
        await commands.execute(CommandIDs.showReport, { focus: false });
      }
    } catch (error) {
      if (!isAbort(error)) {
        notify(failureMessage(error, trans));
      }
    } finally {
      if (!preview.isDisposed) {
        preview.applying = false;
      }
    }
  }

  private async _create(
    session: INotebookSession,
    panel: NotebookPanel
  ): Promise<Preview | null> {
    const { manager, trans, commands, editors } = this._options;
    const [look] = await Promise.all([editorLook(editors), session.refresh()]);
    const { analysis, error } = session;
    if (panel.isDisposed) {
      return null;
    }
    if (error !== null || !analysis) {
      notify(failureMessage(error, trans));
      return null;
    }
    const { migration } = analysis;
    const hasChanges = migration.cells.some(cell => cell.edits.length > 0);
    if (!hasChanges || session.host.readOnly) {
      const applied = {
        ...{ written: [], skipped: [], stopped: [] },
        step: null
      };
      sayUpgrade({ migration, applied }, session, { trans, commands });
      return null;
    }
    const preview = new Preview({
      ...{ session, manager, trans, look, commands },
      panelId: panel.id,
      applyKeys: this._keys(CommandIDs.applyPreview),
      closeKeys: this._keys(CommandIDs.closePreview),
      apply: () => void this.apply(preview),
      goTo: cellId => {
        this._options.activate(panel.id);
        void reveal(panel, cellId, null);
      }
    });
    preview.id = `tf-upgrade-preview-${nextId++}`;
    const { mode } = panel.content;
    const close = (): void => preview.dispose();
    panel.disposed.connect(close);
    preview.disposed.connect(() => {
      panel.disposed.disconnect(close);
      this._open.delete(session);
      if (!panel.isDisposed) {
        this._options.activate(panel.id);
        // JupyterLab goes to the notebook too, as to one that is looked at; the
        // keys are to go where they went before.
        setTimeout(() => {
          if (!panel.isDisposed) {
            panel.content.mode = mode;
          }
        });
      }
    });
    this._tracker.add(preview);
    this._options.show(preview, panel);
    return preview;
  }

  /** The keys of a command, to be shown. */
  private _keys(command: string): string {
    const binding = this._options.commands.keyBindings.find(
      item => item.command === command
    );
    return binding
      ? binding.keys
          .map(keys => CommandRegistry.formatKeystroke(keys))
          .join(' ')
      : '';
  }

  private readonly _tracker = new FocusTracker<Preview>();
  private readonly _open = new Map<INotebookSession, Promise<Preview | null>>();
}
