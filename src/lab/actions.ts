import type { TranslationBundle } from '@jupyterlab/translation';
import type { CommandRegistry } from '@lumino/commands';

import { CommandIDs, type IMigrationManager } from '../tokens';
import { isAbort } from '../worker/errors';
import {
  failureMessage,
  notify,
  revertMessage,
  upgradeMessage
} from './messages';
import type { INotebookSession } from './model';

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
   * Upgrade the active notebook, or the cells with these ids. A second call
   * while the first is under way does nothing.
   */
  async upgrade(only?: readonly string[]): Promise<void> {
    const { manager, trans, commands } = this._options;
    const session = manager.active;
    if (!session || this._upgrading.has(session)) {
      return;
    }
    this._upgrading.add(session);
    try {
      const outcome = await session.upgrade(only);
      const wrote = outcome.applied.written.length > 0;
      notify(upgradeMessage(outcome, session, trans), [
        ...(wrote ? [this._revertAction(session)] : []),
        {
          label: trans.__('Show report'),
          callback: () => void commands.execute(CommandIDs.showReport)
        }
      ]);
      if (manager.openReport && !only) {
        await commands.execute(CommandIDs.showReport);
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

  /** Take the upgrades of a notebook back; by default of the active one. */
  revert(
    session: INotebookSession | null = this._options.manager.active
  ): void {
    const { trans } = this._options;
    const reverted = session?.revert();
    notify(
      reverted
        ? revertMessage(reverted, trans)
        : {
            type: 'info',
            text: trans.__('There is no migration to revert in this notebook.')
          }
    );
  }

  private _revertAction(session: INotebookSession): {
    label: string;
    callback: () => void;
  } {
    return {
      label: this._options.trans.__('Revert'),
      callback: () => this.revert(session)
    };
  }

  private readonly _upgrading = new Set<INotebookSession>();
}
