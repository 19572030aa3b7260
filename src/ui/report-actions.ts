import { Clipboard } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';

import type { IFix } from '../engine/types';
import { insertInstall } from '../lab/report/install';
import type { ReportModel } from '../lab/report/model';
import { CommandIDs } from '../tokens';
import type { IReportActions } from './actions';
import { openMenu } from './menu';
import type { ISidebarOptions } from './sidebar';

/** What the actions stand on. */
export interface IReportActionsOptions extends Pick<
  ISidebarOptions,
  'goTo' | 'run' | 'trans'
> {
  /** The report that is acted upon, now. */
  readonly model: () => ReportModel | null;
  /** Have a screen reader say what was done. */
  readonly announce: (text: string) => void;
}

/** What can be done from a report. */
export function reportActions(options: IReportActionsOptions): IReportActions {
  const { trans, goTo, run, announce } = options;

  const fix = (model: ReportModel, fixes: readonly IFix[]): void => {
    const made = model.session.applyFixes(fixes);
    announce(
      made === 0
        ? trans.__('Not fixed: the cell was edited meanwhile.')
        : trans._n('%1 fix made.', '%1 fixes made.', made)
    );
  };
  const actions: IReportActions = {
    goTo,
    fix: one => {
      const model = options.model();
      if (model) {
        fix(model, [one]);
      }
    },
    fixKind: kind => {
      const model = options.model();
      if (model) {
        fix(model, model.fixes(kind));
      }
    },
    revert: cellId => run(CommandIDs.revertCell, { cellId }),
    help: page => run(CommandIDs.showHelp, { page }),
    export: format => run(CommandIDs.exportReport, { format }),
    copy: text => {
      Clipboard.copyToSystem(text);
      announce(trans.__('Copied.'));
    },
    insertInstall: () => {
      const model = options.model();
      const cellId = model && insertInstall(model);
      if (cellId) {
        goTo(cellId, null);
        announce(trans.__('A cell was added.'));
      }
    },
    ignore: (cellId, view, button) => {
      const model = options.model();
      if (!model) {
        return;
      }
      const one = (): void => actions.ignoreOne(cellId, view);
      const alike = model.alike(view.finding);
      if (alike < 2) {
        one();
        return;
      }
      const { left, bottom } = button.getBoundingClientRect();
      openMenu({ x: left, y: bottom }, button, [
        { label: trans.__('Ignore this one'), execute: one },
        {
          label: trans.__('Ignore all %1 of this kind', alike),
          execute: () => actions.ignoreKind(view.finding)
        }
      ]);
    },
    ignoreOne: (cellId, view) => {
      options.model()?.ignored.ignore(cellId, view);
      announce(saidOf(1, trans));
    },
    ignoreKind: finding => {
      const model = options.model();
      if (model) {
        const count = model.alike(finding);
        model.ignored.ignoreKind(finding);
        announce(saidOf(count, trans));
      }
    },
    restore: (cellId, view) => {
      options.model()?.ignored.restore(cellId, view);
      announce(trans.__('Shown again.'));
    }
  };
  return actions;
}

function saidOf(count: number, trans: TranslationBundle): string {
  return trans._n('%1 finding ignored.', '%1 findings ignored.', count);
}
