import type { TranslationBundle } from '@jupyterlab/translation';
import { ReactWidget } from '@jupyterlab/ui-components';
import type { ReadonlyPartialJSONObject } from '@lumino/coreutils';
import React from 'react';

import type { IAttention } from '../lab/report/attention';
import {
  CommandIDs,
  type IMigrationManager,
  type IMigrationReports
} from '../tokens';
import type { IReportActions } from './actions';
import type { Announcer } from './announcer';
import { Body } from './body';
import { Controls } from './controls';
import type { GroupBy } from './find';
import { migrationIcon } from './icons';
import { keepFocus } from './keep-focus';
import { reportActions } from './report-actions';

/** A value that is kept somewhere, such as in the settings. */
export interface IKept<T> {
  get(): T;
  set(value: T): void;
}

/** What the sidebar needs of its surroundings. */
export interface ISidebarOptions {
  readonly manager: IMigrationManager;
  readonly reports: IMigrationReports;
  readonly trans: TranslationBundle;
  readonly goTo: IReportActions['goTo'];
  /** Run one of this extension's commands. */
  readonly run: (command: string, args?: ReadonlyPartialJSONObject) => void;
  readonly groupBy: IKept<GroupBy>;
  readonly announcer: Announcer;
}

/** The attribute of the tab (`data-...`) that its style sheet shows as a badge. */
const BADGE = 'tf-upgrade-badge';

/** The panel "TF2 migration". It follows the active notebook. */
export class Sidebar extends ReactWidget {
  constructor(private readonly _options: ISidebarOptions) {
    super();
    const { trans } = _options;
    this.id = 'tf-upgrade-sidebar';
    this.title.icon = migrationIcon;
    this.title.caption = trans.__('TF2 migration');
    this.addClass('jp-TfUpgrade');
    // A place to begin from with the Tab key.
    this.node.tabIndex = -1;
    this.node.setAttribute('role', 'region');
    this.node.setAttribute('aria-label', trans.__('TF2 migration'));
    this._keepFocus = keepFocus(this.node);
    this._actions = reportActions({
      model: () => _options.reports.active,
      trans,
      goTo: _options.goTo,
      run: _options.run,
      announce: text => _options.announcer.say(text)
    });
  }

  override dispose(): void {
    this._keepFocus();
    super.dispose();
  }

  /** Show on the tab what the active notebook asks of a person; null: nothing. */
  showAttention(attention: IAttention | null): void {
    const name = this._options.trans.__('TF2 migration');
    const { title } = this;
    title.caption = attention ? `${name}: ${attention.words}` : name;
    const count = attention?.count ?? 0;
    // More would not fit on a tab, and nobody counts that far.
    const badge = count > 99 ? '99+' : count > 0 ? String(count) : '';
    if (badge !== title.dataset[BADGE]) {
      // JupyterLab keeps something there as well.
      title.dataset = {
        ...title.dataset,
        [BADGE]: badge,
        [`${BADGE}-severity`]: attention?.severity ?? ''
      };
    }
  }

  protected override render(): JSX.Element {
    const { manager, reports, trans, run, groupBy } = this._options;
    const session = manager.active;
    const model = reports.active;
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
        {model ? (
          <Body
            // What is unfolded and how much is listed is of one notebook.
            key={model.id}
            model={model}
            trans={trans}
            actions={this._actions}
            groupBy={groupBy.get()}
            onGroupBy={value => {
              groupBy.set(value);
              this.update();
            }}
          />
        ) : (
          <>
            <p role="status">
              {trans.__('Open a notebook to see what an upgrade would change.')}
            </p>
            <p>
              {trans.__(
                'Code written for TensorFlow 1 is converted to TensorFlow 2. Every change is shown before it is made, and can be taken back.'
              )}
            </p>
            <p>
              {trans.__(
                'To upgrade files or a whole folder, right-click them in the file browser.'
              )}
            </p>
          </>
        )}
      </>
    );
  }

  private readonly _actions: IReportActions;
  private readonly _keepFocus: () => void;
}
