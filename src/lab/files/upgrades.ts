import { Notification } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';

import type { IOptions } from '../../engine/types';
import type { IMigrator } from '../../worker/client';
import { EngineUnavailableError, isAbort } from '../../worker/errors';
import { failureMessage, notify, type IMessage } from '../messages';
import {
  chooseTarget,
  type ITargetChoice,
  type ITargetQuestion
} from './choose';
import { nameOf } from './paths';
import {
  RunNotice,
  outcomeMessage,
  shortName,
  type ShowProgress
} from './notice';
import { findItems, planUpgrade } from './plan';
import { explainProblem } from './problem';
import type { IRawFiles } from './raw';
import { reportFolder, runResult, writeReport } from './report';
import { runPlan } from './run';
import type {
  FileStore,
  IOpenDocuments,
  IOutcome,
  IUpgradeHost
} from './types';

/** What the upgrades of files stand on. */
export interface IFileUpgradesOptions {
  readonly store: FileStore;
  readonly raw?: IRawFiles;
  readonly migrator: IMigrator;
  readonly documents: IOpenDocuments;
  /** Asked for at each run, as the settings may have changed. */
  readonly options: () => IOptions;
  readonly trans: TranslationBundle;
  /** The versions of TensorFlow to choose from, newest first. */
  readonly versions?: () => readonly string[];
  /** Told what a person chose, for the next time. */
  readonly remember?: (options: IOptions) => void;
  /** Puts a question to a person; null where they think better of it. */
  readonly ask: (question: ITargetQuestion) => Promise<ITargetChoice | null>;
  readonly openReport: (path: string) => void;
  readonly showProgress?: ShowProgress;
}

/** What came of an upgrade, and where its report is. */
export interface IReported extends IOutcome {
  /** null where none could be written. */
  readonly report: string | null;
}

/** Upgrades files and folders, one run at a time, with a notification each. */
export class FileUpgrades {
  constructor(private readonly _options: IFileUpgradesOptions) {}

  /** Ask where to, and upgrade; null where nothing was begun. */
  async askAndRun(paths: readonly string[]): Promise<IReported | null> {
    const { store, trans, ask, options, versions, remember } = this._options;
    try {
      const choice = await chooseTarget(paths, {
        ...{ store, trans, ask },
        options: options(),
        versions: versions?.() ?? []
      });
      if (!choice) {
        return null;
      }
      if (choice.options) {
        remember?.(choice.options);
      }
      return await this.run(paths, choice.target, choice.options);
    } catch (error) {
      notify(this._failure(error));
      return null;
    }
  }

  /**
   * @param paths What to upgrade.
   * @param target The new file or folder; null for in place.
   * @param options What to do; by default what the settings say.
   * @returns null where nothing was begun; a notification has said why.
   */
  async run(
    paths: readonly string[],
    target: string | null,
    options = this._options.options()
  ): Promise<IReported | null> {
    const { trans } = this._options;
    if (this._busy) {
      Notification.info(
        trans.__('Files are being upgraded already. Wait, or cancel that.'),
        { autoClose: 6000 }
      );
      return null;
    }
    this._busy = true;
    const stop = new AbortController();
    const notice = new RunNotice(
      trans,
      () => stop.abort(),
      this._options.showProgress
    );
    try {
      const host = this._host(options);
      return await this._run(paths, target, host, stop.signal, notice);
    } catch (error) {
      notice.finish(this._failure(error));
      return null;
    } finally {
      this._busy = false;
    }
  }

  private async _run(
    paths: readonly string[],
    target: string | null,
    host: IUpgradeHost,
    signal: AbortSignal,
    notice: RunNotice
  ): Promise<IReported> {
    const { trans, openReport } = this._options;
    const { store } = host;
    const { items, refused } = await findItems(store, paths);
    if (items.length === 0 && refused.length > 0) {
      throw refused[0].error;
    }
    const planned = await planUpgrade(store, items, target, signal);
    const plan = { ...planned, refused: [...refused, ...planned.refused] };
    const outcome = await runPlan(plan, host, signal, (done, total, path) =>
      notice.progress(done, total, nameOf(store, path))
    );
    const trees = items.filter(item => item.folder).map(item => item.path);
    const run = runResult(outcome, host.options, trees, trans);
    const message = outcomeMessage(
      outcome,
      target === null ? null : nameOf(store, target),
      trans
    );
    let report: string;
    try {
      report = await writeReport(
        store,
        reportFolder(store, items, target),
        run
      );
    } catch (error) {
      const { text } = message;
      const why = trans.__('No report: %1', shortName(host.explain(error)));
      notice.finish({ type: 'warning', text: `${text} ${why}` });
      return { ...outcome, report: null };
    }
    notice.finish(message, [
      {
        label: trans.__('Open report'),
        caption: trans.__('Show what was changed in each file'),
        displayType: 'accent',
        callback: () => openReport(report)
      }
    ]);
    return { ...outcome, report };
  }

  private _host(options: IOptions): IUpgradeHost {
    const { store, raw, migrator, documents, trans } = this._options;
    return {
      ...{ store, raw, migrator, documents, options },
      explain: error => explainProblem(error, trans)
    };
  }

  /** Why nothing was upgraded, for a person. */
  private _failure(error: unknown): IMessage {
    const { trans } = this._options;
    if (isAbort(error)) {
      return {
        type: 'info',
        text: trans.__('Cancelled. Nothing was changed.')
      };
    }
    return error instanceof EngineUnavailableError
      ? failureMessage(error, trans)
      : {
          type: 'error',
          text: trans.__(
            'Not upgraded to TF2. %1',
            explainProblem(error, trans)
          )
        };
  }

  private _busy = false;
}
