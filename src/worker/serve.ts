import type { IEngine } from '../engine/types';
import { asUnavailable, describe } from './errors';
import type { IMigrateRequest, WorkerReply, WorkerRequest } from './protocol';

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
  const queue: IMigrateRequest[] = [];
  let engine: IEngine | null = null;
  let scheduled = false;

  const schedule = (): void => {
    if (engine && queue.length > 0 && !scheduled) {
      scheduled = true;
      setTimeout(step, 0);
    }
  };

  const step = (): void => {
    scheduled = false;
    const request = queue.shift();
    if (engine && request) {
      scope.postMessage(answer(engine, request));
    }
    schedule();
  };

  scope.addEventListener('message', event => {
    const request = event.data;
    if (request.kind === 'migrate') {
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

function answer(engine: IEngine, request: IMigrateRequest): WorkerReply {
  const { id, notebook, options } = request;
  try {
    return { kind: 'result', id, migration: engine.migrate(notebook, options) };
  } catch (error) {
    return { kind: 'failed', id, detail: describe(error) };
  }
}
