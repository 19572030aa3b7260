/**
 * Makes one style sheet of one that imports others, and leaves out what is there for its
 * readers: css-loader takes comments and blanks along, and asks for each import by itself.
 */
const { resolve } = require('node:path');
const { buildSync } = require('esbuild');

/**
 * @param {string} file - where a style sheet is
 * @returns {{ css: string, files: string[] }} what is to be downloaded, and what it is made of
 */
function bundleStyle(file) {
  const { outputFiles, metafile } = buildSync({
    ...{ entryPoints: [file], bundle: true, minify: true },
    ...{ write: false, metafile: true, logLevel: 'silent' }
  });
  const files = Object.keys(metafile.inputs).map(name => resolve(name));
  return { css: outputFiles[0].text, files };
}

module.exports = function (source, map) {
  // A development build is there to be read.
  if (this.mode !== 'production') {
    this.callback(null, source, map);
    return;
  }
  const { css, files } = bundleStyle(this.resourcePath);
  files.forEach(file => this.addDependency(file));
  this.callback(null, css);
};
Object.assign(module.exports, { bundleStyle });
