import type { TranslationBundle } from '@jupyterlab/translation';

import type { IFix } from '../engine/types';
import type { ReportModel } from '../lab/report/model';
import { CommandIDs, type IMigrationReports } from '../tokens';
import type { IReportActions } from './actions';
import { openMenu } from './menu';
import type { ISidebarOptions } from './sidebar';

/** What the actions stand on. */
export interface IReportActionsOptions extends Pick<
  ISidebarOptions,
  'goTo' | 'run' | 'trans'
> {
  readonly reports: IMigrationReports;
  /** Have a screen reader say what was done. */
  readonly announce: (text: string) => void;
}

/** What can be done from the report of the active notebook. */
export function reportActions(options: IReportActionsOptions): IReportActions {
  const { reports, trans, goTo, run, announce } = options;

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
      if (reports.active) {
        fix(reports.active, [one]);
      }
    },
    fixKind: kind => {
      if (reports.active) {
        fix(reports.active, reports.active.fixes(kind));
      }
    },
    help: ({ rule }) => run(CommandIDs.showHelp, { rule }),
    ignore: (cellId, view, button) => {
      const model = reports.active;
      if (!model) {
        return;
      }
      const one = (): void => {
        model.ignored.ignore(cellId, view);
        announce(saidOf(1, trans));
      };
      const alike = model.alike(view.finding);
      if (alike < 2) {
        one();
        return;
      }
      openMenu(button, [
        { label: trans.__('Ignore this one'), execute: one },
        {
          label: trans.__('Ignore all %1 of this kind', alike),
          execute: () => actions.ignoreKind(view.finding)
        }
      ]);
    },
    ignoreKind: finding => {
      const model = reports.active;
      if (model) {
        const count = model.alike(finding);
        model.ignored.ignoreKind(finding);
        announce(saidOf(count, trans));
      }
    },
    restore: (cellId, view) => {
      reports.active?.ignored.restore(cellId, view);
      announce(trans.__('Shown again.'));
    }
  };
  return actions;
}

function saidOf(count: number, trans: TranslationBundle): string {
  return trans._n('%1 finding ignored.', '%1 findings ignored.', count);
}
