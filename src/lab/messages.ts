import { Notification } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';

import type { ICellResult } from '../engine/types';
import type { ILeft, IReverted } from './revert/revert';
import type { INotebookSession, IUpgradeOutcome } from './model';
import { explain } from './words';

/** A notification: never a dialog, so that it stops nobody. */
export interface IMessage {
  readonly type: 'success' | 'info' | 'warning' | 'error';
  readonly text: string;
}

/** Show a message; `actions` are its buttons. */
export function notify(
  { type, text }: IMessage,
  actions: Notification.IAction[] = []
): void {
  Notification.emit(text, type, {
    actions,
    autoClose: type === 'success' || type === 'info' ? 6000 : 12000
  });
}

/** Say what came of an upgrade. */
export function upgradeMessage(
  { migration, applied }: IUpgradeOutcome,
  session: INotebookSession,
  trans: TranslationBundle
): IMessage {
  const { foreignLanguage, summary } = migration;
  if (foreignLanguage !== null) {
    return {
      type: 'warning',
      text: trans.__(
        'This is a notebook for %1. Only Python notebooks can be upgraded; it was left as it is.',
        foreignLanguage
      )
    };
  }
  if (session.host.readOnly) {
    return {
      type: 'warning',
      text: trans.__(
        'This notebook is read-only: nothing was written. To upgrade it, save a copy.'
      )
    };
  }
  // A notification holds 140 letters: what must be read comes first.
  const parts: string[] = [];
  const { written, skipped, stopped } = applied;
  if (stopped.length > 0) {
    return {
      type: 'info',
      text: trans.__(
        'The upgrade was undone while it was written, and stopped there.'
      )
    };
  }
  if (skipped.length > 0) {
    parts.push(
      trans.__(
        'Left alone, because they changed meanwhile: cells %1.',
        numbersOf(skipped)
      )
    );
  }
  if (written.length > 0) {
    const changes = written.reduce(
      (sum, { result }) =>
        sum + result.findings.filter(finding => finding.applied).length,
      0
    );
    parts.push(
      trans._n(
        'Upgraded to TF2: %1 change.',
        'Upgraded to TF2: %1 changes.',
        changes
      )
    );
  } else if (skipped.length === 0) {
    parts.push(
      summary.usesTensorflow
        ? trans.__('Nothing to change.')
        : trans.__('No TensorFlow here: nothing to upgrade.')
    );
  }
  if (summary.errors > 0) {
    parts.push(
      trans._n('%1 error is left.', '%1 errors are left.', summary.errors)
    );
  }
  if (summary.warnings > 0) {
    parts.push(
      trans._n('%1 warning to read.', '%1 warnings to read.', summary.warnings)
    );
  }
  const type =
    skipped.length > 0 || summary.errors > 0
      ? 'warning'
      : written.length > 0
        ? 'success'
        : 'info';
  return { type, text: parts.join(' ') };
}

/** The numbers of cells, or of the first few. */
function numbersOf(cells: readonly ICellResult[]): string {
  const numbers = cells.slice(0, 5).map(cell => cell.number);
  return numbers.join(', ') + (cells.length > 5 ? ', …' : '');
}

/** Say what came of a revert. */
export function revertMessage(
  { restored, merged, left }: IReverted,
  trans: TranslationBundle
): IMessage {
  const parts: string[] = [];
  if (left.length > 0) {
    parts.push(
      trans.__('Left, as it was edited since: %1.', leftWords(left, trans))
    );
  }
  if (restored + merged > 0 || left.length === 0) {
    parts.push(
      trans._n(
        'Migration reverted in %1 cell.',
        'Migration reverted in %1 cells.',
        restored + merged
      )
    );
  }
  if (merged > 0) {
    parts.push(trans.__('What was typed since was kept.'));
  }
  return {
    type: left.length > 0 ? 'warning' : 'success',
    text: parts.join(' ')
  };
}

/** The cells, or the first few, with the lines that could not be reverted. */
function leftWords(left: readonly ILeft[], trans: TranslationBundle): string {
  const words = left
    .slice(0, 3)
    .map(({ number, lines }) =>
      trans._n(
        'cell %2 line %3',
        'cell %2 lines %3',
        lines.length,
        number,
        lines.join(', ')
      )
    );
  return words.join('; ') + (left.length > 3 ? '; …' : '');
}

/** Say that the engine could not do it. */
export function failureMessage(
  error: unknown,
  trans: TranslationBundle
): IMessage {
  const { what, next } = explain(error, trans);
  return { type: 'error', text: [what, next].join(' ') };
}
