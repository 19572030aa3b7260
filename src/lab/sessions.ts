/** The code behind the sessions of notebooks: loaded with the first notebook. */
import type { INotebookTracker, NotebookPanel } from '@jupyterlab/notebook';

import '../../style/notebook.css';

import type { IOptions } from '../engine/types';
import { browserSources } from '../worker/browser';
import { EngineClient } from '../worker/client';
import { CellLayout } from './cell-layout';
import { watchLoading } from './early';
import type { ISessionHost } from './model';
import { NotebookSession } from './session';

type Context = NotebookPanel['context'];

/** The engine of this page. It starts when it is asked for something. */
export const migrator = new EngineClient(browserSources);

/**
 * Make the session of a notebook, which follows its content and ends with it.
 *
 * @param context - the notebook
 * @param tracker - knows its views
 * @param options - asked for the options at each run
 */
export function openSession(
  context: Context,
  tracker: INotebookTracker | null,
  options: () => IOptions
): NotebookSession {
  // While the notebook is on its way from the server.
  migrator.start();
  const host = hostOf(context, tracker);
  const session = new NotebookSession(host, migrator, options);
  const onContent = (): void => session.contentChanged();
  context.disposed.connect(() => session.dispose(), session);
  const unwatch = watchLoading(context.model.sharedModel, notebook =>
    session.foresee(notebook)
  );
  void context.ready.then(() => {
    unwatch();
    if (!session.isDisposed) {
      context.model.contentChanged.connect(onContent, session);
      context.model.metadataChanged.connect(onContent, session);
      void session.loaded();
    }
  });
  return session;
}

/** A notebook as its session sees it. */
function hostOf(
  context: Context,
  tracker: INotebookTracker | null
): ISessionHost {
  const layout = new CellLayout();
  return {
    get path() {
      return context.path;
    },
    get name() {
      return context.path.split('/').pop() ?? context.path;
    },
    get readOnly() {
      return (
        context.model.readOnly || context.contentsModel?.writable === false
      );
    },
    get shared() {
      return context.isReady && !context.isDisposed
        ? context.model.sharedModel
        : null;
    },
    cellsChanged: cells => {
      const changed = new Set<unknown>(cells);
      const views = tracker?.filter(panel => panel.context === context) ?? [];
      const widgets = views.flatMap(panel => panel.content.widgets);
      layout.changed(
        widgets
          .filter(widget => changed.has(widget.model.sharedModel))
          .map(widget => widget.node)
      );
    }
  };
}
