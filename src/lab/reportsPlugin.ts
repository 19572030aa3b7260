import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';

import { IMigrationManager, IMigrationReports } from '../tokens';
import { Reports } from './report/reports';

/** Provides the reports of the open notebooks to all that show them. */
export const reportsPlugin: JupyterFrontEndPlugin<IMigrationReports> = {
  id: 'jupyterlab-tf-upgrade:reports',
  description: 'Works out the TensorFlow 2 migration reports of notebooks.',
  autoStart: true,
  requires: [IMigrationManager],
  provides: IMigrationReports,
  activate: (
    app: JupyterFrontEnd,
    manager: IMigrationManager
  ): IMigrationReports =>
    new Reports(manager, async () => {
      const { openReports } = await import(
        /* webpackChunkName: 'notebook' */ './report/open'
      );
      return openReports(app);
    })
};
