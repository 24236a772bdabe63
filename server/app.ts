import { Hono } from 'hono';
import type { HttpBindings } from '@hono/node-server';
import { securityHeaders } from './headers.ts';
import { refuse } from './refusal.ts';
import { reason } from './start-error.ts';
import type { Settings } from './settings.ts';

export type ServerApp = Hono<{ Bindings: HttpBindings }>;

export type Parts = {
  settings: Settings;
  /** null: a Supabase project, which the browser talks to by itself. */
  api: { routes: ServerApp; publishableKey: string } | null;
};

/** Everything that is answered over HTTP and is not a file. */
export function createServerApp({ settings, api }: Parts): ServerApp {
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

  if (api) app.route('/', api.routes);
  app.notFound((c) => {
    const message = `There is no ${new URL(c.req.url).pathname} here.`;
    // Scripts of other sites read what is published, and should be able to read that it is not.
    const free = c.req.path.startsWith('/published/') ? { 'access-control-allow-origin': '*' } : {};
    return refuse(404, 'not_found', message, free);
  });
  app.onError((error, c) => {
    process.stderr.write(`${c.req.method} ${c.req.path} failed: ${reason(error)}\n`);
    return refuse(500, 'unexpected', 'The server failed. It has noted why.');
  });
  return app;
}

/** The address by which the browser came, which only a trusted proxy can say of itself. */
function originAsSeen(request: Request, isBehindProxy: boolean): string {
  const url = new URL(request.url);
  const forwarded = isBehindProxy ? request.headers.get('x-forwarded-proto') : null;
  return `${forwarded?.startsWith('https') ? 'https:' : url.protocol}//${url.host}`;
}
