import type { JupyterFrontEnd } from '@jupyterlab/application';
import type { ISharedCell } from '@jupyter/ydoc';
import { INotebookTracker } from '@jupyterlab/notebook';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';

import { CommandIDs, IMigrationManager } from '../tokens';
import type { ILatePlugin } from './loadedPlugins';

/** The attribute of a notebook to which the keys of the command belong. */
const ATTRIBUTE = 'data-tf-upgraded';

/** What JupyterLab's own keys run: the undo of the active cell's editor. */
const OF_CELL = { undo: 'editmenu:undo', redo: 'editmenu:redo' };
const OF_NOTEBOOK = {
  undo: 'notebook:undo-cell-action',
  redo: 'notebook:redo-cell-action'
};

/**
 * Has Ctrl+Z undo an upgrade in command mode as well, and Ctrl+Shift+Z bring it back.
 * JupyterLab has these keys undo what was typed in the active cell, which after an upgrade
 * is most often a heading or another cell that did not change: nothing would happen.
 */
export const undoPlugin: ILatePlugin = {
  requires: [IMigrationManager],
  optional: [INotebookTracker, ITranslator],
  activate: (
    app: JupyterFrontEnd,
    manager: IMigrationManager,
    tracker: INotebookTracker | null,
    translator: ITranslator | null
  ): void => {
    if (!tracker) {
      return; // Such as a console: no notebooks.
    }
    const trans = (translator ?? nullTranslator).load('jupyterlab_tf_upgrade');
    const { commands } = app;
    const can = (way: 'undo' | 'redo'): boolean =>
      manager.active?.isNext(way) === true;

    commands.addCommand(CommandIDs.undoUpgrade, {
      label: ({ redo }) =>
        redo === true
          ? trans.__('Redo Upgrade to TF2')
          : trans.__('Undo Upgrade to TF2'),
      caption: trans.__('Undo the upgrade that was made last'),
      // The key is to go on to JupyterLab's own command where this one can do nothing.
      isEnabled: ({ key, redo }) =>
        key === true || can(redo === true ? 'redo' : 'undo'),
      describedBy: {
        args: {
          type: 'object',
          properties: {
            redo: {
              type: 'boolean',
              description: trans.__('Bring it back instead')
            },
            key: {
              type: 'boolean',
              description: trans.__(
                'Where anything was typed in the active cell, undo that'
              )
            }
          }
        }
      },
      execute: async ({ key, redo }) => {
        const way = redo === true ? 'redo' : 'undo';
        const isTyped =
          key === true && hasOwn(tracker.activeCell?.model.sharedModel, way);
        const { [way]: command } = can(way) && !isTyped ? OF_NOTEBOOK : OF_CELL;
        if (commands.hasCommand(command)) {
          await commands.execute(command);
        }
      }
    });

    const now = (): string => `${can('undo')} ${can('redo')}`;
    let known = '';
    const mark = (): void => {
      const { active } = manager;
      known = now();
      tracker.forEach(({ model, content }) => {
        if (active && model?.sharedModel === active.host.shared) {
          content.node.toggleAttribute(ATTRIBUTE, can('undo') || can('redo'));
        }
      });
      commands.notifyCommandChanged(CommandIDs.undoUpgrade);
    };
    manager.sessionChanged.connect(() => {
      // A session tells of much else, of each keystroke for one.
      if (now() !== known) {
        mark();
      }
    }, tracker);
    manager.activeChanged.connect(mark, tracker);
    mark();
  }
};

/** Whether an undo or redo in a cell has anything of its own to take back. */
function hasOwn(cell: ISharedCell | undefined, way: 'undo' | 'redo'): boolean {
  const { undoManager } = (cell ?? {}) as {
    undoManager?: { canUndo(): boolean; canRedo(): boolean } | null;
  };
  return (
    (way === 'undo' ? undoManager?.canUndo() : undoManager?.canRedo()) === true
  );
}
