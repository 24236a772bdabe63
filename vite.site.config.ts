import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

const treeshake = {
  // Each text is a module of its own; without this all of them would go to every reader. Svelte's
  // own modules only define things, but do not say so of themselves.
  moduleSideEffects: (id: string) =>
    !id.includes('/src/messages/generated/') && !id.includes('/svelte/src/internal/client/'),
};

/**
 * The public pages, apart from the workspace. `vite build -c vite.site.config.ts` makes what their
 * browsers load (`client/`, with a manifest); `--ssr` makes what writes them (`render.js`, one file
 * that needs no packages) and their style sheet (`site.css`). Addresses are relative, for any base.
 */
export default defineConfig(({ isSsrBuild }) => ({
  plugins: [svelte({ compilerOptions: { runes: true } })],
  base: './',
  ...(isSsrBuild
    ? {
        publicDir: false,
        ssr: { noExternal: true },
        build: {
          outDir: 'dist/site',
          emptyOutDir: false,
          ssrEmitAssets: true,
          cssCodeSplit: false,
          rolldownOptions: {
            input: { render: 'src/app/public/site.ts' },
            output: { codeSplitting: false, assetFileNames: 'site.css' },
            treeshake,
          },
        },
      }
    : {
        build: {
          outDir: 'dist/site/client',
          manifest: true,
          chunkSizeWarningLimit: 1200,
          rolldownOptions: { input: { public: 'src/app/public/main.ts' }, treeshake },
        },
      }),
}));
