import type { TranslationBundle } from '@jupyterlab/translation';
import type { CommandRegistry } from '@lumino/commands';

import { CommandIDs } from '../tokens';
import { notify, revertMessage, upgradeMessage } from './messages';
import type { INotebookSession, IUpgradeOutcome } from './model';

/** What is needed to say something, and to offer what comes next. */
export interface ISayOptions {
  readonly trans: TranslationBundle;
  readonly commands: CommandRegistry;
}

/** Say what came of an upgrade, and offer to revert it and to show the report. */
export function sayUpgrade(
  outcome: IUpgradeOutcome,
  session: INotebookSession,
  { trans, commands }: ISayOptions
): void {
  const wrote = outcome.applied.written.length > 0;
  notify(upgradeMessage(outcome, session, trans), [
    ...(wrote
      ? [
          {
            label: trans.__('Revert'),
            callback: () => revertAndSay(session, trans)
          }
        ]
      : []),
    {
      label: trans.__('Show report'),
      callback: () => void commands.execute(CommandIDs.showReport)
    }
  ]);
}

/** Take the upgrades of a notebook back, and say what came of it. */
export function revertAndSay(
  session: INotebookSession | null,
  trans: TranslationBundle
): void {
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
