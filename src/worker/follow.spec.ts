import fc from 'fast-check';
import type { ICell, IEngine, IMigration } from '../engine/types';
import { EngineClient } from './client';
import { applyDelta, deltaOf, type IItems } from './delta';
import type { WorkerReply, WorkerRequest } from './protocol';
import type { IWorkerLike } from './remote';
import { serve } from './serve';

/** Makes a result a cell, and keeps those of cells that it was handed before. */
function follower(): IEngine {
  const migrate = (cells: readonly ICell[]): IMigration =>
    ({ cells: cells.map(cell => ({ ...cell, output: '' })) }) as never;
  return {
    migrate: ({ cells }) => migrate(cells),
    follow: () => {
      const known = new Map<string, unknown>();
      return ({ cells }) => {
        if (cells.some(cell => cell.source === 'break')) {
          throw new Error('a bug');
        }
        return {
          ...migrate([]),
          cells: cells.map(cell => {
            const key = JSON.stringify(cell);
            const result = known.get(key) ?? migrate([cell]).cells[0];
            known.set(key, result);
            return result;
          })
        } as unknown as IMigration;
      };
    }
  };
}

/** A worker whose messages are copied, as a browser copies them. */
function makeWorker(sent: unknown[]): IWorkerLike {
  let listener: (event: MessageEvent<WorkerRequest>) => void = () => undefined;
  const worker: IWorkerLike = {
    onmessage: null,
    onerror: null,
    terminate: () => undefined,
    postMessage: request => {
      sent.push(request);
      const data = JSON.parse(JSON.stringify(request)) as WorkerRequest;
      listener({ data } as MessageEvent<WorkerRequest>);
    }
  };
  serve(
    {
      postMessage: reply => {
        sent.push(reply);
        const data = JSON.parse(JSON.stringify(reply)) as WorkerReply;
        queueMicrotask(() =>
          worker.onmessage?.({ data } as MessageEvent<WorkerReply>)
        );
      },
      addEventListener: (_, added) => {
        listener = added;
      }
    },
    async () => follower()
  );
  return worker;
}

function makeClient(sent: unknown[] = []): EngineClient {
  return new EngineClient({
    createWorker: () => makeWorker(sent),
    startLocal: async () => follower()
  });
}

const cellsOf = (...sources: string[]): ICell[] =>
  sources.map((source, index) => ({
    id: source.split(':')[0],
    number: index + 1,
    source,
    readOnly: false
  }));

describe('a notebook that is followed', () => {
  it('is told, and its results are, by what changed', async () => {
    const sent: unknown[] = [];
    const following = makeClient(sent).follow();
    const cells = cellsOf('a', 'b', 'c', 'd');
    const first = await following.migrate({ cells }, {});
    expect(first.cells.map(cell => cell.id)).toEqual(['a', 'b', 'c', 'd']);
    sent.length = 0;
    const edited = [...cells];
    edited[2] = { ...cells[2], source: 'c: x' };
    const second = await following.migrate({ cells: edited }, {});
    const runs = (name: string, item: unknown): unknown => ({
      [name]: [
        { from: 0, count: 2, shift: 0 },
        { items: [item] },
        { from: 3, count: 1, shift: 0 }
      ]
    });
    expect(sent).toMatchObject([
      runs('cells', edited[2]),
      runs('results', second.cells[2])
    ]);
    expect(second.cells[0]).toBe(first.cells[0]);
    expect(second.cells[2]).toMatchObject({ source: 'c: x' });
  });

  it('is sent no cell again because one above it is new', async () => {
    const sent: unknown[] = [];
    const following = makeClient(sent).follow();
    await following.migrate({ cells: cellsOf('a', 'b') }, {});
    sent.length = 0;
    const { cells } = await following.migrate(
      { cells: cellsOf('new', 'a', 'b') },
      {}
    );
    expect(sent[0]).toMatchObject({
      cells: [{ items: [{ id: 'new' }] }, { from: 0, count: 2, shift: 1 }]
    });
    expect(cells.map(cell => cell.number)).toEqual([1, 2, 3]);
  });

  it('goes on after what was cancelled, and after what failed', async () => {
    const following = makeClient().follow();
    await following.migrate({ cells: cellsOf('a', 'b') }, {});
    const abort = new AbortController();
    const cancelled = following.migrate(
      { cells: cellsOf('a', 'b', 'c') },
      {},
      abort.signal
    );
    await Promise.resolve();
    await Promise.resolve();
    abort.abort();
    await expect(cancelled).rejects.toMatchObject({ name: 'AbortError' });
    const bad = following.migrate({ cells: cellsOf('a', 'break') }, {});
    await expect(bad).rejects.toThrow('a bug');
    const cells = cellsOf('c', 'a');
    const last = await following.migrate({ cells }, {});
    expect(last.cells).toEqual(follower().migrate({ cells }).cells);
    following.dispose();
  });
});

it('a list is what its delta makes of the one before', () => {
  const item = fc.record(
    { id: fc.nat(12), number: fc.nat(3) },
    { requiredKeys: ['id', 'number'] }
  );
  const list = fc.uniqueArray(item, { selector: one => one.id, maxLength: 12 });
  const items: IItems<{ id: number; number: number }> = {
    key: ({ id }) => `${id}`,
    shift: (a, b) => (b.number === 3 ? null : b.number - a.number),
    shifted: (one, shift) => ({
      ...one,
      number: one.number + shift
    })
  };
  fc.assert(
    fc.property(list, list, (before, now) => {
      const parts = deltaOf(before, now, items);
      expect(applyDelta(before, parts, items)).toEqual(now);
    })
  );
});
