/** The code behind the upgrade of files: loaded when it is asked for. */
import type { JupyterFrontEnd } from '@jupyterlab/application';
import type { IDocumentManager } from '@jupyterlab/docmanager';
import type { IStatusBar } from '@jupyterlab/statusbar';
import type { TranslationBundle } from '@jupyterlab/translation';

import { openDocuments } from '../lab/files/documents';
import { rawFiles } from '../lab/files/raw';
import { FileUpgrades } from '../lab/files/upgrades';
import type { IMigrationManager } from '../tokens';
import { FilesProgress } from './files-progress';
import { askTarget } from './target-dialog';

/** Where JupyterLab shows HTML; another Jupyter may have none. */
const HTML_VIEWER = 'HTML Viewer';

/** What the upgrade of files stands on. */
export interface IFilesOptions {
  readonly app: JupyterFrontEnd;
  readonly manager: IMigrationManager;
  readonly documents: IDocumentManager | null;
  readonly statusBar: IStatusBar | null;
  readonly trans: TranslationBundle;
}

/** Make what upgrades files, with a bar in the status bar. To be called once. */
export function fileUpgrades({
  app,
  manager,
  documents,
  statusBar,
  trans
}: IFilesOptions): FileUpgrades {
  const progress = new FilesProgress(trans.__('Upgrading to TF2'));
  statusBar?.registerStatusItem('jupyterlab-tf-upgrade:files', {
    item: progress,
    align: 'left',
    rank: 100,
    isActive: () => progress.isActive,
    activeStateChanged: progress.activeChanged
  });
  const { contents, serverSettings } = app.serviceManager;
  return new FileUpgrades({
    store: contents,
    raw: rawFiles(contents, serverSettings),
    migrator: manager.migrator,
    documents: openDocuments(documents),
    options: () => manager.options,
    versions: () => manager.knownVersions,
    remember: options => void manager.setOptions(options),
    ask: question => askTarget(question, trans),
    trans,
    openReport: path => {
      const viewer = app.docRegistry.getWidgetFactory(HTML_VIEWER);
      void app.commands.execute('docmanager:open', {
        path,
        ...(viewer ? { factory: HTML_VIEWER } : {})
      });
    },
    showProgress: fraction => progress.setProgress(fraction)
  });
}
