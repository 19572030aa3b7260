/**
 * Puts what JupyterLab starts with into the file that it asks for first, where the builder
 * makes two: the second would be asked for when the first is there.
 */

class StartInEntry {
  /**
   * @param {string} page - the name of the entry that runs in JupyterLab's page
   * @param {RegExp} module - the path of the module that it starts with
   */
  constructor(page, module) {
    this._page = page;
    this._module = module;
  }

  apply(compiler) {
    const { Compilation, sources } = compiler.webpack;
    compiler.hooks.compilation.tap('StartInEntry', compilation => {
      // When the names of files, which tell of both, are there for good.
      const stage = Compilation.PROCESS_ASSETS_STAGE_REPORT;
      compilation.hooks.processAssets.tap(
        { name: 'StartInEntry', stage },
        () => {
          const [entry] = compilation.namedChunks.get(this._page)?.files ?? [];
          const starts = [...compilation.chunks].filter(chunk =>
            [...compilation.chunkGraph.getChunkModules(chunk)].some(module =>
              this._module.test(module.nameForCondition?.() ?? '')
            )
          );
          const files = starts.flatMap(({ files }) => [...files]);
          if (!entry || files.length !== 1) {
            throw new Error('JupyterLab starts with other files than before.');
          }
          const [start] = files;
          // As a script that came before the one that asks for it.
          compilation.updateAsset(
            entry,
            source =>
              new sources.ConcatSource(
                compilation.getAsset(start).source,
                '\n',
                source
              )
          );
          compilation.deleteAsset(start);
        }
      );
    });
  }
}

module.exports = { StartInEntry };
