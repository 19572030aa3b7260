/** What the tests do in any Jupyter: through its page alone, without Galata. */
import {
  expect,
  type JSHandle,
  type Locator,
  type Page
} from '@playwright/test';

/** The parts of JupyterLab's application that are used here; each Jupyter has them. */
interface IApp {
  commands: {
    execute(id: string, args?: object): Promise<unknown>;
    hasCommand(id: string): boolean;
  };
  restored: Promise<void>;
  serviceManager: {
    contents: {
      save(path: string, model: object): Promise<unknown>;
      get(path: string, options?: object): Promise<{ content: unknown }>;
    };
  };
  shell: { currentWidget: unknown; widgets(area: string): Iterable<unknown> };
}

interface IPanel {
  context?: {
    path: string;
    ready: Promise<void>;
    model: {
      sharedModel: {
        cells: { getSource(): string }[];
        ydoc: {
          on(
            name: 'afterTransaction',
            listener: (transaction: { changed: Map<unknown, unknown> }) => void
          ): void;
        };
      };
    };
  };
  revealed: Promise<void>;
  content: { activeCellIndex: number };
}

/** Which Jupyter a test runs in. */
export type Kind = 'lab42' | 'notebook7' | 'collaboration' | 'lite';

/** The text of a notebook with these code cells; markdown begins with a blank and #. */
export function notebookText(sources: readonly string[]): string {
  return JSON.stringify({
    cells: sources.map((source, index) => ({
      ...(source.startsWith(' #')
        ? { cell_type: 'markdown' }
        : { cell_type: 'code', execution_count: null, outputs: [] }),
      ...{ id: `cell-${index}`, metadata: {}, source }
    })),
    metadata: {
      kernelspec: {
        ...{ name: 'python3', display_name: 'Python 3', language: 'python' }
      },
      language_info: { name: 'python' }
    },
    nbformat: 4,
    nbformat_minor: 5
  });
}

/** A Jupyter in a page. */
export class Jupyter {
  constructor(
    readonly page: Page,
    readonly kind: Kind
  ) {
    page.on('pageerror', ({ stack = '' }) => {
      // Notebook 7.6 throws one of its own as it starts.
      if (/tf.upgrade/.test(stack)) {
        this.errors.push(stack);
      }
    });
    page.on('console', message => {
      const { url } = message.location();
      const text = `${url} ${message.text()}`;
      if (message.type() === 'error' && /tf.upgrade/.test(text)) {
        this.errors.push(message.text());
      }
    });
  }

  /** Errors that name our files, uncaught ones and those in the console. */
  readonly errors: string[] = [];

  /** Open the page that shows files. */
  async start(): Promise<void> {
    await this.page.route(/\/jupyter-lite\.json/, async route => {
      const response = await route.fetch();
      const json = await response.json();
      const data = (json['jupyter-config-data'] ??= {});
      data.exposeAppInBrowser = true;
      await route.fulfill({ response, json });
    });
    await this._goTo(
      { lite: '/lab/index.html', notebook7: '/tree' }[this.kind as string] ??
        '/lab?reset'
    );
  }

  /** Store a file, byte for byte where there is a server. */
  async put(path: string, content: string): Promise<void> {
    await this.page.evaluate(
      async options => {
        const { contents } = app().serviceManager;
        await contents.save(options.path, {
          ...{ type: 'file', format: 'text', content: options.content },
          ...{ name: options.path, path: options.path }
        });
        function app(): IApp {
          return (window as unknown as { jupyterapp: IApp }).jupyterapp;
        }
      },
      { path, content }
    );
  }

  /** A file as it is stored. */
  async get(path: string): Promise<string> {
    return this.page.evaluate(async file => {
      const { jupyterapp } = window as unknown as { jupyterapp: IApp };
      const { content } = await jupyterapp.serviceManager.contents.get(file, {
        ...{ type: 'file', format: 'text', content: true }
      });
      return typeof content === 'string' ? content : JSON.stringify(content);
    }, path);
  }

  /** Store a notebook and open it. */
  async open(path: string, sources: readonly string[]): Promise<void> {
    await this.put(path, notebookText(sources));
    await this.show(path);
  }

  /** Open a notebook that is stored. */
  async show(path: string): Promise<void> {
    if (this.kind === 'notebook7') {
      await this._goTo(`/notebooks/${path}`);
    } else {
      await this.page.evaluate(async file => {
        const { jupyterapp } = window as unknown as { jupyterapp: IApp };
        await jupyterapp.commands.execute('docmanager:open', {
          path: file,
          factory: 'Notebook',
          kernelPreference: { shouldStart: false }
        });
      }, path);
    }
    await this.page.waitForFunction(file => {
      const { jupyterapp } = window as unknown as { jupyterapp?: IApp };
      const panel = jupyterapp?.shell.currentWidget as IPanel | null;
      return panel?.context?.path.endsWith(file);
    }, path);
    await this.page.evaluate(async () => {
      const { jupyterapp } = window as unknown as { jupyterapp: IApp };
      const panel = jupyterapp.shell.currentWidget as IPanel;
      await panel.context?.ready;
      await panel.revealed;
    });
  }

  /** The text of each cell of the notebook that is open. */
  async sources(): Promise<string[]> {
    return this.page.evaluate(() => {
      const { jupyterapp } = window as unknown as { jupyterapp: IApp };
      const panels = [...jupyterapp.shell.widgets('main')] as IPanel[];
      const current = jupyterapp.shell.currentWidget as IPanel | null;
      const panel = current?.context
        ? current
        : panels.find(({ context }) => context);
      const cells = panel?.context?.model.sharedModel.cells ?? [];
      return cells.map(cell => cell.getSource());
    });
  }

  /** Wait until the cells have this text. */
  async expectSources(expected: readonly string[]): Promise<void> {
    await expect.poll(() => this.sources()).toEqual(expected);
  }

  /**
   * Note down each state that the cells are in from now on.
   *
   * @returns a handle of the list, which grows
   */
  async watchSources(): Promise<JSHandle<string[][]>> {
    return this.page.evaluateHandle(() => {
      const { jupyterapp } = window as unknown as { jupyterapp: IApp };
      const panel = jupyterapp.shell.currentWidget as IPanel;
      const shared = panel.context?.model.sharedModel;
      const states: string[][] = [];
      shared?.ydoc.on('afterTransaction', ({ changed }) => {
        if (changed.size > 0) {
          states.push(shared.cells.map(cell => cell.getSource()));
        }
      });
      return states;
    });
  }

  /** Run a command. */
  async run(command: string, args: object = {}): Promise<void> {
    await this.page.evaluate(
      ([id, options]) => {
        const { jupyterapp } = window as unknown as { jupyterapp: IApp };
        return jupyterapp.commands.execute(id, options);
      },
      [command, args] as const
    );
  }

  /** A button of the notebook's toolbar. */
  toolbarButton(name: string): Locator {
    return this.page
      .locator('.jp-NotebookPanel-toolbar:visible')
      .getByRole('button', { name, exact: true });
  }

  /** The preview, where it is open. */
  get preview(): Locator {
    return this.page.locator('.jp-TfUpgradePreview:visible');
  }

  /** Make the changes that the preview shows. */
  async apply(): Promise<void> {
    await this.preview
      .getByRole('button', { name: 'Apply', exact: true })
      .click();
    await this.preview.waitFor({ state: 'detached' });
  }

  /** Upgrade the open notebook as a person does. */
  async upgrade(): Promise<void> {
    await this.toolbarButton('Upgrade to TF2').click();
    await this.apply();
  }

  /** The sidebar, brought forward. */
  async sidebar(): Promise<Locator> {
    const panel = this.page.getByRole('region', { name: 'TF2 migration' });
    if (!(await panel.isVisible())) {
      await this.run('tf-upgrade:show-report');
      await panel.waitFor();
    }
    return panel;
  }

  private async _goTo(address: string): Promise<void> {
    await this.page.goto(address);
    await this.page.waitForFunction(
      () =>
        (
          window as unknown as { jupyterapp?: IApp }
        ).jupyterapp?.commands.hasCommand('tf-upgrade:upgrade-notebook'),
      undefined,
      { timeout: 40000 }
    );
    await this.page.evaluate(
      () => (window as unknown as { jupyterapp: IApp }).jupyterapp.restored
    );
  }
}
