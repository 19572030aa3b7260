/**
 * Leaves out of the worker what shares modules with JupyterLab at run time: a worker has no
 * share scope, but the builder puts that into whatever runs on its own.
 */

const { changeRuntime } = require('./runtime-modules');

/** Parts of the runtime, as Rspack names them. */
const SHARING = ['consumes_loading', 'sharing'];

class PlainWorker {
  /** @param {string} page - the name of the entry that does run in JupyterLab's page */
  constructor(page) {
    this._page = page;
  }

  apply(compiler) {
    changeRuntime(compiler, 'PlainWorker', (name, code, chunk) => {
      if (chunk === this._page || !SHARING.includes(name)) {
        return null;
      }
      if (/(?:ToConsumeData|ToSharingData)Mapping: \{ *[^} ]/.test(code())) {
        throw new Error('The worker imports what only JupyterLab has.');
      }
      return '';
    });
  }
}

module.exports = { PlainWorker };
