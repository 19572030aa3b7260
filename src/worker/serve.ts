import type { ICell, IEngine, IFollower, INotebook } from '../engine/types';
import { asUnavailable, describe } from './errors';
import { Followed } from './follow';
import { nextTask } from './next-task';
import type {
  ICancelRequest,
  IForgetRequest,
  WorkerReply,
  WorkerRequest
} from './protocol';

type WorkRequest = Exclude<WorkerRequest, ICancelRequest | IForgetRequest>;

/** How often code is run for its own sake: most is compiled after three times. */
const WARM_ROUNDS = 3;

/** A request, and what it is about. */
interface IWork {
  readonly request: WorkRequest;
  /** Of a request to follow a notebook. */
  readonly about: {
    readonly notebook: INotebook;
    readonly at: IFollowing;
  } | null;
}

/** A notebook that is being edited. */
interface IFollowing {
  readonly followed: Followed;
  migrate: IFollower | null;
}

/** The part of a worker's global scope that serving needs. */
export interface IWorkerScope {
  postMessage(reply: WorkerReply): void;
  addEventListener(
    type: 'message',
    listener: (event: MessageEvent<WorkerRequest>) => void
  ): void;
}

/**
 * Answer requests on a worker's scope with the engine that `start` yields.
 *
 * Requests wait in a queue, one taken a turn of the event loop, so that a
 * cancellation that has arrived meanwhile takes its request out again.
 *
 * @param warmUp - cells of a notebook to convert, for the engine's sake, before the first
 *   request comes
 */
export function serve(
  scope: IWorkerScope,
  start: () => Promise<IEngine>,
  warmUp: readonly ICell[] = []
): void {
  const queue: IWork[] = [];
  const following = new Map<number, IFollowing>();
  let engine: IEngine | null = null;
  let scheduled = false;
  let isAsked = false;

  const schedule = (): void => {
    if (engine && queue.length > 0 && !scheduled) {
      scheduled = true;
      setTimeout(() => void step(), 0);
    }
  };

  const step = async (): Promise<void> => {
    const work = queue.shift();
    if (engine && work) {
      scope.postMessage(await answer(engine, work));
    }
    scheduled = false;
    schedule();
  };

  /** Convert a growing notebook, a few times, as long as nothing is asked for. */
  const warm = async (ready: IEngine): Promise<void> => {
    for (let round = 0; round < WARM_ROUNDS; round++) {
      const migrate = follower(ready);
      for (let count = 1; count <= warmUp.length; count++) {
        await nextTask();
        if (isAsked) {
          return;
        }
        migrate({ cells: warmUp.slice(0, count) }, { runReady: true });
      }
    }
  };

  scope.addEventListener('message', event => {
    isAsked = true;
    const request = event.data;
    if (request.kind === 'forget') {
      following.delete(request.key);
      return;
    }
    if (request.kind !== 'cancel') {
      queue.push({ request, about: receive(request, following) });
      schedule();
      return;
    }
    const index = queue.findIndex(work => work.request.id === request.id);
    if (index >= 0) {
      queue.splice(index, 1);
    }
  });

  start().then(
    ready => {
      engine = ready;
      scope.postMessage({ kind: 'ready' });
      schedule();
      void warm(ready);
    },
    error => {
      const { reason, detail } = asUnavailable(error);
      scope.postMessage({ kind: 'unavailable', reason, detail });
    }
  );
}

function follower(engine: IEngine): IFollower {
  return engine.follow?.() ?? engine.migrate;
}

/** Take in the cells of a notebook at once, as the next request is told by them. */
function receive(
  request: WorkRequest,
  following: Map<number, IFollowing>
): IWork['about'] {
  if (request.kind !== 'follow') {
    return null;
  }
  const { key, language } = request;
  const at = following.get(key) ?? { followed: new Followed(), migrate: null };
  following.set(key, at);
  const cells = at.followed.cells.receive(request.cells);
  const notebook = language === undefined ? { cells } : { cells, language };
  return { notebook, at };
}

async function answer(
  engine: IEngine,
  { request, about }: IWork
): Promise<WorkerReply> {
  const { id, options } = request;
  try {
    if (request.kind === 'follow') {
      const { notebook, at } = about as NonNullable<IWork['about']>;
      at.migrate ??= follower(engine);
      const { cells, ...rest } = at.migrate(notebook, options);
      const results = at.followed.results.send(cells);
      return { kind: 'followed', id, key: request.key, results, rest };
    }
    if (request.kind === 'convert') {
      const { path, file } = request;
      // Most workers never see a file, and have a notebook to look at first.
      const { convertFile } = await import('./convert');
      const conversion = await convertFile(engine, path, file, options);
      return { kind: 'converted', id, conversion };
    }
    const migration = engine.migrate(request.notebook, options);
    return { kind: 'result', id, migration };
  } catch (error) {
    return { kind: 'failed', id, detail: describe(error) };
  }
}
