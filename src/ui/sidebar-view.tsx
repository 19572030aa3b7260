/** What the sidebar shows: loaded when it is shown for the first time. */
import React from 'react';

import '../../style/notebook.css';

import { CommandIDs } from '../tokens';
import { Body } from './body';
import { Controls } from './controls';
import { keepFocus } from './keep-focus';
import { reportActions } from './report-actions';
import type { ISidebarOptions } from './sidebar';

/** The content of a sidebar. */
export interface ISidebarView {
  /** Draw what there is to say now. */
  render(): JSX.Element;
  dispose(): void;
}

/**
 * Make the content of a sidebar.
 *
 * @param options - what the sidebar stands on
 * @param node - the sidebar's own element
 * @param update - has it drawn anew
 */
export function createView(
  options: ISidebarOptions,
  node: HTMLElement,
  update: () => void
): ISidebarView {
  const { manager, reports, trans, run, goTo, groupBy, announcer } = options;
  const actions = reportActions({
    model: () => reports.active,
    trans,
    goTo,
    run,
    announce: text => announcer.say(text)
  });
  const render = (): JSX.Element => {
    const session = manager.active;
    const model = reports.active;
    const name = session?.host.name;
    node.setAttribute('aria-busy', String(session?.busy === true));
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
            actions={actions}
            groupBy={groupBy.get()}
            onGroupBy={value => {
              groupBy.set(value);
              update();
            }}
          />
        ) : session || manager.opening ? (
          <p role="status">{trans.__('Looking at the notebook…')}</p>
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
  };
  return { render, dispose: keepFocus(node) };
}
