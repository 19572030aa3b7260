import { Notification } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';

import type { IMessage } from '../messages';
import type { IOutcome } from './types';

/** How long a notification stays, in ms: a screen reader reads each change of it. */
const PACE = 1000;

/** Draws a bar: how much is done, from 0 to 1; null where nothing is under way. */
export type ShowProgress = (fraction: number | null) => void;

/** The one notification of a run: its progress first, then what came of it. */
export class RunNotice {
  /**
   * @param _trans - for the words
   * @param _onCancel - called when a person asks to stop
   * @param _bar - JupyterLab draws no bar in a notification, so it is elsewhere
   */
  constructor(
    private readonly _trans: TranslationBundle,
    private readonly _onCancel: () => void,
    private readonly _bar: ShowProgress = () => undefined
  ) {
    this._id = Notification.emit(
      _trans.__('Upgrading to TF2: looking for files…'),
      'in-progress',
      { autoClose: false, actions: [this._cancelAction()] }
    );
  }

  /** Show how far it got. */
  progress(done: number, total: number, name: string): void {
    this._bar(done / total);
    const now = Date.now();
    if (this._stopping || now - this._drawn < PACE) {
      return;
    }
    this._drawn = now;
    Notification.update({
      id: this._id,
      message: this._trans.__(
        'Upgrading to TF2: %1 %, file %2 of %3, %4',
        Math.floor((100 * done) / total),
        done + 1,
        total,
        shortName(name)
      ),
      type: 'in-progress',
      autoClose: false,
      progress: done / total,
      actions: [this._cancelAction()]
    });
  }

  /** Show the end of it. */
  finish({ type, text }: IMessage, actions: Notification.IAction[] = []): void {
    this._bar(null);
    const options = {
      // What can be opened from here stays until a person is done with it.
      autoClose: actions.length > 0 ? (false as const) : 12000,
      actions
    };
    const updated = Notification.update({
      id: this._id,
      message: text,
      type,
      progress: undefined,
      ...options
    });
    if (!updated) {
      // It was dismissed meanwhile, which is no wish not to know.
      Notification.emit(text, type, options);
    }
  }

  private _cancelAction(): Notification.IAction {
    return {
      label: this._trans.__('Cancel'),
      caption: this._trans.__('Stop after the file that is being upgraded'),
      callback: event => {
        // The notification is to stay, and say what came of it.
        event.preventDefault();
        this._stopping = true;
        Notification.update({
          id: this._id,
          message: this._trans.__('Upgrading to TF2: stopping…'),
          type: 'in-progress',
          autoClose: false,
          actions: []
        });
        this._onCancel();
      }
    };
  }

  private readonly _id: string;
  private _drawn = 0;
  private _stopping = false;
}

/** A name or reason that leaves room for the rest of a notification. */
export function shortName(name: string): string {
  return name.length > 40 ? `${name.slice(0, 39)}…` : name;
}

/**
 * Say what came of a run. A notification holds 140 letters; the report has the rest.
 *
 * @param target - the name of the new file or folder; null for in place
 */
export function outcomeMessage(
  outcome: IOutcome,
  target: string | null,
  trans: TranslationBundle
): IMessage {
  const { files, done, total, copied, cancelled } = outcome;
  const many = (status: string): number =>
    files.filter(file => file.status === status).length;
  const failed = many('failed');
  const parts: string[] = [];
  if (cancelled) {
    parts.push(trans.__('Cancelled after %1 of %2 files.', done, total));
  }
  parts.push(
    target !== null && many('changed') > 0
      ? trans._n(
          '%1 file upgraded, into %2.',
          '%1 files upgraded, into %2.',
          many('changed'),
          shortName(target)
        )
      : trans._n('%1 file upgraded.', '%1 files upgraded.', many('changed'))
  );
  if (many('unchanged') > 0) {
    parts.push(trans.__('%1 without a change.', many('unchanged')));
  }
  if (copied > 0) {
    parts.push(trans.__('%1 copied.', copied));
  }
  if (failed > 0) {
    parts.push(
      trans._n(
        '%1 could not be upgraded: the report says why.',
        '%1 could not be upgraded: the report says why.',
        failed
      )
    );
  }
  const type = failed > 0 ? 'warning' : cancelled ? 'info' : 'success';
  return { type, text: parts.join(' ') };
}
