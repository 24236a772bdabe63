import type { Plugin, ViteDevServer } from 'vite';

/** Mounts the API, the configuration and the published files in the development server. */
export function developmentApi(): Plugin {
  return {
    name: 'territorio-seguro-api',
    async configureServer(vite: ViteDevServer) {
      // Not above: a build and the tests read this file too, and need no server.
      const { mountApi } = await import('./development-api.ts');
      await mountApi(vite);
    },
  };
}
