import { Hono } from 'hono';
import type { HttpBindings } from '@hono/node-server';
import { securityHeaders } from './headers.ts';
import type { Published } from './published.ts';
import { refuse } from './refusal.ts';
import { reason } from './start-error.ts';
import type { Settings } from './settings.ts';

export type ServerApp = Hono<{ Bindings: HttpBindings }>;

export type Parts = {
  settings: Settings;
  /** null: a Supabase project, which the browser talks to by itself. */
  api: { routes: ServerApp; publishableKey: string } | null;
  published: Published;
  /** Answers what is left; the development server answers it by itself. */
  page: ((request: Request) => Response) | null;
};

/** Everything that is answered over HTTP. */
export function createServerApp({ settings, api, published, page }: Parts): ServerApp {
  const app: ServerApp = new Hono();
  app.use(securityHeaders(settings));

  app.get('/health', (c) => {
    c.header('cache-control', 'no-store');
    return c.json({ status: 'ok', database: settings.backend.kind });
  });

  app.get('/config.json', (c) => {
    const { backend, basemapStyle, trustedProxies } = settings;
    c.header('cache-control', 'no-store');
    return c.json({
      supabaseUrl:
        backend.kind === 'supabase' ? backend.url : originAsSeen(c.req.raw, trustedProxies > 0),
      supabaseKey: backend.kind === 'supabase' ? backend.key : api?.publishableKey,
      ...(basemapStyle === undefined ? {} : { basemapStyle }),
    });
  });

  app.get('/published/*', (c) =>
    published.serve(new URL(c.req.url).pathname.slice('/published/'.length), c.req.raw),
  );

  if (api) app.route('/', api.routes);
  for (const path of ['/rest/*', '/auth/*', '/storage/*', '/published', '/health/*']) {
    app.all(path, () => notFound());
  }
  if (page) app.get('*', (c) => page(c.req.raw));
  app.notFound(() => notFound());
  app.onError((error, c) => {
    process.stderr.write(`${c.req.method} ${c.req.path} failed: ${reason(error)}\n`);
    return refuse(500, 'unexpected', 'The server failed. It has noted why.');
  });
  return app;
}

function notFound(): Response {
  return refuse(404, 'not_found', 'There is nothing here.');
}

/** The address by which the browser came, which only a trusted proxy can say of itself. */
function originAsSeen(request: Request, isBehindProxy: boolean): string {
  const url = new URL(request.url);
  const forwarded = isBehindProxy ? request.headers.get('x-forwarded-proto') : null;
  return `${forwarded?.startsWith('https') ? 'https:' : url.protocol}//${url.host}`;
}
