import * as fs from 'fs';
import * as path from 'path';

import { INotebookTracker } from '@jupyterlab/notebook';
import { IRenderMimeRegistry } from '@jupyterlab/rendermime';
import { Application } from '@lumino/application';
import { PromiseDelegate, type Token } from '@lumino/coreutils';
import { Signal } from '@lumino/signaling';
import { Widget } from '@lumino/widgets';
import * as ts from 'typescript';

import plugins, { CommandIDs, IMigrationManager } from './index';

// Of JupyterLab's large packages, the plugins need the tokens at first.
function mockTokens(...names: string[]): object {
  const { Token } = jest.requireActual('@lumino/coreutils');
  return Object.fromEntries(names.map(name => [name, new Token(name)]));
}
jest.mock('@jupyterlab/notebook', () => mockTokens('INotebookTracker'));
jest.mock('@jupyterlab/apputils', () => mockTokens('ICommandPalette'));
jest.mock('@jupyterlab/codemirror', () =>
  mockTokens(
    'IEditorExtensionRegistry',
    'IEditorLanguageRegistry',
    'IEditorThemeRegistry'
  )
);
jest.mock('@jupyterlab/docmanager', () => mockTokens('IDocumentManager'));
jest.mock('@jupyterlab/filebrowser', () => mockTokens('IFileBrowserFactory'));
jest.mock('@jupyterlab/rendermime', () => mockTokens('IRenderMimeRegistry'));
jest.mock('@jupyterlab/statusbar', () => mockTokens('IStatusBar'));
jest.mock('@jupyterlab/application', () =>
  mockTokens('ILayoutRestorer', 'ILabShell')
);
jest.mock('./worker/early', () => ({ startEarly: jest.fn() }));
jest.mock('./lab/sessions', () => ({}));

const SOURCES = __dirname;

/** What a file imports as it is evaluated, without types and what is loaded later. */
function importsOf(file: string): string[] {
  const { outputText } = ts.transpileModule(fs.readFileSync(file, 'utf8'), {
    compilerOptions: {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      jsx: ts.JsxEmit.React
    }
  });
  return ts
    .createSourceFile('a.js', outputText, ts.ScriptTarget.ES2022)
    .statements.flatMap(one =>
      (ts.isImportDeclaration(one) || ts.isExportDeclaration(one)) &&
      one.moduleSpecifier &&
      ts.isStringLiteral(one.moduleSpecifier)
        ? [one.moduleSpecifier.text]
        : []
    );
}

/** All files and packages that are there once a file is. */
function reached(file: string, found = new Set<string>()): Set<string> {
  found.add(path.relative(SOURCES, file));
  for (const name of importsOf(file)) {
    const base = path.join(path.dirname(file), name);
    const next = ['.ts', '.tsx', '/index.ts']
      .map(end => base + end)
      .find(candidate => fs.existsSync(candidate));
    if (!name.startsWith('.')) {
      found.add(name);
    } else if (next && !found.has(path.relative(SOURCES, next))) {
      reached(next, found);
    }
  }
  return found;
}

/** As much of a JupyterLab as has the plugins, and no more services than these two. */
function makeApp(disabled?: string) {
  const restored = new PromiseDelegate<void>();
  const app = new Application({ shell: new Widget() });
  const shell = Object.assign(app.shell, {
    add: jest.fn(),
    activateById: jest.fn()
  });
  Object.assign(app, {
    restored: restored.promise,
    serviceManager: { serverSettings: { baseUrl: '' } }
  });
  const provide = (token: Token<unknown>, service: unknown): void =>
    app.registerPlugin({
      ...{ id: token.name, provides: token, activate: () => service }
    });
  const signal = () => new Signal<object, unknown>({});
  const tracker = {
    ...{ currentWidget: null, size: 0, forEach: () => undefined },
    ...{ widgetAdded: signal(), currentChanged: signal() },
    activeCellChanged: signal()
  };
  provide(INotebookTracker, tracker);
  provide(IRenderMimeRegistry, {});
  app.registerPlugins(
    plugins.filter(({ id }) => id !== disabled) as unknown as Parameters<
      typeof app.registerPlugins
    >[0]
  );
  const ids = (): string[] =>
    app.commands.listCommands().filter(id => id.startsWith('tf-upgrade:'));
  const settled = async (): Promise<void> => {
    for (let turn = 0; turn < 200 && ids().length < 15; turn++) {
      await new Promise(resolve => setTimeout(resolve, 5));
    }
    await new Promise(resolve => setTimeout(resolve, 20));
  };
  return { app, shell, restored, ids, settled };
}

describe('what JupyterLab starts with', () => {
  const all = reached(path.join(SOURCES, 'index.ts'));

  it('shares few modules, as each takes its time', () => {
    expect([...all].filter(name => /^[@a-z][^.]*$/.test(name)).sort()).toEqual([
      '@jupyterlab/application',
      '@jupyterlab/notebook',
      '@jupyterlab/translation',
      '@lumino/coreutils',
      '@lumino/signaling',
      '@lumino/widgets'
    ]);
  });

  it('is a dozen small files, without engine, styles and what is shown', () => {
    expect(
      [...all].filter(name => /\.(ts|tsx|css|svg)$/.test(name)).sort()
    ).toEqual([
      'index.ts',
      'lab/latePlugins.ts',
      'lab/manager.ts',
      'lab/managerPlugin.ts',
      'lab/once.ts',
      'lab/report/reports.ts',
      'lab/reportsPlugin.ts',
      'lab/sidebarPlugin.ts',
      'tokens.ts',
      'worker/early.ts'
    ]);
  });
});

describe('plugins', () => {
  it('are late but for the services and the place of the sidebar', async () => {
    const { app, shell, restored, ids, settled } = makeApp();
    await app.start();
    await new Promise(resolve => setTimeout(resolve, 20));
    expect(ids()).toEqual([]);
    expect(shell.add).toHaveBeenCalledTimes(1);
    expect(await app.resolveRequiredService(IMigrationManager)).toBeTruthy();
    restored.resolve();
    await settled();
    const expected = Object.values(CommandIDs).filter(
      // For file browsers alone.
      id => id !== CommandIDs.upgradeFiles
    );
    expect(ids().sort()).toEqual(expected.sort());
    expect(plugins.every(({ id }) => app.isPluginActivated(id))).toBe(true);
  });

  it('are there with the first notebook, however early that is', async () => {
    const quiet = jest.spyOn(console, 'warn').mockImplementation();
    const { app, ids, settled } = makeApp();
    await app.start();
    app.commands.addCommand('docmanager:open', {
      describedBy: {},
      execute: () => undefined
    });
    await app.commands.execute('docmanager:open', { path: 'a.txt' });
    await new Promise(resolve => setTimeout(resolve, 20));
    expect(ids()).toEqual([]);
    await app.commands.execute('docmanager:open', { path: 'a.ipynb' });
    await settled();
    expect(ids()).toContain(CommandIDs.upgradeNotebook);
    quiet.mockRestore();
  });

  it('are left out one by one where somebody disabled them', async () => {
    const { app, restored, ids, settled } = makeApp(
      'jupyterlab-tf-upgrade:undo'
    );
    await app.start();
    restored.resolve();
    await settled();
    expect(ids()).toContain(CommandIDs.revert);
    expect(ids()).not.toContain(CommandIDs.undoUpgrade);
  });
});
