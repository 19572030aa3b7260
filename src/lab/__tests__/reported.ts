/** Notebooks with a session and a report, made of the fakes. */
import type { YNotebook } from '@jupyter/ydoc';

import { ReportModel } from '../report/model';
import { NotebookSession } from '../session';
import { fakeMigrator, makeHost } from './fakes';

/** The session of a notebook, and its report, once it was analysed. */
export async function reported(
  shared: YNotebook,
  host = makeHost(shared),
  migrator = fakeMigrator
) {
  const session = new NotebookSession(host, migrator, () => ({}));
  const model = new ReportModel(session);
  await session.analyse();
  return { shared, session, model };
}
