import type { JupyterFrontEnd } from '@jupyterlab/application';
import { ICommandPalette } from '@jupyterlab/apputils';
import type { ICellModel } from '@jupyterlab/cells';
import { INotebookTracker } from '@jupyterlab/notebook';
import {
  ITranslator,
  nullTranslator,
  type TranslationBundle
} from '@jupyterlab/translation';
import type {
  ReadonlyJSONObject,
  ReadonlyPartialJSONObject
} from '@lumino/coreutils';

import { CommandIDs, IMigrationManager } from '../tokens';
import { convertIcon, migrationIcon, safetyIcon } from '../ui/icons';
import type { ILatePlugin } from './loadedPlugins';
import { once } from './once';

const NO_ARGS = { args: { type: 'object' as const, properties: {} } };

/** Adds the commands, which toolbars and menus name in the schema. */
export const commandsPlugin: ILatePlugin = {
  requires: [IMigrationManager],
  optional: [INotebookTracker, ITranslator, ICommandPalette],
  activate: (
    app: JupyterFrontEnd,
    manager: IMigrationManager,
    tracker: INotebookTracker | null,
    translator: ITranslator | null,
    palette: ICommandPalette | null
  ): void => {
    // A console or a terminal on a page of its own has no notebooks.
    if (!tracker) {
      return;
    }
    const trans = (translator ?? nullTranslator).load('jupyterlab_tf_upgrade');
    const { commands } = app;
    const actions = once(async () => {
      const { Actions } = await import(
        /* webpackChunkName: 'notebook' */ './actions'
      );
      return new Actions({ manager, trans, commands });
    });
    const hasNotebook = (): boolean => manager.active !== null;
    const isCode = (args: ReadonlyPartialJSONObject): boolean =>
      hasNotebook() && targetCell(app, tracker, args)?.type === 'code';

    const canRevert = (args: ReadonlyPartialJSONObject): boolean => {
      const cell = targetCell(app, tracker, args);
      return (
        cell !== undefined && manager.active?.canRevert([cell.id]) === true
      );
    };

    commands.addCommand(CommandIDs.upgradeNotebook, {
      label: trans.__('Upgrade to TF2'),
      caption: trans.__(
        'Convert the TensorFlow 1 code of this notebook to TF2'
      ),
      icon: args => (args.isPalette ? undefined : migrationIcon),
      isEnabled: hasNotebook,
      describedBy: {
        args: {
          type: 'object',
          properties: {
            preview: {
              type: 'boolean',
              description: trans.__(
                'Show the changes first; default: as the settings have it'
              )
            }
          }
        }
      },
      execute: async ({ preview }) =>
        (await actions()).upgrade(
          typeof preview === 'boolean' ? preview : undefined
        )
    });

    commands.addCommand(CommandIDs.convertCell, {
      // A cell's toolbar has room for the icon alone; its name is the caption.
      label: args => (args.toolbar ? '' : trans.__('Convert Cell to TF2')),
      caption: trans.__('Convert Cell to TF2'),
      icon: args => (args.isPalette ? undefined : convertIcon),
      isEnabled: isCode,
      isVisible: isCode,
      describedBy: { args: describeCell(trans) },
      execute: async args => {
        const cell = targetCell(app, tracker, args);
        if (cell) {
          await (await actions()).convert([cell.id]);
        }
      }
    });

    commands.addCommand(CommandIDs.toggleSafety, {
      label: trans.__('SAFETY mode'),
      caption: trans.__('SAFETY mode: an upgrade changes imports only'),
      icon: args => (args.isPalette ? undefined : safetyIcon),
      isToggleable: true,
      isToggled: () => manager.safetyMode,
      describedBy: NO_ARGS,
      execute: () => manager.setSafetyMode(!manager.safetyMode)
    });

    commands.addCommand(CommandIDs.revertCell, {
      label: trans.__('Revert TF2 Migration of Cell'),
      caption: trans.__('Put the code of this cell back as it was'),
      isEnabled: args => canRevert(args),
      // In a menu of a cell, it is there where there is something to revert.
      isVisible: args => !args.atPointer || canRevert(args),
      describedBy: { args: describeCell(trans) },
      execute: async args => {
        const cell = targetCell(app, tracker, args);
        if (cell) {
          await (await actions()).revert([cell.id]);
        }
      }
    });

    commands.addCommand(CommandIDs.revert, {
      label: trans.__('Revert TF2 Migration'),
      caption: trans.__('Put the code back as it was before it was upgraded'),
      isEnabled: () => manager.active?.canRevert() === true,
      describedBy: NO_ARGS,
      execute: async () => (await actions()).revert()
    });

    const refresh = (...ids: string[]): void =>
      ids.forEach(id => {
        if (commands.hasCommand(id)) {
          commands.notifyCommandChanged(id);
        }
      });
    manager.settingsChanged.connect(() => {
      refresh(CommandIDs.toggleSafety);
    }, manager);
    let known: number | undefined;
    manager.sessionChanged.connect(() => {
      // A session tells of much else, of each keystroke for one.
      const version = manager.active?.record.version;
      if (version !== known) {
        known = version;
        refresh(CommandIDs.revert, CommandIDs.revertCell);
      }
    }, manager);
    manager.activeChanged.connect(() => {
      refresh(
        CommandIDs.upgradeNotebook,
        CommandIDs.convertCell,
        CommandIDs.revert,
        CommandIDs.revertCell
      );
    }, manager);
    tracker.activeCellChanged.connect(() => {
      refresh(CommandIDs.convertCell, CommandIDs.revertCell);
    }, manager);

    if (tracker.size > 0) {
      // The toolbars of these notebooks had no such commands to show.
      refresh(...Object.values(CommandIDs));
    }
    const category = trans.__('TF2 migration');
    for (const command of Object.values(CommandIDs)) {
      palette?.addItem({ command, category, args: { isPalette: true } });
    }
  }
};

/** The arguments of a command that is about one cell, as a schema. */
function describeCell(trans: TranslationBundle): ReadonlyJSONObject {
  return {
    type: 'object',
    properties: {
      cellId: {
        type: 'string',
        description: trans.__('Id of the cell; default: the active one')
      },
      atPointer: {
        type: 'boolean',
        description: trans.__('Take the cell that was right-clicked')
      }
    }
  };
}

/** The cell that a command is about. */
function targetCell(
  app: JupyterFrontEnd,
  tracker: INotebookTracker,
  args: ReadonlyPartialJSONObject
): ICellModel | undefined {
  if (args.atPointer) {
    // A right click need not make its cell the active one.
    const node = app.contextMenuHitTest(hit =>
      hit.classList.contains('jp-Cell')
    );
    return tracker.currentWidget?.content.widgets.find(
      widget => widget.node === node
    )?.model;
  }
  if (typeof args.cellId === 'string') {
    return tracker.currentWidget?.content.widgets.find(
      widget => widget.model.id === args.cellId
    )?.model;
  }
  return tracker.activeCell?.model;
}
