/** The code behind the reports of notebooks: loaded with the first notebook. */
import type { JupyterFrontEnd } from '@jupyterlab/application';
import { IStateDB } from '@jupyterlab/statedb';

import type { INotebookSession } from '../model';
import { IgnoreStore } from './ignore-store';
import { ReportModel } from './model';

/**
 * What makes the report of a session.
 *
 * @param app - knows where what a person ignores is kept, if there is such a place
 */
export async function openReports(
  app: JupyterFrontEnd
): Promise<(session: INotebookSession) => ReportModel> {
  const state = await app.resolveOptionalService(IStateDB);
  return session => {
    const report = new ReportModel(session);
    new IgnoreStore(state).follow(report);
    return report;
  };
}
