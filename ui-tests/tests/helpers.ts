import { galata, type IJupyterLabPageFixture } from '@jupyterlab/galata';
import type { Locator } from '@playwright/test';

/** The fields of .ipynb that the tests look at. */
export interface INotebookJson {
  cells: {
    cell_type: string;
    source: string | string[];
    metadata: Record<string, unknown>;
    outputs?: unknown[];
  }[];
  metadata: Record<string, unknown>;
  nbformat: number;
  nbformat_minor: number;
}

/** A cell from its text: markdown where that begins with a blank and #. */
export function notebook(
  sources: readonly string[],
  metadata: Record<string, unknown> = {
    kernelspec: {
      name: 'python3',
      display_name: 'Python 3 (ipykernel)',
      language: 'python'
    },
    language_info: { name: 'python' }
  }
): INotebookJson {
  return {
    nbformat: 4,
    nbformat_minor: 5,
    metadata,
    cells: sources.map((source, index) =>
      source.startsWith(' #')
        ? { id: `cell-${index}`, cell_type: 'markdown', metadata: {}, source }
        : {
            id: `cell-${index}`,
            cell_type: 'code',
            metadata: { tags: ['kept'] },
            execution_count: 3,
            source,
            outputs: [
              { output_type: 'stream', name: 'stdout', text: ['old output\n'] }
            ]
          }
    )
  };
}

/** Store a notebook on the server and open it. */
export async function open(
  page: IJupyterLabPageFixture,
  folder: string,
  content: INotebookJson,
  name = 'test.ipynb'
): Promise<void> {
  const path = `${folder}/${name}`;
  await page.contents.uploadContent(JSON.stringify(content), 'text', path);
  await page.evaluate(async file => {
    await window.jupyterapp.commands.execute('docmanager:open', {
      path: file,
      factory: 'Notebook',
      kernelPreference: { shouldStart: false }
    });
  }, path);
  // A new panel has an empty cell until its file is there.
  await page.evaluate(async () => {
    const panel = window.jupyterapp.shell.currentWidget as unknown as {
      revealed: Promise<void>;
      context: { ready: Promise<void> };
    };
    await panel.context.ready;
    await panel.revealed;
  });
}

/** The active notebook, or the first one beside it, as it would be saved. */
export function read(page: IJupyterLabPageFixture): Promise<INotebookJson> {
  return page.evaluate(() => {
    const { shell } = window.jupyterapp;
    const panel = [shell.currentWidget, ...shell.widgets('main')].find(
      widget => widget && 'context' in widget
    ) as unknown as { context: { model: { toJSON(): INotebookJson } } };
    return panel.context.model.toJSON();
  });
}

/** The text of each cell of the active notebook. */
export async function sources(page: IJupyterLabPageFixture): Promise<string[]> {
  const { cells } = await read(page);
  return cells.map(({ source }) =>
    typeof source === 'string' ? source : source.join('')
  );
}

/** The toolbar button *Upgrade to TF2*. */
export function upgradeButton(page: IJupyterLabPageFixture): Locator {
  return page
    .locator('.jp-NotebookPanel-toolbar:visible')
    .getByRole('button', { name: 'Upgrade to TF2', exact: true });
}

/** The preview of the upgrade, where it is open. */
export function preview(page: IJupyterLabPageFixture): Locator {
  return page.locator('.jp-TfUpgradePreview:visible');
}

/** The button of the preview that makes the changes. */
export function applyButton(page: IJupyterLabPageFixture): Locator {
  return preview(page).getByRole('button', { name: 'Apply', exact: true });
}

/** Upgrade the active notebook as a person does: press the button, apply the preview. */
export async function upgrade(page: IJupyterLabPageFixture): Promise<void> {
  await upgradeButton(page).click();
  await applyButton(page).click();
  await preview(page).waitFor({ state: 'detached' });
}

/** The sidebar, brought forward. */
export async function sidebar(page: IJupyterLabPageFixture): Promise<Locator> {
  const panel = page.getByRole('region', {
    name: 'TF2 migration',
    exact: true
  });
  if (!(await panel.isVisible())) {
    // What is typed next goes where it went before.
    await run(page, 'tf-upgrade:show-report', { focus: false });
    await panel.waitFor();
  }
  return panel;
}

/** Run a command. */
export async function run(
  page: IJupyterLabPageFixture,
  command: string,
  args: Record<string, string | boolean> = {}
): Promise<void> {
  await page.evaluate(
    async ([id, options]) => {
      // What it returns may be a widget, which cannot come over here.
      await window.jupyterapp.commands.execute(id, options);
    },
    [command, args] as const
  );
}

/** The settings of Galata with some of ours, for `test.use({ mockSettings })`. */
export function settings(
  own: Record<string, unknown>
): Record<string, unknown> {
  return { ...galata.DEFAULT_SETTINGS, 'jupyterlab-tf-upgrade:plugin': own };
}

/** Close everything, and load the page anew. */
export async function reload(page: IJupyterLabPageFixture): Promise<void> {
  // Galata holds a reloaded page for ready when it shows the launcher, so
  // JupyterLab has to have noted down that nothing else is open.
  const noted = page.waitForRequest(
    request =>
      request.url().includes('/api/workspaces') &&
      request.method() === 'PUT' &&
      !request.postData()?.includes('"notebook:')
  );
  await run(page, 'application:close-all');
  await noted;
  await page.reload();
}

/** One of the counts of the summary. */
export function count(panel: Locator, name: string): Locator {
  return panel.locator(`[data-count="${name}"] dd`);
}

/** Collects the console errors that name our files, and all uncaught ones. */
export function watchConsole(page: IJupyterLabPageFixture): string[] {
  const errors: string[] = [];
  page.on('console', message => {
    const { url } = message.location();
    if (
      message.type() === 'error' &&
      /tf-upgrade|tf_upgrade/.test(`${url} ${message.text()}`)
    ) {
      errors.push(message.text());
    }
  });
  page.on('pageerror', error => errors.push(error.message));
  return errors;
}
