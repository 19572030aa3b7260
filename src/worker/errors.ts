import type { StartFailure } from './protocol';

/** Thrown where no engine can be had, with the reason the sidebar explains. */
export class EngineUnavailableError extends Error {
  /**
   * @param reason - what kind of obstacle it was
   * @param detail - the browser's own words
   */
  constructor(
    readonly reason: StartFailure,
    readonly detail: string
  ) {
    super(`The migration engine cannot start (${reason}): ${detail}`);
    this.name = 'EngineUnavailableError';
  }
}

/** The error a cancelled request is rejected with, named as the DOM names it. */
export function abortError(): DOMException {
  return new DOMException('The migration was cancelled', 'AbortError');
}

/** True for the error that a cancelled request is rejected with. */
export function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}

/** A thrown thing in words. */
export function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/**
 * Sort what was thrown while an engine started.
 *
 * A content policy without `wasm-unsafe-eval` shows as a CompileError; the
 * runtime may wrap it in an error of its own, so the words count as well.
 */
export function asUnavailable(error: unknown): EngineUnavailableError {
  if (error instanceof EngineUnavailableError) {
    return error;
  }
  const detail = describe(error);
  const refused =
    typeof WebAssembly === 'undefined' ||
    error instanceof WebAssembly.CompileError ||
    /unsafe-eval|CompileError|WebAssembly/i.test(detail);
  return new EngineUnavailableError(
    refused ? 'wasm-refused' : 'engine-failed',
    detail
  );
}
