import type { TranslationBundle } from '@jupyterlab/translation';
import type { CommandRegistry } from '@lumino/commands';

import { CommandIDs } from '../tokens';
import { isAbort } from '../worker/errors';
import {
  failureMessage,
  notify,
  revertMessage,
  upgradeMessage
} from './messages';
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
  const { written, stopped } = outcome.applied;
  const wrote = written.length > 0 && stopped.length === 0;
  const { foreignLanguage, summary } = outcome.migration;
  const hasReport = foreignLanguage === null && summary.usesTensorflow;
  notify(upgradeMessage(outcome, session, trans), [
    ...(wrote
      ? [
          {
            label: trans.__('Revert'),
            callback: () => void revertAndSay(session, trans)
          }
        ]
      : []),
    ...(hasReport
      ? [
          {
            label: trans.__('Show report'),
            callback: () => void commands.execute(CommandIDs.showReport)
          }
        ]
      : [])
  ]);
}

/**
 * Take the upgrades of a notebook back, or those of some of its cells, and say what
 * came of it.
 */
export async function revertAndSay(
  session: INotebookSession | null,
  trans: TranslationBundle,
  only?: readonly string[]
): Promise<void> {
  try {
    const reverted = await session?.revert(only);
    notify(
      reverted
        ? revertMessage(reverted, trans)
        : {
            type: 'info',
            text: trans.__('There is no migration to revert here.')
          }
    );
  } catch (error) {
    // Its notebook was closed meanwhile: nobody waits for an answer.
    if (!isAbort(error)) {
      notify(failureMessage(error, trans));
    }
  }
}
