import type { TranslationBundle } from '@jupyterlab/translation';
import { ReactWidget } from '@jupyterlab/ui-components';
import React from 'react';

import { CommandIDs, type IMigrationManager } from '../tokens';
import { Body } from './body';
import type { GoTo } from './cell';
import { Controls } from './controls';
import { migrationIcon } from './icons';

/** What the sidebar needs of its surroundings. */
export interface ISidebarOptions {
  readonly manager: IMigrationManager;
  readonly trans: TranslationBundle;
  readonly goTo: GoTo;
  /** Run one of this extension's commands. */
  readonly run: (command: string) => void;
}

/** The panel "TF2 migration". It follows the active notebook. */
export class Sidebar extends ReactWidget {
  constructor(private readonly _options: ISidebarOptions) {
    super();
    const { trans } = _options;
    this.id = 'tf-upgrade-sidebar';
    this.title.icon = migrationIcon;
    this.title.caption = trans.__('TF2 migration');
    this.addClass('jp-TfUpgrade');
    this.node.setAttribute('role', 'region');
    this.node.setAttribute('aria-label', trans.__('TF2 migration'));
  }

  protected override render(): JSX.Element {
    const { manager, trans, goTo, run } = this._options;
    const session = manager.active;
    const name = session?.host.name;
    this.node.setAttribute('aria-busy', String(session?.busy === true));
    return (
      <>
        <h2 className="jp-TfUpgrade-title">{trans.__('TF2 migration')}</h2>
        {session ? (
          <p className="jp-TfUpgrade-name" title={name}>
            {name}
          </p>
        ) : null}
        <Controls
          trans={trans}
          safetyMode={manager.safetyMode}
          canUpgrade={!!session && !session.host.readOnly}
          canRevert={!!session && session.record.isLive}
          onSafety={on => void manager.setSafetyMode(on)}
          onUpgrade={() => run(CommandIDs.upgradeNotebook)}
          onRevert={() => run(CommandIDs.revert)}
        />
        {session?.host.readOnly ? (
          <p className="jp-TfUpgrade-note">
            {trans.__(
              'This notebook is read-only: it is analysed, and nothing is written. To upgrade it, save a copy.'
            )}
          </p>
        ) : null}
        {session ? (
          <Body session={session} trans={trans} goTo={goTo} />
        ) : (
          <p role="status">
            {trans.__('Open a notebook to see what an upgrade would change.')}
          </p>
        )}
      </>
    );
  }
}
