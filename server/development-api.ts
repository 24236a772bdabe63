import { getRequestListener } from '@hono/node-server';
import type { ViteDevServer } from 'vite';
import { takeDataDir } from './data-dir.ts';
import { isDatabaseStale } from './fingerprint.ts';
import { askSite, sendReply } from './http-server.ts';
import { prepareDatabase } from './prepared-database.ts';
import { openPublished, type PublishedState } from './published.ts';
import { openRuntime, type Runtime } from './runtime.ts';
import { readSettings } from './settings.ts';
import { makeSite } from './site/make-site.ts';
import { MadeFiles } from './site/made-files.ts';
import { makingHere } from './site/making.ts';
import type { MakerModule } from './site/site-maker.ts';
import { SiteServer } from './site/site-server.ts';

const apiPaths = /^\/(rest|auth|health|config\.json)(\/|\?|$)/;
/** What Vite itself answers: sources, packages, what it calls `@`, and a page of the workspace. */
const vitePaths = /^\/(@|src\/|node_modules\/|preview\.html)/;

type Held = Runtime & { state: PublishedState };

/** Vite makes a new server before it closes the old one, and reads this file anew for it. */
const kept = Symbol.for('territorio-seguro.development-api');
const holder = globalThis as Record<symbol, Promise<Held> | undefined>;

export async function mountApi(vite: ViteDevServer): Promise<void> {
  const runtime = await (holder[kept] ??= open());
  const listener = getRequestListener(async (request, env) => runtime.app.fetch(request, env), {
    overrideGlobalObjects: false,
  });
  vite.middlewares.use((request, response, next) => {
    const url = request.url ?? '';
    if (apiPaths.test(url)) {
      listener(request, response).catch(next);
      return;
    }
    if (vitePaths.test(url)) {
      next();
      return;
    }
    publicSite(vite, runtime.state)
      .then(async (site) => {
        const reply = await askSite(site, { method: request.method, url, headers: {} });
        if (!reply) {
          next();
          return;
        }
        const html = reply.headers.some((text) => text.startsWith('text/html'));
        const page =
          html && (await vite.transformIndexHtml(url, String(Buffer.from(reply.body ?? ''))));
        if (page) response.writeHead(reply.status, { 'content-type': 'text/html' }).end(page);
        else sendReply(reply, response);
      })
      .catch(next);
  });
}

/** Made anew for each request, of the sources as they are now. */
async function publicSite(vite: ViteDevServer, state: PublishedState): Promise<SiteServer> {
  const make = (await vite.ssrLoadModule('/src/app/public/site.ts')) as MakerModule;
  const assets = {
    styles: { edition: '', others: '' },
    script: 'src/app/public/main.ts',
    stillScript: 'src/app/public/still.ts',
  };
  const maker = { make, assets, version: '' };
  const making = makingHere(make);
  const made = new MadeFiles(null);
  const none = { page: [], embed: [], app: [], preview: [], published: [], asset: [] };
  const server = new SiteServer({ headers: none, client: [] });
  server.publish(makeSite({ state, maker, making, made, publicUrl: null, workspaceUrl: '/' }));
  return server;
}

async function open(): Promise<Held> {
  const log = (line: string) => void process.stdout.write(`${line}\n`);
  const settings = readSettings(process.env);
  const release = await takeDataDir(settings);
  if (settings.backend.kind === 'embedded' && (await isDatabaseStale())) {
    log('Making the database that new installations begin with (some 15 seconds, once)...');
    await prepareDatabase();
  }
  const published = openPublished(settings, log);
  await published.load();
  const runtime = await openRuntime(settings, published, log);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(
      signal,
      () =>
        void runtime
          .close()
          .then(release)
          .then(() => process.exit(0)),
    );
  }
  return {
    ...runtime,
    get state() {
      return published.state;
    },
  };
}
