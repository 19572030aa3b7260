/** What the sidebar shows: loaded when it is shown for the first time. */
import React from 'react';
import { flushSync } from 'react-dom';

import '../../style/notebook.css';

import { CommandIDs } from '../tokens';
import { Body } from './body';
import { Controls } from './controls';
import type { GroupBy } from './find';
import { keepFocus } from './keep-focus';
import { reportActions } from './report-actions';
import type { ISidebarOptions } from './sidebar';

/** The content of a sidebar. */
export interface ISidebarView {
  /** Draw what there is to say now. */
  render(): JSX.Element;
  /** Whether there is anything else to say than what was drawn last; says who is busy. */
  isNews(): boolean;
  /** Whether there is the first report of a notebook to draw, for which a person waits. */
  isAwaited(): boolean;
  /**
   * Have React draw at once: it would take its turn behind the cells that JupyterLab draws
   * while it opens a notebook.
   */
  atOnce(draw: () => void): void;
  dispose(): void;
}

/**
 * Make the content of a sidebar.
 *
 * @param options - what the sidebar stands on
 * @param update - has it drawn anew
 */
export function createView(
  options: ISidebarOptions,
  update: () => void
): ISidebarView {
  const { manager, reports, trans, run, goTo, groupBy, announcer } = options;
  const { node } = options.place;
  const actions = reportActions({
    model: () => reports.active,
    trans,
    goTo,
    run,
    announce: text => announcer.say(text)
  });
  // The same at each drawing, so that what they are handed to is not drawn again.
  const onSafety = (on: boolean): void => void manager.setSafetyMode(on);
  const onUpgrade = (): void => run(CommandIDs.upgradeNotebook);
  const onRevert = (): void => run(CommandIDs.revert);
  const onGroupBy = (value: GroupBy): void => {
    groupBy.set(value);
    update();
  };
  const shown = (): unknown[] => {
    const session = manager.active;
    const model = reports.active;
    const state = model?.state;
    return [
      ...[session, session?.host.name, session?.host.readOnly],
      ...[session?.record.isLive, manager.safetyMode, manager.opening !== null],
      ...[model, state, model?.filter, model?.ignored.version, groupBy.get()]
    ];
  };
  const render = (): JSX.Element => {
    const session = manager.active;
    const model = reports.active;
    const name = session?.host.name;
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
          onSafety={onSafety}
          onUpgrade={onUpgrade}
          onRevert={onRevert}
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
            onGroupBy={onGroupBy}
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
  let drawn: readonly unknown[] | null = null;
  /** The notebook whose report was drawn last. */
  let reported: unknown = null;
  const awaited = (): unknown => {
    const model = reports.active;
    return model?.state.kind === 'report' && model !== reported ? model : null;
  };
  return {
    render: () => {
      drawn = shown();
      reported = awaited() ?? reported;
      return render();
    },
    isNews: () => {
      node.setAttribute('aria-busy', String(manager.active?.busy === true));
      const now = shown();
      return !drawn || now.some((part, i) => part !== drawn?.[i]);
    },
    isAwaited: () => awaited() !== null,
    atOnce: flushSync,
    dispose: keepFocus(node)
  };
}
