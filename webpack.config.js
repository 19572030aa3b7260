/**
 * What JupyterLab's builder is told beyond its own configuration, to keep the download
 * small. Each loader says what it leaves out, and fails where it finds nothing of it.
 */
const loader = name => require.resolve(`./scripts/builder/${name}.js`);

module.exports = {
  module: {
    rules: [
      {
        test: /[\\/]web-tree-sitter[\\/]web-tree-sitter\.js$/,
        use: loader('strip-parser')
      },
      {
        test: /[\\/]web-tree-sitter[\\/]web-tree-sitter\.wasm$/,
        use: loader('shrink-parser')
      },
      {
        test: /[\\/]tables[\\/]data[\\/](api|upgrade)\.json$/,
        type: 'javascript/auto',
        use: loader('pack-tables')
      },
      { test: /[\\/]docs[\\/].+\.md$/, use: loader('strip-page') }
    ]
  },
  optimization: {
    // By default, what several chunks need is in each of them where it is below 20 kB; a
    // chunk of its own costs its name, and a request.
    splitChunks: { chunks: 'async', minSize: 8000 }
  }
};
