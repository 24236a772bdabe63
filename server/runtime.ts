import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { apiRoutes } from './api-routes.ts';
import { createApi } from './api.ts';
import { createServerApp, type ServerApp } from './app.ts';
import type { Database } from './database.ts';
import { ensureDemoAccounts, removeDemoAccounts } from './demo-accounts.ts';
import { ensureDemoIncidents } from './demo-incidents.ts';
import { openEmbedded } from './embedded.ts';
import { keepStatementsOutOfTheLog } from './error-log.ts';
import { follow } from './following.ts';
import { prepareSchema } from './migrations.ts';
import { openPostgres } from './postgres.ts';
import { placePreparedDatabase } from './prepared-database.ts';
import { publicationsOf, publicationsOfSupabase } from './publication-source.ts';
import type { Published } from './published.ts';
import { readSecrets, type Secrets } from './secrets.ts';
import { isPrivateToThisMachine, type Settings } from './settings.ts';

export type Log = (line: string) => void;

export type Runtime = {
  app: ServerApp;
  close(): Promise<void>;
};

/**
 * Opens everything behind the server, and keeps `published` up to it. The caller holds the lock of
 * the data directory.
 *
 * @throws UnreachableError when the database does not answer now
 */
export async function openRuntime(
  settings: Settings,
  published: Published,
  log: Log,
): Promise<Runtime> {
  const { backend } = settings;
  if (backend.kind === 'supabase') return openSupabase(settings, backend, published, log);

  keepStatementsOutOfTheLog();
  const secrets = await readSecrets(settings);
  const database = await openDatabase(settings, log);
  try {
    return await serveDatabase(settings, database, secrets, published, log);
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** The database of the settings, not prepared yet. */
export async function openDatabase(settings: Settings, log: Log): Promise<Database> {
  if (settings.backend.kind === 'postgres') {
    log('Connecting to PostgreSQL...');
    return openPostgres(settings.backend.url);
  }
  const folder = join(settings.dataDir, 'database');
  const isFirst = !existsSync(folder);
  log(isFirst ? 'Preparing the database (first start)...' : 'Opening the database...');
  await placePreparedDatabase(folder);
  return openEmbedded(folder);
}

async function serveDatabase(
  settings: Settings,
  database: Database,
  secrets: Secrets,
  published: Published,
  log: Log,
): Promise<Runtime> {
  const api = createApi(database, secrets);
  await prepareSchema(database, api);
  if (database.engine === 'embedded') await arrangeDemoAccounts(settings, database, log);
  const isServer = database.engine === 'postgres';
  const source = publicationsOf(database);
  await published.refresh(source);
  // A pool of connections in between may let no message through.
  const following = follow(published, source, { log, always: isServer });
  await database.listen('publications', () => void following.refresh());
  // Side by side, the first requests would all grant the request roles at once, and fail, as those
  // of two servers would. In the queue of the embedded engine the first does it, and pages need not
  // wait half a second for it.
  if (isServer) await database.preparing(() => api.warmUp());
  const routes = apiRoutes(api, settings.trustedProxies);
  const { publishableKey } = secrets;
  return {
    app: createServerApp({ settings, api: { routes, publishableKey } }),
    close: async () => {
      await following.stop();
      await database.close();
    },
  };
}

async function arrangeDemoAccounts(
  settings: Settings,
  database: Database,
  log: Log,
): Promise<void> {
  if (isPrivateToThisMachine(settings)) {
    await ensureDemoAccounts(database, settings.dataDir, log);
    await ensureDemoIncidents(database, log);
    return;
  }
  const removed = await removeDemoAccounts(database, settings.dataDir);
  log(
    `${removed ? 'Demo accounts were removed' : 'There are no demo accounts'}: other machines can reach this server. Make accounts with npm run account.`,
  );
}

async function openSupabase(
  settings: Settings,
  backend: { url: string; key: string },
  published: Published,
  log: Log,
): Promise<Runtime> {
  log(`Reading the published editions from ${backend.url}...`);
  const source = publicationsOfSupabase(backend.url, backend.key);
  const following = follow(published, source, { log, always: true });
  await following.refresh();
  return {
    app: createServerApp({ settings, api: null }),
    close: () => following.stop(),
  };
}
