import {
  ILayoutRestorer,
  type JupyterFrontEnd,
  type JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { INotebookTracker } from '@jupyterlab/notebook';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import { Panel } from '@lumino/widgets';

import { ISidebarPlace } from '../tokens';

/**
 * Makes the place of the sidebar "TF2 migration", so that JupyterLab can bring it forward
 * where it was in sight before the page was loaded. What is in it comes later.
 */
export const sidebarPlugin: JupyterFrontEndPlugin<Panel | null> = {
  id: 'jupyterlab-tf-upgrade:sidebar',
  description: 'The place of the sidebar about the active notebook.',
  autoStart: true,
  optional: [INotebookTracker, ILayoutRestorer, ITranslator],
  provides: ISidebarPlace,
  activate: (
    app: JupyterFrontEnd,
    tracker: INotebookTracker | null,
    restorer: ILayoutRestorer | null,
    translator: ITranslator | null
  ): Panel | null => {
    // A console or a terminal on a page of its own has no notebooks.
    if (!tracker) {
      return null;
    }
    const place = new Panel();
    place.id = 'tf-upgrade-sidebar';
    const trans = (translator ?? nullTranslator).load('jupyterlab_tf_upgrade');
    place.title.caption = trans.__('TF2 migration');
    app.shell.add(place, 'right', { rank: 900, type: 'TF2 migration' });
    restorer?.add(place, place.id);
    return place;
  }
};
