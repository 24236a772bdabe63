import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import type { Api } from './api.ts';
import { clientAddress } from './client-address.ts';
import { answerInTime, receive } from './limits.ts';
import { readCredentials, refuseNotOffered } from './offered.ts';
import { PasswordGuard } from './password-guard.ts';
import { limitDocuments } from './selection.ts';

/** /rest/v1 and /auth/v1: everything that is checked before a request reaches the database. */
export function apiRoutes(api: Api, trustedProxies: number): Hono<{ Bindings: HttpBindings }> {
  const guard = new PasswordGuard();
  const routes = new Hono<{ Bindings: HttpBindings }>();

  // What an account may read is for that account alone: neither browser nor proxy keeps it.
  for (const paths of ['/rest/v1/*', '/auth/v1/*']) {
    routes.use(paths, async (c, next) => {
      await next();
      c.res.headers.set('cache-control', 'no-store');
    });
  }

  routes.all('/rest/v1/*', (c) =>
    answerInTime(async (late) => {
      const raw = limitDocuments(c.req.raw);
      const signal = isRead(raw) ? AbortSignal.any([late, c.req.raw.signal]) : late;
      const request = refuseNotOffered(raw) ?? (await receive(raw, signal));
      return request instanceof Response ? request : api.fetch(request);
    }),
  );

  routes.all('/auth/v1/*', (c) =>
    answerInTime(async (signal) => {
      const request = refuseNotOffered(c.req.raw) ?? (await receive(c.req.raw, signal));
      if (request instanceof Response) return request;
      const credentials = await readCredentials(request);
      if (credentials instanceof Response) return credentials;
      const { email, password } = credentials;
      if (password === undefined) return api.fetch(request);
      // Who changes a password names no address, but sends a session.
      const account = email ?? request.headers.get('authorization') ?? '';
      const address = clientAddress(c.env.incoming, trustedProxies);
      return guard.around(account, address, () => api.fetch(request));
    }),
  );
  return routes;
}

/**
 * Whether a request only reads, so that one whose client has gone need not be answered: who drags a
 * filter calls off many questions, and the last one would wait for all of them. A change is made
 * also when its sender has gone.
 */
function isRead({ method, url }: Request): boolean {
  const { pathname } = new URL(url);
  return method === 'GET' || pathname === '/rest/v1/rpc/incident_rollup';
}
