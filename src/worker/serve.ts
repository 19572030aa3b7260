import type { IEngine } from '../engine/types';
import { convertFile } from './convert';
import { asUnavailable, describe } from './errors';
import type { ICancelRequest, WorkerReply, WorkerRequest } from './protocol';

type WorkRequest = Exclude<WorkerRequest, ICancelRequest>;

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
 */
export function serve(
  scope: IWorkerScope,
  start: () => Promise<IEngine>
): void {
  const queue: WorkRequest[] = [];
  let engine: IEngine | null = null;
  let scheduled = false;

  const schedule = (): void => {
    if (engine && queue.length > 0 && !scheduled) {
      scheduled = true;
      setTimeout(() => void step(), 0);
    }
  };

  const step = async (): Promise<void> => {
    const request = queue.shift();
    if (engine && request) {
      scope.postMessage(await answer(engine, request));
    }
    scheduled = false;
    schedule();
  };

  scope.addEventListener('message', event => {
    const request = event.data;
    if (request.kind !== 'cancel') {
      queue.push(request);
      schedule();
      return;
    }
    const index = queue.findIndex(waiting => waiting.id === request.id);
    if (index >= 0) {
      queue.splice(index, 1);
    }
  });

  start().then(
    ready => {
      engine = ready;
      scope.postMessage({ kind: 'ready' });
      schedule();
    },
    error => {
      const { reason, detail } = asUnavailable(error);
      scope.postMessage({ kind: 'unavailable', reason, detail });
    }
  );
}

async function answer(
  engine: IEngine,
  request: WorkRequest
): Promise<WorkerReply> {
  const { id, options } = request;
  try {
    if (request.kind === 'convert') {
      const { path, file } = request;
      const conversion = await convertFile(engine, path, file, options);
      return { kind: 'converted', id, conversion };
    }
    const migration = engine.migrate(request.notebook, options);
    return { kind: 'result', id, migration };
  } catch (error) {
    return { kind: 'failed', id, detail: describe(error) };
  }
}
