import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { IStateDB } from '@jupyterlab/statedb';

import { IMigrationManager, IMigrationReports } from '../tokens';
import { IgnoreStore } from './report/ignore-store';
// eslint-disable-next-line jupyter/prefer-lazy-imports -- activation needs it at once
import { Reports } from './report/reports';

/** Provides the reports of the open notebooks to all that show them. */
export const reportsPlugin: JupyterFrontEndPlugin<IMigrationReports> = {
  id: 'jupyterlab-tf-upgrade:reports',
  description: 'Works out the TensorFlow 2 migration reports of notebooks.',
  autoStart: true,
  requires: [IMigrationManager],
  optional: [IStateDB],
  provides: IMigrationReports,
  activate: (
    app: JupyterFrontEnd,
    manager: IMigrationManager,
    state: IStateDB | null
  ): IMigrationReports => {
    const store = new IgnoreStore(state);
    return new Reports(manager, report => store.follow(report));
  }
};
