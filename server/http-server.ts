import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import type { ServerApp } from './app.ts';
import { connectionLimits } from './limits.ts';
import { refuse } from './refusal.ts';
import { reason, StartError } from './start-error.ts';
import type { Settings } from './settings.ts';

export type HttpServer = {
  url: string;
  /** Answers with the app from now on; until then every request is told to come again. */
  serve(app: ServerApp): void;
  /** Takes no more connections and lets requests under way end, for at most `withinMs`. */
  stop(withinMs: number): Promise<void>;
};

/** Takes the port at once, so that a taken one is known before anything slow begins. */
export async function listen({ host, port }: Settings): Promise<HttpServer> {
  let app: ServerApp | undefined;
  let isStopping = false;
  const server = createAdaptorServer({
    fetch: async (request, env) => {
      const response = app
        ? await app.fetch(request, env)
        : refuse(503, 'starting', 'The server is starting.', { 'retry-after': '5' });
      if (isStopping) response.headers.set('connection', 'close');
      return response;
    },
    serverOptions: connectionLimits,
    // The adapter would put its own Request and Response in the place of Node's, for everybody.
    overrideGlobalObjects: false,
  }) as Server;

  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(new StartError(whyNot(error, host, port))));
    server.listen(port, host, resolve);
  });
  const address = server.address();
  const actualPort = typeof address === 'object' && address ? address.port : port;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${actualPort}`,
    serve: (ready) => {
      app = ready;
    },
    stop: async (withinMs) => {
      isStopping = true;
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeIdleConnections();
      const timer = setTimeout(() => server.closeAllConnections(), withinMs);
      await closed;
      clearTimeout(timer);
    },
  };
}

function whyNot(error: Error, host: string, port: number): string {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') {
    return `Port ${port} on ${host} is taken by another program: stop that program, or choose another port, such as PORT=${port + 1}.`;
  }
  if (code === 'EACCES') {
    return `Port ${port} may not be used by this account: choose one above 1023, such as PORT=8080.`;
  }
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return `HOST=${host} is not an address of this machine: use 127.0.0.1, or 0.0.0.0 for all of its addresses.`;
  }
  return `The port ${port} on ${host} cannot be used: ${reason(error)}`;
}
