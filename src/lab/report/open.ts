/** The code behind the reports of notebooks: loaded with the first notebook. */
import type { IStateDB } from '@jupyterlab/statedb';

import type { INotebookSession } from '../model';
import { IgnoreStore } from './ignore-store';
import { ReportModel } from './model';

/**
 * Make the report of a session.
 *
 * @param session - the session
 * @param state - where what a person ignores is kept; null where there is no such place
 */
export function openReport(
  session: INotebookSession,
  state: IStateDB | null
): ReportModel {
  const report = new ReportModel(session);
  new IgnoreStore(state).follow(report);
  return report;
}
