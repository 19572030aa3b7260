/**
 * Leaves out of the worker what shares modules with JupyterLab at run time: a worker has no
 * share scope, but the builder puts that into whatever runs on its own.
 */

/** Parts of the runtime, as Rspack names them. */
const SHARING = ['consumes_loading', 'sharing'];

class PlainWorker {
  /** @param {string} page - the name of the entry that does run in JupyterLab's page */
  constructor(page) {
    this._page = page;
  }

  apply(compiler) {
    compiler.hooks.compilation.tap('PlainWorker', compilation => {
      compilation.hooks.runtimeModule.tap('PlainWorker', (module, chunk) => {
        if (chunk.name === this._page || !SHARING.includes(module.name)) {
          return;
        }
        const source = module.source.source.toString();
        if (/(?:ToConsumeData|ToSharingData)Mapping: \{ *[^} ]/.test(source)) {
          throw new Error('The worker imports what only JupyterLab has.');
        }
        module.source.source = Buffer.from('');
      });
    });
  }
}

module.exports = { PlainWorker };
