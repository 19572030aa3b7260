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

module.exports = {
  projects: [
    {
      displayName: 'engine',
      testEnvironment: 'node',
      testMatch: [
        '<rootDir>/src/{engine,notebook,cli,worker}/**/*.spec.ts',
        '<rootDir>/scripts/**/*.spec.ts'
      ],
      transform: tsJest,
      testTimeout: 60000
    }
  ]
};
