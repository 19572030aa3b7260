import type { ISharedCell } from '@jupyter/ydoc';
import type { TranslationBundle } from '@jupyterlab/translation';
import type { ReadonlyPartialJSONObject } from '@lumino/coreutils';

import type { IFindingView } from '../../lab/report/build';
import type { IMigrationReports } from '../../tokens';
import type { Announcer } from '../announcer';
import { findingItems } from '../finding-items';
import type { IMenuItem } from '../menu';
import { reportActions } from '../report-actions';

/** What the marks need of their surroundings. */
export interface IMarksOptions {
  readonly reports: IMigrationReports;
  readonly trans: TranslationBundle;
  /** Run one of this extension's commands. */
  readonly run: (command: string, args?: ReadonlyPartialJSONObject) => void;
  readonly announcer: Announcer;
}

/** What can be done about a finding of a cell of any open notebook. */
export function cellItems(
  cell: ISharedCell,
  view: IFindingView,
  options: IMarksOptions
): IMenuItem[] {
  const { reports, trans, run, announcer } = options;
  const model = cell.notebook ? reports.find(cell.notebook) : null;
  if (!model) {
    return [];
  }
  const actions = reportActions({
    model: () => model,
    trans,
    run,
    // One is there already.
    goTo: () => undefined,
    announce: text => announcer.say(text)
  });
  return findingItems(cell.getId(), view, { model, actions, trans, run });
}
