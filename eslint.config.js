import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import boundaries from 'eslint-plugin-boundaries';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import { fileURLToPath } from 'node:url';
import typescript from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

/** The folders of src from the top down: a folder imports from those after it, never before it. */
const mayImport = {
  app: ['app', 'feature', 'map', 'state', 'ui', 'data', 'spatial', 'domain', 'messages'],
  feature: ['map', 'state', 'ui', 'data', 'spatial', 'domain', 'messages'],
  map: ['map', 'state', 'ui', 'spatial', 'domain', 'messages'],
  state: ['state', 'data', 'spatial', 'domain', 'messages'],
  ui: ['ui', 'domain', 'messages'],
  data: ['data', 'spatial', 'domain'],
  spatial: ['spatial', 'domain'],
  domain: ['domain'],
  messages: ['messages'],
};

const folders = Object.keys(mayImport).map((type) =>
  type === 'feature'
    ? { type, pattern: 'src/features/*', capture: ['feature'] }
    : { type, pattern: `src/${type}` },
);

export default typescript.config(
  { ignores: ['dist', 'reports', 'test-results', 'src/messages/generated', '.data'] },
  js.configs.recommended,
  ...typescript.configs.strictTypeChecked,
  ...svelte.configs.recommended,
  {
    languageOptions: {
      globals: { ...globals.browser, ...globals.node },
      parserOptions: {
        projectService: { allowDefaultProject: ['eslint.config.js', 'svelte.config.js'] },
        tsconfigRootDir: fileURLToPath(new URL('.', import.meta.url)),
        extraFileExtensions: ['.svelte'],
      },
    },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      // It takes every Map within an exported class for shared state. Ours are local, or replaced whole.
      'svelte/prefer-svelte-reactivity': 'off',
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'Use a named export.' },
      ],
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: typescript.parser, svelteConfig } },
  },
  {
    files: ['tests/browser/{site,workshop}.ts'],
    // Playwright reads which fixtures one needs from this pattern, also where it needs none.
    rules: { 'no-empty-pattern': 'off' },
  },
  {
    files: ['src/**'],
    plugins: { boundaries },
    settings: { 'boundaries/elements': folders },
    rules: {
      'boundaries/dependencies': [
        'error',
        {
          default: 'disallow',
          message: 'Imports run downward only (app, features, map/state/ui, data, spatial, domain)',
          policies: Object.entries(mayImport).map(([type, allowed]) => ({
            from: { element: { type } },
            allow: [
              ...(type === 'feature'
                ? [
                    {
                      to: { element: { type, captured: { feature: '{{from.captured.feature}}' } } },
                    },
                  ]
                : []),
              ...allowed.map((to) => ({ to: { element: { type: to } } })),
            ],
          })),
        },
      ],
    },
  },
  // Playwright, Vite and Vitest ask for a default export.
  {
    files: ['*.config.{js,ts}', 'tests/browser/server.ts', 'tests/fixtures/native-cluster.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  { files: ['**/*.js'], ...typescript.configs.disableTypeChecked },
  prettier,
  ...svelte.configs.prettier,
);
