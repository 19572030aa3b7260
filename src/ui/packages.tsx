import type { TranslationBundle } from '@jupyterlab/translation';
import React from 'react';

import type { IPackage } from '../engine/types';
import { installCommand } from '../lab/report/install';
import type { IReportActions } from './actions';

/** Props of `Packages`. */
export interface IPackagesProps {
  readonly packages: readonly IPackage[];
  readonly trans: TranslationBundle;
  readonly actions: IReportActions;
  /** Whether a cell may be put into the notebook: not where there is one already. */
  readonly canInsert: boolean;
}

/** What has to be installed beside TensorFlow, and the command that does it. */
export const Packages = React.memo(function Packages(
  props: IPackagesProps
): JSX.Element {
  const { packages, trans, actions, canInsert } = props;
  const command = installCommand(packages);
  return (
    <section
      className="jp-TfUpgrade-packages"
      aria-label={trans.__('To be installed')}
    >
      <p>
        {trans.__('TensorFlow 2 alone is not enough for this code. Install:')}
      </p>
      <ul>
        {packages.map(({ name, why }) => (
          <li key={name}>
            <code>{name}</code> {trans.__('for %1', why)}
          </li>
        ))}
      </ul>
      <div className="jp-TfUpgrade-actions">
        <button
          className="jp-TfUpgrade-link"
          title={command}
          onClick={() => actions.copy(command)}
        >
          {trans.__('Copy command')}
        </button>
        {canInsert && (
          <button
            className="jp-TfUpgrade-link"
            title={`%${command}`}
            onClick={() => actions.insertInstall()}
          >
            {trans.__('Add a cell')}
          </button>
        )}
      </div>
    </section>
  );
});
