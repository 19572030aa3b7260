/**
 * What JupyterLab's builder is told beyond its own configuration, to keep the download
 * small. Each loader says what it leaves out, and fails where it finds nothing of it.
 */
const path = require('node:path');
const { SwcJsMinimizerRspackPlugin } = require('@rspack/core');
const { name } = require('./package.json');
const { PlainSharing } = require('./scripts/builder/plain-sharing');
const { PlainWorker } = require('./scripts/builder/plain-worker');
const { StartInEntry } = require('./scripts/builder/start-in-entry');

const loader = file => require.resolve(`./scripts/builder/${file}.js`);

module.exports = {
  resolve: {
    // What it does at run time, the build has done: scripts/builder/link-parser.js.
    alias: {
      'web-tree-sitter$': path.resolve('lib/engine/syntax/linked-parser.js'),
      // It pays off over a folder only.
      [path.resolve('lib/engine/syntax/plain.js')]: path.resolve(
        'lib/engine/syntax/never-plain.js'
      )
    }
  },
  module: {
    rules: [
      {
        test: /[\\/]web-tree-sitter[\\/]web-tree-sitter\.wasm$/,
        type: 'asset/resource',
        generator: { filename: '[contenthash].wasm' },
        use: loader('pack-parser')
      },
      {
        // It is in that file; its licence goes along.
        test: /[\\/]tree-sitter-python[\\/]tree-sitter-python\.wasm$/,
        type: 'asset/resource',
        generator: { emit: false }
      },
      {
        test: /[\\/]tables[\\/]data[\\/].+\.json$/,
        type: 'javascript/auto',
        use: loader('pack-tables')
      },
      { test: /[\\/]docs[\\/].+\.md$/, use: loader('strip-page') },
      {
        include: path.resolve('style'),
        test: /\.css$/,
        enforce: 'pre',
        use: loader('bundle-style')
      },
      {
        include: path.resolve('lib'),
        test: /\.js$/,
        use: loader('shorten-privates')
      }
    ]
  },
  plugins: [
    new PlainWorker(name),
    new PlainSharing(name),
    new StartInEntry(name, /[\\/]lib[\\/]index\.js$/)
  ],
  optimization: {
    minimizer: [
      // Two more rounds than it does by default find half a kilobyte; more find nothing.
      new SwcJsMinimizerRspackPlugin({
        minimizerOptions: { compress: { passes: 4 } }
      })
    ],
    // By default, what several chunks need is in each of them where it is below 20 kB. A
    // chunk of its own costs its name, and a request. The worker would wait for its requests
    // one after the other, so that it and its engine have all they need in themselves.
    splitChunks: {
      chunks: chunk =>
        !chunk.canBeInitial() && !chunk.hasRuntime() && chunk.name !== 'engine',
      minSize: 1500
    }
  }
};
