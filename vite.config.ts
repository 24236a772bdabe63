import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { developmentApi } from './server/development.ts';

export default defineConfig(({ command, mode }) => ({
  plugins: [svelte(), command === 'serve' && mode === 'development' ? developmentApi() : null],
  build: {
    outDir: 'dist/app',
    // MapLibre is one lazy chunk of about a megabyte, loaded when a reader asks for it.
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      // The workspace, and the page in which it shows an edition before it goes out.
      input: ['index.html', 'preview.html'],
      treeshake: {
        // Each text is a module of its own; without this all of them would go to every reader.
        moduleSideEffects: (id) => !id.includes('/src/messages/generated/'),
      },
    },
  },
  test: {
    // A run leaves one core unused otherwise; much of these tests is waiting for a database.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{src,server,geodata}/**/*.test.ts'],
          // Some compute a million points, which a loaded machine does not do within 5 s.
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'database',
          include: ['tests/database/**/*.test.ts'],
          globalSetup: './tests/fixtures/native-cluster.ts',
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'server',
          include: ['tests/server/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
}));
