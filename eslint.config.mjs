import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';
import prettierRecommended from 'eslint-plugin-prettier/recommended';
import globals from 'globals';
import jupyterPlugin from '@jupyter/eslint-plugin';
import importDirection from './scripts/eslint/import-direction.mjs';

/** What only a page, a worker or Node has: the engine runs in all of them. */
const hostGlobals = [
  ...new Set([
    ...Object.keys(globals.browser),
    ...Object.keys(globals.worker),
    ...Object.keys(globals.node)
  ])
].filter(
  // These two are the same everywhere, and reach nothing.
  name =>
    !(name in globals.es2021) && !['TextEncoder', 'WebAssembly'].includes(name)
);

export default defineConfig([
  {
    ignores: [
      '**/node_modules',
      '.venv',
      '.peer',
      '.tf',
      'lib',
      'dist',
      'build',
      'coverage',
      'jupyterlab_tf_upgrade/labextension',
      'ui-tests/test-results',
      'ui-tests/playwright-report',
      '**/*.d.ts'
    ]
  },
  js.configs.recommended,
  tseslint.configs.recommended,
  { plugins: { jupyter: jupyterPlugin } },
  jupyterPlugin.configs.recommended,
  {
    files: ['**/*.mjs'],
    languageOptions: { globals: { ...globals.node } }
  },
  {
    // Some of what they say runs on a page.
    files: ['bench/*.mjs'],
    languageOptions: { globals: { ...globals.node, ...globals.browser } }
  },
  {
    files: ['**/*.js'],
    languageOptions: { globals: { ...globals.node }, sourceType: 'commonjs' },
    rules: { '@typescript-eslint/no-require-imports': 'off' }
  },
  {
    files: ['style/**/*.js'],
    languageOptions: { globals: { ...globals.browser }, sourceType: 'module' }
  },
  {
    files: ['site/**/*.js'],
    languageOptions: { globals: { ...globals.browser }, sourceType: 'script' }
  },
  {
    files: ['**/*.ts', '**/*.tsx'],
    plugins: { local: { rules: { 'import-direction': importDirection } } },
    languageOptions: {
      globals: { ...globals.browser, ...globals.es2021, ...globals.node }
    },
    rules: {
      '@typescript-eslint/naming-convention': [
        'error',
        {
          selector: 'interface',
          format: ['PascalCase'],
          custom: { regex: '^I[A-Z]', match: true }
        }
      ],
      '@typescript-eslint/no-unused-vars': ['error', { args: 'none' }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-namespace': 'off',
      '@typescript-eslint/no-use-before-define': 'off',
      curly: ['error', 'all'],
      eqeqeq: 'error',
      'no-console': 'error',
      'prefer-arrow-callback': 'error'
    }
  },
  {
    files: ['src/**/*.ts', 'src/**/*.tsx'],
    languageOptions: {
      parserOptions: {
        project: 'tsconfig.test.json',
        tsconfigRootDir: import.meta.dirname,
        sourceType: 'module'
      }
    },
    rules: { 'local/import-direction': 'error' }
  },
  {
    // Neither a page nor a process: the host hands in what there is to read.
    files: ['src/{engine,notebook,report}/**/*.ts'],
    ignores: ['**/*.spec.ts', '**/__tests__/**'],
    rules: { 'no-restricted-globals': ['error', ...hostGlobals] }
  },
  {
    files: ['**/*.spec.ts', '**/*.spec.tsx', 'src/**/__tests__/**'],
    languageOptions: { globals: { ...globals.jest } },
    rules: { 'jupyter/require-disposable-ownership': 'off' }
  },
  prettierRecommended,
  {
    // After Prettier's rules, which switch these off to be safe.
    files: ['**/*.ts', '**/*.tsx'],
    rules: { curly: ['error', 'all'] }
  }
]);
