import type { TranslationBundle } from '@jupyterlab/translation';

import { EngineUnavailableError, describe } from '../worker/errors';

/** A failure in words: what happened, and what to do about it. */
export interface IProblem {
  readonly what: string;
  readonly next: string;
  /** The browser's own words, for whoever looks into it. */
  readonly detail: string;
}

/** Say why there is no analysis. Nothing was changed in any of these cases. */
export function explain(error: unknown, trans: TranslationBundle): IProblem {
  if (!(error instanceof EngineUnavailableError)) {
    return {
      what: trans.__('The analysis of this notebook failed.'),
      next: trans.__(
        'Nothing was changed. Please report it as a bug, with the message below.'
      ),
      detail: describe(error)
    };
  }
  const { reason, detail } = error;
  switch (reason) {
    case 'wasm-unreachable':
      return {
        what: trans.__(
          'The migration engine could not be loaded: a WebAssembly file (.wasm) is missing or blocked.'
        ),
        next: trans.__(
          'Nothing was changed. Check the connection to the server, and that nothing between blocks .wasm files; then try again.'
        ),
        detail
      };
    case 'wasm-refused':
      return {
        what: trans.__(
          'The migration engine cannot start: this page may not run WebAssembly.'
        ),
        next: trans.__(
          'Nothing was changed. Ask whoever runs this site to add ‘wasm-unsafe-eval’ to script-src in its Content-Security-Policy, or convert with the command tf-upgrade.'
        ),
        detail
      };
    case 'engine-failed':
      return {
        what: trans.__('The migration engine cannot start.'),
        next: trans.__(
          'Nothing was changed. Reload the page; if that does not help, report it as a bug, with the message below.'
        ),
        detail
      };
  }
}
