import { getRequestListener } from '@hono/node-server';
import type { ViteDevServer } from 'vite';
import { takeDataDir } from './data-dir.ts';
import { isDatabaseStale } from './fingerprint.ts';
import { prepareDatabase } from './prepared-database.ts';
import { openRuntime, type Runtime } from './runtime.ts';
import { readSettings } from './settings.ts';

const paths = /^\/(rest|auth|published|health|config\.json)(\/|\?|$)/;

/** Vite makes a new server before it closes the old one, and reads this file anew for it. */
const kept = Symbol.for('territorio-seguro.development-api');
const holder = globalThis as Record<symbol, Promise<Runtime> | undefined>;

export async function mountApi(vite: ViteDevServer): Promise<void> {
  const runtime = await (holder[kept] ??= open());
  const listener = getRequestListener(async (request, env) => runtime.app.fetch(request, env), {
    overrideGlobalObjects: false,
  });
  vite.middlewares.use((request, response, next) => {
    if (paths.test(request.url ?? '')) listener(request, response).catch(next);
    else next();
  });
}

async function open(): Promise<Runtime> {
  const log = (line: string) => void process.stdout.write(`${line}\n`);
  const settings = readSettings(process.env);
  const release = await takeDataDir(settings);
  if (settings.backend.kind === 'embedded' && (await isDatabaseStale())) {
    log('Making the database that new installations begin with (some 15 seconds, once)...');
    await prepareDatabase();
  }
  const runtime = await openRuntime(settings, null, log);
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
  return runtime;
}
