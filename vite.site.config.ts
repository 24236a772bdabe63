import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

/**
 * The public pages, apart from the workspace: `vite build -c vite.site.config.ts` makes what their
 * browsers load, `--ssr` what writes them. Every address in them is relative, for any base path.
 */
export default defineConfig(({ isSsrBuild }) => ({
  plugins: [svelte()],
  base: './',
  publicDir: isSsrBuild ? false : 'public',
  // The writer of pages is one file that needs no packages beside it.
  ssr: { noExternal: true },
  build: {
    outDir: isSsrBuild ? 'dist/site' : 'dist/site/client',
    emptyOutDir: !isSsrBuild,
    manifest: !isSsrBuild,
    chunkSizeWarningLimit: 1200,
    // The entry's own style sheet stands in every page, so only the script is to be found here.
    rolldownOptions: {
      input: isSsrBuild ? 'src/app/public/render.ts' : { public: 'src/app/public/main.ts' },
      ...(isSsrBuild ? { output: { codeSplitting: false } } : {}),
      treeshake: {
        // Each text is a module of its own; without this all of them would go to every reader.
        moduleSideEffects: (id) => !id.includes('/src/messages/generated/'),
      },
    },
  },
}));
