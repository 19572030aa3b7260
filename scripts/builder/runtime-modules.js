/**
 * Changes the code of modules of the builder's runtime, which plugins are told of one by one.
 *
 * @param {object} compiler - as a plugin is given it
 * @param {string} plugin - the name of the plugin
 * @param {(name: string, code: () => string, chunk: string | undefined) => string | null} change -
 *   what a module becomes, by its name, its code and the name of its chunk; null: it stays
 */
function changeRuntime(compiler, plugin, change) {
  compiler.hooks.compilation.tap(plugin, compilation => {
    compilation.hooks.runtimeModule.tap(plugin, (module, chunk) => {
      const code = () => module.source.source.toString();
      const changed = change(module.name, code, chunk.name);
      if (changed !== null) {
        module.source.source = Buffer.from(changed);
      }
    });
  });
}

module.exports = { changeRuntime };
