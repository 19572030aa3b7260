/**
 * Two projects: the engine and what stands on it without a page runs in plain
 * Node; the JupyterLab plugins run in jsdom.
 */
const tsJest = {
  '^.+\\.(ts|tsx|js|mjs)$': [
    'ts-jest',
    {
      isolatedModules: true,
      tsconfig: {
        module: 'commonjs',
        moduleResolution: 'node',
        target: 'ES2022',
        esModuleInterop: true,
        resolveJsonModule: true,
        allowJs: true,
        jsx: 'react'
      }
    }
  ]
};

/** Of what the plugins import, these are published as ES modules alone. */
const esModules = [
  '@codemirror',
  '@jupyter/react-components',
  '@jupyter/web-components',
  '@jupyter/ydoc',
  '@jupyterlab',
  '@lezer',
  '@lumino',
  '@marijn',
  '@microsoft',
  'exenv-es6',
  'lib0',
  'marked',
  'nanoid',
  'y-protocols',
  'y-websocket',
  'yjs'
].join('|');

/** What is built or installed in the checkout is none of the sources. */
const modulePathIgnorePatterns = ['build', 'dist', '.venv'].map(
  folder => `<rootDir>/${folder.replace('.', '\\.')}/`
);

module.exports = {
  testTimeout: 60000,
  projects: [
    {
      displayName: 'engine',
      modulePathIgnorePatterns,
      testEnvironment: 'node',
      testMatch: [
        '<rootDir>/src/{engine,notebook,report,cli,worker}/**/*.spec.ts',
        '<rootDir>/scripts/**/*.spec.ts'
      ],
      transform: tsJest
    },
    {
      displayName: 'lab',
      modulePathIgnorePatterns,
      testEnvironment: '@jupyterlab/testing/lib/jest-env.js',
      setupFiles: ['@jupyterlab/testing/lib/jest-shim.js'],
      testMatch: [
        '<rootDir>/src/*.spec.ts',
        '<rootDir>/src/{lab,ui}/**/*.spec.{ts,tsx}'
      ],
      moduleNameMapper: { '\\.css$': 'identity-obj-proxy' },
      transform: {
        '\\.svg$': '@jupyterlab/testing/lib/jest-raw-loader.js',
        ...tsJest
      },
      transformIgnorePatterns: [`/node_modules/(?!(${esModules})/)`]
    }
  ]
};
