import { YNotebook } from '@jupyter/ydoc';
import { applyUpdate, encodeStateAsUpdate } from 'yjs';

import type { INotebook } from '../engine/types';
import { fakeMigrator, makeNotebook } from './__tests__/fakes';
import { watchLoading } from './early';
import type { ISessionHost } from './model';
import { NotebookSession } from './session';
import { NotebookReader, readNotebook } from './walk';

const SOURCES = ['import tensorflow as tf\r\n', '#md', 'y = tf.log(x)', ''];

/** What a server would send. */
function content(...sources: string[]): ReturnType<YNotebook['toJSON']> {
  const made = makeNotebook(...sources);
  const json = made.toJSON();
  made.dispose();
  json.cells[0].metadata.editable = false;
  return json;
}

function load(shared: YNotebook, ...sources: string[]): void {
  // @jupyter/ydoc reads types that are in no document yet, and Yjs warns of it.
  const quiet = jest.spyOn(console, 'warn').mockImplementation();
  shared.fromJSON(content(...sources));
  quiet.mockRestore();
}

describe('watchLoading', () => {
  it('tells what is going to be read, before anybody else hears of it', () => {
    const shared = new YNotebook();
    const told: INotebook[] = [];
    const heard: number[] = [];
    shared.changed.connect(() => heard.push(told.length));
    const stop = watchLoading(shared, notebook => told.push(notebook));
    load(shared, ...SOURCES);
    expect(heard.length).toBeGreaterThan(0);
    expect(new Set(heard)).toEqual(new Set([1]));
    expect(told).toEqual([readNotebook(shared)]);
    expect(told[0].cells.map(({ number }) => number)).toEqual([1, 3, 4]);
    expect(new NotebookReader(shared, told[0]).read()).toBe(told[0]);
    // Text, outputs and metadata are no news here; the list of cells is.
    shared.cells[0].setSource('x');
    expect(told).toHaveLength(1);
    shared.deleteCell(0);
    expect(told[1]).toEqual(readNotebook(shared));
    stop();
    shared.deleteCell(0);
    expect(told).toHaveLength(2);
  });

  it('keeps nothing from being loaded', () => {
    const shared = new YNotebook();
    watchLoading(shared, () => {
      throw new Error('not today');
    });
    load(shared, ...SOURCES);
    expect(readNotebook(shared).cells).toHaveLength(3);
  });

  it('hears of a document that comes from another browser', () => {
    const other = new YNotebook();
    load(other, ...SOURCES);
    const shared = new YNotebook();
    const told: INotebook[] = [];
    watchLoading(shared, notebook => told.push(notebook));
    applyUpdate(shared.ydoc, encodeStateAsUpdate(other.ydoc));
    expect(told).toEqual([readNotebook(other)]);
    expect(readNotebook(shared)).toEqual(told[0]);
  });
});

describe('a session of a notebook that is being loaded', () => {
  function open() {
    const shared = new YNotebook();
    const host = {
      ...{ name: 'a.ipynb', path: 'a.ipynb', readOnly: false },
      shared: null as YNotebook | null
    };
    const migrate = jest.fn(fakeMigrator.migrate);
    let mode: 'DEFAULT' | 'SAFETY' = 'DEFAULT';
    const session = new NotebookSession(
      host as ISessionHost,
      { ...fakeMigrator, migrate },
      () => ({ mode })
    );
    watchLoading(shared, notebook => session.foresee(notebook));
    return {
      ...{ shared, host, migrate, session },
      setMode: (now: typeof mode) => {
        mode = now;
      }
    };
  }

  const settle = (): Promise<void> =>
    new Promise(resolve => setTimeout(resolve, 0));

  it('asks the engine before it is there, and once', async () => {
    const { shared, host, migrate, session } = open();
    load(shared, ...SOURCES);
    expect(migrate).toHaveBeenCalledTimes(1);
    await settle();
    // A second view of it comes to the front, say.
    await session.analyse();
    expect([session.notebook, session.analysis]).toEqual([null, null]);
    host.shared = shared;
    const changed = jest.fn();
    session.changed.connect(changed);
    await session.loaded();
    expect(changed).toHaveBeenCalled();
    expect(migrate).toHaveBeenCalledTimes(1);
    expect(session.analysis?.migration.summary.changes).toBe(1);
    expect(session.analysis?.notebook).toBe(session.notebook);
    await session.refresh();
    expect(migrate).toHaveBeenCalledTimes(1);
  });

  it('waits for an answer that is on its way', async () => {
    const { shared, host, migrate, session } = open();
    load(shared, ...SOURCES);
    host.shared = shared;
    await session.loaded();
    expect(session.analysis).toBeNull();
    await settle();
    expect(session.analysis?.notebook).toBe(session.notebook);
    expect(migrate).toHaveBeenCalledTimes(1);
  });

  it('asks again where the notebook or the settings became others', async () => {
    for (const change of ['text', 'mode'] as const) {
      const { shared, host, migrate, session, setMode } = open();
      load(shared, ...SOURCES);
      await settle();
      if (change === 'text') {
        shared.cells[2].setSource('tf.log(tf.log(x))');
      } else {
        setMode('SAFETY');
      }
      host.shared = shared;
      await session.loaded();
      expect(migrate).toHaveBeenCalledTimes(2);
      expect(session.analysis?.notebook).toBe(session.notebook);
      expect(session.analysis?.migration.summary.changes).toBe(
        change === 'text' ? 2 : 1
      );
    }
  });

  it('tries again where the engine failed', async () => {
    const { shared, host, migrate, session } = open();
    migrate.mockRejectedValueOnce(new Error('no engine'));
    load(shared, ...SOURCES);
    await settle();
    host.shared = shared;
    await session.loaded();
    expect(session.error).toBeNull();
    expect(session.analysis?.notebook).toBe(session.notebook);
  });
});
