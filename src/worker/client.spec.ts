import type { IEngine, IMigration, INotebook } from '../engine/types';
import { EngineClient, type IEngineSources } from './client';
import { EngineUnavailableError } from './errors';
import type { WorkerReply, WorkerRequest } from './protocol';
import type { IWorkerLike } from './remote';
import { serve } from './serve';

const NOTEBOOK: INotebook = { cells: [{ id: 'a', number: 1, source: 'x' }] };

function engineOf(name: string): IEngine {
  return {
    migrate: () => ({ targetVersion: name }) as unknown as IMigration
  };
}

/** A worker without a thread: the real serving end, messages by microtask. */
class FakeWorker implements IWorkerLike {
  onmessage: IWorkerLike['onmessage'] = null;
  onerror: IWorkerLike['onerror'] = null;
  terminated = false;
  readonly requests: WorkerRequest[] = [];

  constructor(start: () => Promise<IEngine>) {
    serve(
      {
        postMessage: data =>
          queueMicrotask(() =>
            this.onmessage?.({ data } as MessageEvent<WorkerReply>)
          ),
        addEventListener: (_, listener) => {
          this._listener = listener;
        }
      },
      start
    );
  }

  postMessage(data: WorkerRequest): void {
    this.requests.push(data);
    this._listener?.({ data } as MessageEvent<WorkerRequest>);
  }

  terminate(): void {
    this.terminated = true;
  }

  private _listener: ((event: MessageEvent<WorkerRequest>) => void) | null =
    null;
}

function sources(options: Partial<IEngineSources> = {}): IEngineSources {
  return {
    createWorker: () => new FakeWorker(async () => engineOf('worker')),
    startLocal: async () => engineOf('local'),
    ...options
  };
}

describe('serve', () => {
  /** Serves an engine that notes the texts it is asked for, and warms up on two. */
  const served = () => {
    const seen: string[] = [];
    let listener: (event: MessageEvent<WorkerRequest>) => void = () =>
      undefined;
    const engine: IEngine = {
      migrate: ({ cells }) => {
        seen.push(cells.map(({ source }) => source).join('+'));
        return {} as unknown as IMigration;
      }
    };
    const warmUp = ['one', 'two'].map(source => ({
      ...NOTEBOOK.cells[0],
      source
    }));
    serve(
      {
        postMessage: () => undefined,
        addEventListener: (_, one) => {
          listener = one;
        }
      },
      async () => engine,
      warmUp
    );
    const ask = (): void =>
      listener({
        data: { kind: 'migrate', id: 1, notebook: NOTEBOOK, options: {} }
      } as MessageEvent<WorkerRequest>);
    return { seen, ask };
  };
  /** Wait until an engine has seen so many texts, and whether it sees another. */
  const seeing = async (
    seen: readonly string[],
    count: number
  ): Promise<void> => {
    for (let turn = 0; turn < 500 && seen.length < count; turn++) {
      await new Promise(resolve => setTimeout(resolve, 2));
    }
    await new Promise(resolve => setTimeout(resolve, 20));
  };

  it('warms up while nothing is asked for', async () => {
    const { seen, ask } = served();
    await seeing(seen, 6);
    ask();
    await seeing(seen, 7);
    const round = ['one', 'one+two'];
    expect(seen).toEqual([...round, ...round, ...round, 'x']);
  });

  it('and no longer once something is', async () => {
    const { seen, ask } = served();
    ask();
    await seeing(seen, 1);
    expect(seen).toEqual(['x']);
  });
});

describe('EngineClient', () => {
  it('asks before the worker has told that it is ready', async () => {
    let ready: (engine: IEngine) => void = () => undefined;
    const worker = new FakeWorker(
      () =>
        new Promise(resolve => {
          ready = resolve;
        })
    );
    const client = new EngineClient(sources({ createWorker: () => worker }));
    const answer = client.follow().migrate(NOTEBOOK, {});
    expect(worker.requests.map(({ kind }) => kind)).toEqual(['follow']);
    ready({
      ...engineOf('worker'),
      migrate: () =>
        ({ targetVersion: 'worker', cells: [] }) as unknown as IMigration
    });
    expect((await answer).targetVersion).toBe('worker');
  });

  it('asks the page for all that a worker could not begin with', async () => {
    const client = new EngineClient(
      sources({
        createWorker: () =>
          new FakeWorker(() => Promise.reject(new Error('no wasm')))
      })
    );
    const following = client.follow();
    const [one, other] = await Promise.all([
      client.migrate(NOTEBOOK, {}),
      following.migrate(NOTEBOOK, {})
    ]);
    expect([one.targetVersion, other.targetVersion]).toEqual([
      'local',
      'local'
    ]);
  });

  it('starts ahead of the first request where it is told to', async () => {
    const createWorker = jest.fn(sources().createWorker);
    const client = new EngineClient(sources({ createWorker }));
    client.start();
    client.start();
    expect(createWorker).toHaveBeenCalledTimes(1);
    const { targetVersion } = await client.migrate(NOTEBOOK, {});
    expect(targetVersion).toBe('worker');
    expect(createWorker).toHaveBeenCalledTimes(1);
  });

  it('starts nothing before the first request, and one worker for all', async () => {
    const createWorker = jest.fn(
      () => new FakeWorker(async () => engineOf('worker'))
    );
    const client = new EngineClient(sources({ createWorker }));
    expect(createWorker).not.toHaveBeenCalled();
    const results = await Promise.all([
      client.migrate(NOTEBOOK, {}),
      client.migrate(NOTEBOOK, {})
    ]);
    expect(results.map(result => result.targetVersion)).toEqual([
      'worker',
      'worker'
    ]);
    expect(createWorker).toHaveBeenCalledTimes(1);
  });

  it.each([
    [
      'cannot be made',
      () => {
        throw new Error('no workers');
      }
    ],
    [
      'has no engine',
      () => new FakeWorker(() => Promise.reject(new Error('x')))
    ],
    [
      'fails while it starts',
      () => {
        const worker = new FakeWorker(() => new Promise(() => undefined));
        setTimeout(() => worker.onerror?.({ message: 'x' } as ErrorEvent), 0);
        return worker;
      }
    ]
  ])('falls back to the page where the worker %s', async (_, createWorker) => {
    const startLocal = jest.fn(async () => engineOf('local'));
    const client = new EngineClient(sources({ createWorker, startLocal }));
    for (let round = 0; round < 2; round++) {
      const { targetVersion } = await client.migrate(NOTEBOOK, {});
      expect(targetVersion).toBe('local');
    }
    expect(startLocal).toHaveBeenCalledTimes(1);
  });

  it('says why there is no engine at all, and tries anew later', async () => {
    const refused = new WebAssembly.CompileError('unsafe-eval');
    let works = false;
    const client = new EngineClient(
      sources({
        createWorker: () => new FakeWorker(() => Promise.reject(refused)),
        startLocal: () =>
          works ? Promise.resolve(engineOf('local')) : Promise.reject(refused)
      })
    );
    const error = await client.migrate(NOTEBOOK, {}).catch(reason => reason);
    expect(error).toBeInstanceOf(EngineUnavailableError);
    expect(error.reason).toBe('wasm-refused');
    works = true;
    const { targetVersion } = await client.migrate(NOTEBOOK, {});
    expect(targetVersion).toBe('local');
  });

  it('cancels: the promise rejects, and the worker drops the request', async () => {
    const migrate = jest.fn(engineOf('worker').migrate);
    const client = new EngineClient(
      sources({ createWorker: () => new FakeWorker(async () => ({ migrate })) })
    );
    await client.migrate(NOTEBOOK, {});
    const abort = new AbortController();
    const cancelled = client.migrate(NOTEBOOK, {}, abort.signal);
    const kept = client.migrate(NOTEBOOK, {});
    await Promise.resolve();
    await Promise.resolve();
    abort.abort();
    await expect(cancelled).rejects.toMatchObject({ name: 'AbortError' });
    await kept;
    expect(migrate).toHaveBeenCalledTimes(2);
  });

  it('passes on what the engine throws, and lives on', async () => {
    let fail = true;
    const engine: IEngine = {
      migrate: (notebook, options) => {
        if (fail) {
          throw new Error('a bug');
        }
        return engineOf('worker').migrate(notebook, options);
      }
    };
    const client = new EngineClient(
      sources({ createWorker: () => new FakeWorker(async () => engine) })
    );
    await expect(client.migrate(NOTEBOOK, {})).rejects.toThrow('a bug');
    fail = false;
    await expect(client.migrate(NOTEBOOK, {})).resolves.toBeDefined();
  });

  it('converts files in the worker, and has no way to do so without one', async () => {
    const output = 'x = 1';
    const engine: IEngine = {
      migrate: () =>
        ({
          cells: [{ output, edits: [], findings: [] }],
          summary: {}
        }) as unknown as IMigration
    };
    const client = new EngineClient(
      sources({ createWorker: () => new FakeWorker(async () => engine) })
    );
    const made = await client.convert('a.py', new Blob(['x = 0']), {});
    expect(made?.changed).toBe(true);
    const bad = client.convert('a.ipynb', new Blob(['[]']), {});
    await expect(bad).rejects.toThrow('object');
    const local = new EngineClient(
      sources({
        createWorker: () => {
          throw new Error('no workers');
        }
      })
    );
    expect(await local.convert('a.py', new Blob(['x']), {})).toBeNull();
  });

  it('starts another worker when one died', async () => {
    const workers: FakeWorker[] = [];
    const client = new EngineClient(
      sources({
        createWorker: () => {
          workers.push(new FakeWorker(async () => engineOf('worker')));
          return workers[workers.length - 1];
        }
      })
    );
    await client.migrate(NOTEBOOK, {});
    workers[0].onerror?.({ message: 'out of memory' } as ErrorEvent);
    await client.migrate(NOTEBOOK, {});
    expect(workers).toHaveLength(2);
    client.dispose();
    expect(workers[1].terminated).toBe(true);
  });
});
