import { Notification } from '@jupyterlab/apputils';
import { nullTranslator } from '@jupyterlab/translation';

import type { IOptions } from '../../engine/types';
import type { IMigrator } from '../../worker/client';
import { EngineUnavailableError, abortError } from '../../worker/errors';
import { fakeEngine, fakeMigrator } from '../__tests__/fakes';
import { MemoryStore } from './__tests__/memory-store';
import type { ITargetChoice, ITargetQuestion } from './choose';
import type { IRawFiles } from './raw';
import type { IOpenDocuments } from './types';
import { FileUpgrades } from './upgrades';

const PY = 'import tensorflow as tf\r\nx = tf.log(1)\r\n';
const DONE = PY.replace('tf.log', 'tf.math.log');
const ODD = `{"nbformat":4,  "cells": [{"cell_type":"code","metadata":{},
 "source":["tf.log(\\u0031)"], "outputs":[], "execution_count":null}],
"metadata":{}, "nbformat_minor":2 }`;

const trans = nullTranslator.load('x');

interface ISetup {
  raw?: IRawFiles;
  migrator?: IMigrator;
  documents?: Partial<IOpenDocuments>;
  answers?: (ITargetChoice | null)[];
}

function start(
  store: MemoryStore,
  { migrator = fakeMigrator, raw, documents, answers = [] }: ISetup = {}
) {
  const questions: ITargetQuestion[] = [];
  const openReport = jest.fn();
  const reload = jest.fn(async () => undefined);
  const remember = jest.fn();
  const upgrades = new FileUpgrades({
    store,
    raw,
    migrator,
    documents: { hasUnsavedChanges: () => false, reload, ...documents },
    options: () => ({ mode: 'SAFETY' }),
    remember,
    trans,
    ask: async question => {
      questions.push(question);
      return answers.shift() ?? null;
    },
    openReport
  });
  return { upgrades, questions, openReport, reload, remember };
}

const last = (): Notification.INotification =>
  Notification.manager.notifications[0];

function press(label: string): void {
  const action = last().options.actions?.find(each => each.label === label);
  expect(action).toBeDefined();
  action?.callback(new MouseEvent('click', { cancelable: true }));
}

afterEach(() => {
  Notification.manager.dismiss();
});

describe('FileUpgrades', () => {
  it('fills a new folder: converted, copied, broken as they are', async () => {
    const store = new MemoryStore({
      'p/a.py': PY,
      'p/sub/odd.ipynb': ODD,
      'p/same.ipynb': ODD.replace('tf.log', 'print'),
      'p/broken.ipynb': '{ no',
      'p/.git/x.py': PY
    });
    store.putBytes('p/data-Copy1.bin', '\u0000\u00ff\u0080');
    const { upgrades, openReport } = start(store);
    const outcome = await upgrades.run(['p'], 'p_tf2');
    expect(store.paths().filter(path => path.startsWith('p_tf2'))).toEqual([
      'p_tf2',
      'p_tf2/a.py',
      'p_tf2/broken.ipynb',
      'p_tf2/data-Copy1.bin',
      'p_tf2/same.ipynb',
      'p_tf2/sub',
      'p_tf2/sub/odd.ipynb',
      'p_tf2/tf-upgrade-report.html'
    ]);
    expect(store.text('p_tf2/a.py')).toBe(DONE);
    expect(store.text('p_tf2/sub/odd.ipynb')).toBe(
      ODD.replace('tf.log', 'tf.math.log')
    );
    expect(store.text('p_tf2/same.ipynb')).toBe(store.text('p/same.ipynb'));
    expect(store.text('p_tf2/broken.ipynb')).toBe('{ no');
    expect(store.bytes('p_tf2/data-Copy1.bin')).toBe('\u0000\u00ff\u0080');
    expect(store.text('p/a.py')).toBe(PY);
    expect(outcome).toMatchObject({ copied: 1, done: 5, total: 5 });
    expect(outcome?.files.map(file => file.status)).toEqual([
      'changed',
      'failed',
      'unchanged',
      'changed'
    ]);
    const report = store.text('p_tf2/tf-upgrade-report.html') ?? '';
    expect(report).toContain('SAFETY mode');
    expect(report).toContain('not a readable notebook');
    expect(report).toContain('1 hidden folder was left out.');
    expect(last()).toMatchObject({ type: 'warning' });
    expect(last().message).toBe(
      '2 files upgraded, into p_tf2. 1 without a change. 1 copied. 1 could not be upgraded: the report says why.'
    );
    press('Open report');
    expect(openReport).toHaveBeenCalledWith('p_tf2/tf-upgrade-report.html');
  });

  it('in place, writes only what changed, and reloads what is open', async () => {
    const store = new MemoryStore({
      'p/a.py': PY,
      'p/same.py': 'x = 1\n',
      'p/c.txt': PY
    });
    const { upgrades, reload } = start(store);
    const outcome = await upgrades.run(['p'], null);
    expect(store.saved).toEqual(['p/a.py', 'tf-upgrade-report.html']);
    expect(store.text('p/a.py')).toBe(DONE);
    expect(reload.mock.calls).toEqual([['p/a.py']]);
    expect(outcome?.report).toBe('tf-upgrade-report.html');
    await upgrades.run(['p'], null);
    expect(store.saved.filter(path => path === 'p/a.py')).toHaveLength(1);
  });

  it('keeps encodings, byte order marks and line ends', async () => {
    const store = new MemoryStore({
      'p/mark.py': `\ufeff${PY}# \u00e9\ud83d\ude00`
    });
    const latin = `# coding: latin-1\n# \u00e9\u00ff\n${PY}`;
    store.putBytes('p/latin.py', latin);
    store.putBytes('p/unknown.py', `# \u00e9\n${PY}`);
    const { upgrades } = start(store);
    const outcome = await upgrades.run(['p'], null);
    expect(store.text('p/mark.py')).toBe(`\ufeff${DONE}# \u00e9\ud83d\ude00`);
    expect(store.bytes('p/latin.py')).toBe(
      latin.replace('tf.log', 'tf.math.log')
    );
    expect(outcome?.files.find(file => file.status === 'failed')).toMatchObject(
      {
        path: 'p/unknown.py',
        error: 'It is not text in UTF-8.'
      }
    );
  });

  it('leaves alone what is unsaved, read-only, gone or changed meanwhile', async () => {
    const store = new MemoryStore({
      'p/changed.py': PY,
      'p/gone.py': PY,
      'p/locked.py': PY,
      'p/secret.py': PY,
      'p/typed.py': PY,
      'p/z.py': PY
    });
    store.protect('p/locked.py');
    store.forbidden.add('p/secret.py');
    const { upgrades } = start(store, {
      documents: { hasUnsavedChanges: path => path === 'p/typed.py' },
      migrator: {
        migrate: async (notebook, options) => {
          // Somebody else saves while the first file is being upgraded.
          if (notebook.cells.length > 0 && store.saved.length === 0) {
            await store.save('p/changed.py', { content: 'mine' });
            store.onAccess = (_, path) => {
              if (path === 'p/gone.py') {
                throw Object.assign(new Error('gone'), {
                  response: { status: 404 }
                });
              }
            };
          }
          return fakeEngine.migrate(notebook, options);
        }
      }
    });
    const outcome = await upgrades.run(['p'], null);
    const said = outcome?.files.map(({ path, status, error }) => [
      path.slice(2),
      error ?? status
    ]);
    expect(said).toEqual([
      ['changed.py', expect.stringContaining('changed while')],
      ['gone.py', 'It is no longer there.'],
      ['locked.py', expect.stringContaining('read-only')],
      ['secret.py', 'Permission denied.'],
      ['typed.py', expect.stringContaining('unsaved changes')],
      ['z.py', 'changed']
    ]);
    expect(store.text('p/changed.py')).toBe('mine');
    expect(store.text('p/typed.py')).toBe(PY);
  });

  describe('of large files', () => {
    const big = `${PY}#${'x'.repeat(1 << 20)}\r\n`;
    /** A server that hands over bytes, and a worker that converts them. */
    const setUp = (store: MemoryStore) => {
      const raw: IRawFiles = {
        read: jest.fn(async path => new Blob([store.text(path) ?? ''])),
        write: jest.fn(async path => store.put(path, 'written'))
      };
      const convert = jest.fn(async () => ({
        ...{ changed: true, body: new Blob(['body']) },
        ...{ findings: [], steps: [], packages: [] }
      }));
      return { raw, convert, migrator: { ...fakeMigrator, convert } };
    };

    it('keeps them off the page, and others on it', async () => {
      const store = new MemoryStore({ 'a/big.py': big, 'a/small.py': PY });
      const { raw, convert, migrator } = setUp(store);
      const { upgrades } = start(store, { raw, migrator });
      const done = await upgrades.run(['a'], null);
      expect(done?.files.map(file => file.status)).toEqual([
        'changed',
        'changed'
      ]);
      expect(convert).toHaveBeenCalledTimes(1);
      expect(store.text('a/big.py')).toBe('written');
      expect(store.text('a/small.py')).toBe(DONE);
    });

    it('writes in place only what is as it was read', async () => {
      const store = new MemoryStore({ 'a/big.py': big });
      const { raw, convert, migrator } = setUp(store);
      convert.mockImplementation(async () => {
        store.put('a/big.py', `${big}#`);
        return {
          ...{ changed: true, body: new Blob(['body']) },
          ...{ findings: [], steps: [], packages: [] }
        };
      });
      const { upgrades } = start(store, { raw, migrator });
      const done = await upgrades.run(['a'], null);
      expect(done?.files[0].error).toContain('changed while');
      expect(raw.write).not.toHaveBeenCalled();
    });

    it('takes them through the page where there is no other way', async () => {
      for (const broken of ['read', 'convert'] as const) {
        const store = new MemoryStore({ 'a/big.py': big });
        const { raw, migrator } = setUp(store);
        const none = async (): Promise<null> => null;
        const { upgrades } = start(store, {
          raw: broken === 'read' ? { ...raw, read: none } : raw,
          migrator:
            broken === 'convert' ? { ...migrator, convert: none } : migrator
        });
        await upgrades.run(['a'], 'b');
        expect(store.text('b/big.py')).toBe(
          big.replace('tf.log', 'tf.math.log')
        );
      }
    });
  });

  it('stops after the file under way when it is cancelled', async () => {
    const files = Array.from({ length: 9 }, (_, i) => [`p/${i}.py`, PY]);
    const store = new MemoryStore(Object.fromEntries(files));
    const { upgrades } = start(store);
    store.onAccess = (kind, path) => {
      if (kind === 'save' && path === 'p/3.py') {
        press('Cancel');
      }
    };
    const outcome = await upgrades.run(['p'], null);
    expect(outcome).toMatchObject({ done: 4, total: 9, cancelled: true });
    expect(store.text('p/3.py')).toBe(DONE);
    expect(store.text('p/4.py')).toBe(PY);
    expect(last().message).toBe(
      'Cancelled after 4 of 9 files. 4 files upgraded.'
    );
    expect(store.text('tf-upgrade-report.html')).toContain(
      'Cancelled after 4 of 9 files.'
    );
  });

  it('writes nothing of a file whose migration was cancelled', async () => {
    const store = new MemoryStore({ 'p/a.py': PY });
    const { upgrades } = start(store, {
      migrator: {
        migrate: async notebook => {
          if (notebook.cells.length > 0) {
            press('Cancel');
            throw abortError();
          }
          return fakeEngine.migrate(notebook);
        }
      }
    });
    const outcome = await upgrades.run(['p'], 'q');
    expect(outcome).toMatchObject({ done: 0, cancelled: true, files: [] });
    expect(store.paths()).not.toContain('q/a.py');
  });

  it('makes nothing where no engine can be had', async () => {
    const store = new MemoryStore({ 'p/a.py': PY });
    const { upgrades } = start(store, {
      migrator: {
        migrate: () =>
          Promise.reject(new EngineUnavailableError('wasm-refused', 'no'))
      }
    });
    expect(await upgrades.run(['p'], 'q')).toBeNull();
    expect(store.saved).toEqual([]);
    expect(last()).toMatchObject({ type: 'error' });
    expect(last().message).toContain('WebAssembly');
  });

  it('says where the new folder cannot be made', async () => {
    const store = new MemoryStore({ 'p/a.py': PY });
    store.forbidden.add('q');
    const { upgrades } = start(store);
    expect(await upgrades.run(['p'], 'q')).toBeNull();
    expect(last().message).toBe('Not upgraded to TF2. Permission denied.');
  });

  it('never writes over a report that is not its own', async () => {
    const store = new MemoryStore({
      'a.py': PY,
      'tf-upgrade-report.html': 'my own notes'
    });
    const { upgrades } = start(store);
    const first = await upgrades.run(['a.py'], null);
    expect(first?.report).toBe('tf-upgrade-report-2.html');
    expect(store.text('tf-upgrade-report.html')).toBe('my own notes');
  });

  it('runs once at a time', async () => {
    const store = new MemoryStore({ 'p/a.py': PY });
    const { upgrades } = start(store);
    const first = upgrades.run(['p'], 'q');
    expect(await upgrades.run(['p'], 'r')).toBeNull();
    expect(await first).not.toBeNull();
    expect(store.paths()).not.toContain('r');
  });

  it('reads notebooks of drives that have them as objects', async () => {
    const store = new MemoryStore({ 'a.ipynb': ODD });
    const get = store.get.bind(store);
    store.get = async (path, options) => {
      const model = await get(path, options);
      return path === 'a.ipynb' && options?.content
        ? { ...model, format: 'json', content: JSON.parse(ODD) }
        : model;
    };
    const save = jest.spyOn(store, 'save');
    const { upgrades } = start(store);
    await upgrades.run(['a.ipynb'], 'b.ipynb');
    expect(save.mock.calls[0][1]).toMatchObject({
      type: 'notebook',
      format: 'json',
      content: { cells: [{ source: ['tf.math.log(1)'] }] }
    });
  });
});

describe('askAndRun', () => {
  const files = { 'w/a.ipynb': ODD, 'w/taken.ipynb': '' };

  it('asks until the name will do', async () => {
    const store = new MemoryStore(files);
    const { upgrades, questions } = start(store, {
      answers: [{ target: 'w/taken' }, { target: ' /w//b.ipynb/ ' }]
    });
    await upgrades.askAndRun(['w/a.ipynb']);
    expect(questions).toHaveLength(2);
    expect(questions[0].title).toBe('Upgrade to TF2: a.ipynb');
    expect(questions[0]).toMatchObject({
      suggestion: 'w/a_tf2.ipynb',
      oneFile: true,
      options: { mode: 'SAFETY' }
    });
    expect(questions[1]).toMatchObject({
      suggestion: 'w/taken',
      problem: 'There is a file or folder of that name already.'
    });
    expect(store.text('w/b.ipynb')).toContain('tf.math.log');
  });

  it('does what was chosen there, and remembers it', async () => {
    const store = new MemoryStore(files);
    const asked: IOptions[] = [];
    const migrator: IMigrator = {
      migrate: (notebook, options) => {
        asked.push(options);
        return fakeMigrator.migrate(notebook, options);
      }
    };
    const options: IOptions = { mode: 'DEFAULT', runReady: true };
    const { upgrades, questions, remember } = start(store, {
      migrator,
      answers: [
        { target: 'w/taken', options },
        { target: null, options }
      ]
    });
    await upgrades.askAndRun(['w/a.ipynb']);
    expect(questions.map(question => question.options)).toEqual([
      { mode: 'SAFETY' },
      options
    ]);
    expect(asked.every(each => each === options)).toBe(true);
    expect(remember).toHaveBeenCalledWith(options);
    expect(store.text('w/a.ipynb')).toContain('tf.math.log');
  });

  it('does nothing where a person thinks better of it', async () => {
    const store = new MemoryStore(files);
    const { upgrades } = start(store, { answers: [null] });
    expect(await upgrades.askAndRun(['w'])).toBeNull();
    expect(store.saved).toEqual([]);
  });

  it('asks nothing where there is nothing to upgrade', async () => {
    const store = new MemoryStore({ 'w/x.txt': '' });
    const { upgrades, questions } = start(store);
    await upgrades.askAndRun(['w/x.txt']);
    expect(questions).toEqual([]);
    expect(last().message).toContain('Only .ipynb and .py');
  });
});
