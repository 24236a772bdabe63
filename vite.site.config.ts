import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { build, defineConfig, type Plugin, type Rolldown } from 'vite';
import { scopesIn, stylesOf } from './server/site/edition-styles.ts';
import { messagesIn, smallMessages } from './server/site/small-messages.ts';

const treeshake = {
  // Each text is a module of its own; without this all of them would go to every reader. Svelte's
  // own modules only define things, but do not say so of themselves.
  moduleSideEffects: (id: string) =>
    !id.includes('/src/messages/generated/') && !id.includes('/svelte/src/internal/client/'),
};

const publicSource = (name: string) => join(import.meta.dirname, 'src/app/public', name);

/**
 * The service worker is one script that loads no other, at the root of the site: only from there it
 * may look after all pages.
 */
function serviceWorker(): Plugin {
  let outDir = '';
  return {
    name: 'service-worker',
    configResolved: (config) => {
      ({ outDir } = config.build);
    },
    closeBundle: async () => {
      await build({
        configFile: false,
        publicDir: false,
        logLevel: 'warn',
        define: { 'process.env.NODE_ENV': '"production"' },
        build: {
          outDir,
          emptyOutDir: false,
          rolldownOptions: {
            input: 'src/app/public/service-worker.ts',
            output: { format: 'iife', entryFileNames: 'sw.js' },
          },
        },
      });
    },
  };
}

/**
 * What every page loads at once goes into one file: each more would cost a reader its headers, and
 * compress worse. Of the texts, which one module names all of, those that are used there.
 */
function firstChunk(): Rolldown.CodeSplittingNameFunction {
  const texts = join(import.meta.dirname, 'src/messages/generated');
  const atOnce = new Set<string>();
  return (id, context) => {
    if (atOnce.size === 0) {
      atOnce.add(publicSource('main.ts'));
      // Grows while it is walked through.
      for (const one of atOnce) {
        const { code, importedIds } = context.getModuleInfo(one) ?? {};
        for (const name of messagesIn(code ?? '')) atOnce.add(join(texts, `messages/${name}.js`));
        for (const imported of importedIds ?? []) {
          if (imported !== join(texts, 'messages.js')) atOnce.add(imported);
        }
      }
    }
    return atOnce.has(id) ? 'page' : null;
  };
}

/**
 * Writes beside the style sheet of all pages the one of an edition's page, which most readers see: it
 * stands in the page, and the rules of the others would be an eighth of it.
 */
function editionStyles(): Plugin {
  const scopes = new Set<string>();
  return {
    name: 'edition-styles',
    buildEnd() {
      const parts = ['PublicPage', 'RestOfPage', 'TakeAwayPart'];
      const shown = new Set(parts.map((name) => publicSource(`${name}.svelte`)));
      // Grows while it is walked through.
      for (const one of shown) {
        const { code, importedIds } = this.getModuleInfo(one) ?? {};
        for (const scope of scopesIn(code ?? '')) scopes.add(scope);
        for (const imported of importedIds ?? []) shown.add(imported);
      }
    },
    writeBundle: async ({ dir = '' }) => {
      const css = await readFile(join(dir, 'site.css'), 'utf8');
      await writeFile(join(dir, 'edition.css'), stylesOf(css, scopes));
    },
  };
}

/**
 * The public pages, apart from the workspace. `vite build -c vite.site.config.ts` makes what their
 * browsers load (`client/`, with a manifest); `--ssr` makes what writes them (`render.js`, one file
 * that needs no packages) and their style sheets (`site.css`, `edition.css`). Addresses are relative, for any base.
 */
export default defineConfig(({ isSsrBuild }) => ({
  plugins: [
    svelte({ compilerOptions: { runes: true } }),
    ...(isSsrBuild ? [editionStyles()] : [smallMessages(), serviceWorker()]),
  ],
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
          rolldownOptions: {
            input: {
              public: 'src/app/public/main.ts',
              'public-still': 'src/app/public/still.ts',
            },
            output: { codeSplitting: { groups: [{ name: firstChunk() }] } },
            treeshake,
          },
        },
      }),
}));
