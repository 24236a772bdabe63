import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { ServerApp } from './app.ts';
import { connectionLimits } from './limits.ts';
import { refuse } from './refusal.ts';
import type { Reply } from './site/served-file.ts';
import type { SiteServer } from './site/site-server.ts';
import { reason, StartError } from './start-error.ts';
import type { Settings } from './settings.ts';

/** What answers: files of the site at once, everything else by the app. */
export type Answering = {
  /** null: it waits for the database, and only the public pages are there. */
  app: ServerApp | null;
  site: Pick<SiteServer, 'answer'>;
};

export type HttpServer = {
  url: string;
  /** Answers from now on; until then every request is told to come again. */
  serve(answering: Answering): void;
  /** Takes no more connections and lets requests under way end, for at most `withinMs`. */
  stop(withinMs: number): Promise<void>;
};

/** Takes the port at once, so that a taken one is known before anything slow begins. */
export async function listen({ host, port }: Settings): Promise<HttpServer> {
  let answering: Answering | undefined;
  let isStopping = false;
  const askApp = getRequestListener(
    async (request, env) => {
      const response = answering?.app
        ? await answering.app.fetch(request, env)
        : withoutApp(request, answering !== undefined);
      if (isStopping) response.headers.set('connection', 'close');
      return response;
    },
    // The adapter would put its own Request and Response in the place of Node's, for everybody.
    { overrideGlobalObjects: false },
  );
  const server = createServer(connectionLimits, (incoming, outgoing) => {
    const send = (reply: Reply) => {
      if (isStopping) outgoing.shouldKeepAlive = false;
      sendReply(reply, outgoing);
    };
    const reply = answering && askSite(answering.site, incoming);
    if (!reply) void askApp(incoming, outgoing);
    else if (reply instanceof Promise)
      reply.then(send, (error: unknown) => fail(error, incoming, outgoing));
    else send(reply);
  });

  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(new StartError(whyNot(error, host, port))));
    server.listen(port, host, resolve);
  });
  const address = server.address();
  const actualPort = typeof address === 'object' && address ? address.port : port;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${actualPort}`,
    serve: (ready) => {
      answering = ready;
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

/**
 * Who asks for its health decides whether readers are sent here, and nearly all of them come for
 * pages that need no database: so it is well as soon as those are served, and says what is not there.
 */
function withoutApp({ url }: Request, isServing: boolean): Response {
  if (isServing && new URL(url).pathname === '/health') {
    return Response.json(
      { status: 'ok', database: 'awaited' },
      { headers: { 'cache-control': 'no-store' } },
    );
  }
  return refuse(503, 'starting', 'The server is starting.', { 'retry-after': '5' });
}

/** The answer of the site; null: something else answers. */
export function askSite(
  site: Answering['site'],
  { method = '', url = '', headers }: Pick<IncomingMessage, 'method' | 'url' | 'headers'>,
): ReturnType<SiteServer['answer']> {
  const acceptEncoding = headers['accept-encoding'];
  return site.answer({
    method,
    url,
    ifNoneMatch: headers['if-none-match'],
    acceptEncoding: Array.isArray(acceptEncoding) ? acceptEncoding.join() : acceptEncoding,
  });
}

export function sendReply({ status, headers, body }: Reply, outgoing: ServerResponse): void {
  outgoing.writeHead(status, headers);
  outgoing.end(body ?? undefined);
}

/** A file that cannot be made takes no other one with it. */
function fail(error: unknown, { method, url }: IncomingMessage, outgoing: ServerResponse): void {
  process.stderr.write(`${method ?? ''} ${url ?? ''} failed: ${reason(error)}\n`);
  if (outgoing.headersSent) return void outgoing.destroy();
  outgoing.writeHead(500, {
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': 'no-store',
  });
  outgoing.end('The server failed. It has noted why.\n');
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
