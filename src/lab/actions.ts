import type { TranslationBundle } from '@jupyterlab/translation';
import type { CommandRegistry } from '@lumino/commands';

import { CommandIDs, type IMigrationManager } from '../tokens';
import { isAbort } from '../worker/errors';
import { withProgress } from './late-notice';
import { failureMessage, notify } from './messages';
import type { INotebookSession } from './model';
import { revertAndSay, sayUpgrade } from './outcome';

/** What the actions stand on. */
export interface IActionsOptions {
  readonly manager: IMigrationManager;
  readonly trans: TranslationBundle;
  readonly commands: CommandRegistry;
}

/** What the commands do, with a notification of how it went. */
export class Actions {
  constructor(private readonly _options: IActionsOptions) {}

  /**
   * Upgrade the active notebook: in the preview, where there is one and it is
   * wanted, or else at once.
   */
  async upgrade(preview = this._options.manager.preview): Promise<void> {
    const { commands } = this._options;
    if (preview && commands.hasCommand(CommandIDs.preview)) {
      await commands.execute(CommandIDs.preview);
    } else {
      await this.convert();
    }
  }

  /**
   * Upgrade the active notebook, or the cells with these ids, at once. A second
   * call while the first is under way does nothing.
   */
  async convert(only?: readonly string[]): Promise<void> {
    const { manager, trans, commands } = this._options;
    await manager.opening;
    const session = manager.active;
    if (!session || this._upgrading.has(session)) {
      return;
    }
    this._upgrading.add(session);
    try {
      const outcome = await withProgress(trans, onProgress =>
        session.upgrade(only, onProgress)
      );
      sayUpgrade(outcome, session, { trans, commands });
      if (manager.openReport && !only) {
        await commands.execute(CommandIDs.showReport, { focus: false });
      }
    } catch (error) {
      // Its notebook was closed meanwhile: nobody waits for an answer.
      if (!isAbort(error)) {
        notify(failureMessage(error, trans));
      }
    } finally {
      this._upgrading.delete(session);
    }
  }

  /** Take the upgrades of the active notebook back, or of the cells with these ids. */
  async revert(only?: readonly string[]): Promise<void> {
    const { manager, trans } = this._options;
    await revertAndSay(manager.active, trans, only);
  }

  private readonly _upgrading = new Set<INotebookSession>();
}
