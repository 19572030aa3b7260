import type { IDocumentManager } from '@jupyterlab/docmanager';

import type { IOpenDocuments } from './types';

type Context = NonNullable<ReturnType<IDocumentManager['contextForWidget']>>;

/** The documents that a document manager has open; none where there is none. */
export function openDocuments(
  manager: IDocumentManager | null
): IOpenDocuments {
  const contextsOf = (path: string): Set<Context> => {
    const contexts = new Set<Context>();
    // A file may be open in several ways, a notebook as text for one.
    for (const { name } of manager?.registry.widgetFactories() ?? []) {
      const widget = manager?.findWidget(path, name);
      const context = widget && manager?.contextForWidget(widget);
      if (context) {
        contexts.add(context);
      }
    }
    return contexts;
  };
  return {
    hasUnsavedChanges: path =>
      [...contextsOf(path)].some(context => context.model.dirty),
    reload: async path => {
      for (const context of contextsOf(path)) {
        // What was typed since is kept, and Jupyter will ask about it on saving;
        // a shared document is brought up to date by its server.
        if (!context.model.dirty && !context.model.collaborative) {
          await context.revert();
        }
      }
    }
  };
}
