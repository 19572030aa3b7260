/** The code behind previews: loaded with the first one. */
import type { ILabShell, JupyterFrontEnd } from '@jupyterlab/application';
import type { TranslationBundle } from '@jupyterlab/translation';
import { SplitPanel, type Widget } from '@lumino/widgets';

import type { IMigrationManager } from '../../tokens';
import type { IEditorParts } from './look';
import { Previews } from './previews';

/** What previews are opened with. */
export interface IOpenOptions {
  readonly app: JupyterFrontEnd;
  readonly manager: IMigrationManager;
  readonly trans: TranslationBundle;
  /** Null in other Jupyters than JupyterLab. */
  readonly labShell: ILabShell | null;
  readonly editors: IEditorParts;
}

/** Make what opens previews in the shell. */
export function createPreviews({
  app: { commands, shell },
  manager,
  trans,
  labShell,
  editors
}: IOpenOptions): Previews {
  return new Previews({
    ...{ manager, trans, commands, editors },
    show: (preview, panel) => {
      // Other Jupyters have room for a single document in their main area.
      shell.add(preview, labShell ? 'main' : 'down', {
        ref: panel.id,
        mode: 'tab-after',
        type: 'TF2 migration preview'
      });
      shell.activateById(preview.id);
      if (!labShell) {
        makeRoom(preview);
      }
    },
    activate: id => shell.activateById(id)
  });
}

/** Notebook 7 opens the area below a notebook at next to no height. */
function makeRoom(preview: Widget): void {
  let parent = preview.parent;
  while (parent) {
    if (parent instanceof SplitPanel && parent.orientation === 'vertical') {
      parent.setRelativeSizes([1, 2]);
      return;
    }
    parent = parent.parent;
  }
}
