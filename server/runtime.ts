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
import { prepareSchema } from './migrations.ts';
import { openPostgres } from './postgres.ts';
import { placePreparedDatabase } from './prepared-database.ts';
import {
  publicationsOf,
  publicationsOfSupabase,
  type PublicationSource,
} from './publication-source.ts';
import { PublishedFolder } from './published-folder.ts';
import { Published, type PublishedState } from './published.ts';
import { readSecrets, type Secrets } from './secrets.ts';
import { isPrivateToThisMachine, type Settings } from './settings.ts';
import { reason } from './start-error.ts';

export type Log = (line: string) => void;
/** Called with what is published, and again whenever that is another. */
export type Publish = (state: PublishedState) => void;

export type Runtime = {
  app: ServerApp;
  close(): Promise<void>;
};

/** Opens everything behind the server. The caller holds the lock of the data directory. */
export async function openRuntime(
  settings: Settings,
  publish: Publish,
  log: Log,
): Promise<Runtime> {
  const { backend } = settings;
  if (backend.kind === 'supabase') return openSupabase(settings, backend, publish, log);

  keepStatementsOutOfTheLog();
  const secrets = await readSecrets(settings);
  const database = await openDatabase(settings, log);
  try {
    return await serveDatabase(settings, database, secrets, publish, log);
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
  publish: Publish,
  log: Log,
): Promise<Runtime> {
  const api = createApi(database, secrets);
  await prepareSchema(database, api);
  if (database.engine === 'embedded') await arrangeDemoAccounts(settings, database, log);
  const published = publishedFiles(settings, publicationsOf(database), publish, log);
  await published.load();
  await published.refresh();
  await database.listen('publications', () => {
    published
      .refresh()
      .catch((error: unknown) => log(`New editions could not be read: ${reason(error)}`));
  });
  // Side by side, the first requests would all grant the request roles at once, and fail. In the
  // queue of the embedded engine the first does it, and pages need not wait half a second for it.
  if (database.engine === 'postgres') await api.warmUp();
  const routes = apiRoutes(api, settings.trustedProxies);
  const { publishableKey } = secrets;
  return {
    app: createServerApp({ settings, api: { routes, publishableKey } }),
    close: () => database.close(),
  };
}

function publishedFiles(
  settings: Settings,
  source: PublicationSource,
  publish: Publish,
  log: Log,
): Published {
  const folder = new PublishedFolder(join(settings.dataDir, 'published'));
  return new Published({ folder, source, log, onChange: publish });
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

/** How often a Supabase project is asked for new editions; nothing there tells us of them. */
const pollEveryMs = 60_000;

async function openSupabase(
  settings: Settings,
  backend: { url: string; key: string },
  publish: Publish,
  log: Log,
): Promise<Runtime> {
  log(`Reading the published editions from ${backend.url}...`);
  const source = publicationsOfSupabase(backend.url, backend.key);
  const published = publishedFiles(settings, source, publish, log);
  await published.load();
  const refresh = () =>
    published
      .refresh()
      .catch((error: unknown) =>
        log(
          `The published editions could not be read (${reason(error)}): serving the ${published.state.editions.length} on disk.`,
        ),
      );
  await refresh();
  const timer = setInterval(() => void refresh(), pollEveryMs);
  return {
    app: createServerApp({ settings, api: null }),
    close: async () => {
      clearInterval(timer);
      await published.idle();
    },
  };
}
