import { createApi } from './api.ts';
import { takeDataDir } from './data-dir.ts';
import { isDatabaseStale } from './fingerprint.ts';
import { InUseError } from './lock.ts';
import { prepareSchema } from './migrations.ts';
import { prepareDatabase } from './prepared-database.ts';
import { publicationsOf, publicationsOfSupabase } from './publication-source.ts';
import { UnreachableError } from './postgres.ts';
import { openPublished, type Published, type PublishedState } from './published.ts';
import { openDatabase } from './runtime.ts';
import { readSecrets } from './secrets.ts';
import type { Settings } from './settings.ts';
import { reason, StartError } from './start-error.ts';

type Log = (line: string) => void;

/**
 * What is published now, for somebody who does not stay: read from the database, or as a server that
 * is running on the same data keeps it on disk.
 *
 * @throws StartError when neither can be read.
 */
export async function readPublished(settings: Settings, log: Log): Promise<PublishedState> {
  let release: (() => Promise<void>) | undefined;
  try {
    release = await takeDataDir(settings);
  } catch (error) {
    if (!(error instanceof InUseError)) throw error;
    log(`A server is running on ${settings.dataDir}: taking what it has published.`);
    return onDisk(settings);
  }
  try {
    return await read(settings, log);
  } finally {
    await release();
  }
}

async function onDisk(settings: Settings): Promise<PublishedState> {
  const published = openPublished(settings, () => undefined);
  await published.load();
  if (published.state.municipalities.length > 0) return published.state;
  throw new StartError(
    `There is nothing published in ${settings.dataDir} yet: wait until the server is ready.`,
  );
}

async function read(settings: Settings, log: Log): Promise<PublishedState> {
  const { backend } = settings;
  const published = openPublished(settings, log);
  await published.load();
  if (backend.kind === 'supabase') {
    const source = publicationsOfSupabase(backend.url, backend.key);
    return refreshed(published, () => published.refresh(source), backend.url, log);
  }
  const isEmbedded = backend.kind === 'embedded';
  if (isEmbedded && (await isDatabaseStale())) await prepareDatabase();
  const refresh = async () => {
    const database = await openDatabase(settings, log);
    try {
      if (isEmbedded) {
        await prepareSchema(database, createApi(database, await readSecrets(settings)));
      }
      await published.refresh(publicationsOf(database));
    } finally {
      await database.close();
    }
  };
  const name = isEmbedded ? 'The database' : 'The database at DATABASE_URL';
  return refreshed(published, refresh, name, log);
}

/** What the source says; when it cannot be reached, what an earlier run left. */
async function refreshed(
  published: Published,
  refresh: () => Promise<void>,
  source: string,
  log: Log,
): Promise<PublishedState> {
  try {
    await refresh();
  } catch (error) {
    if (error instanceof StartError && !(error instanceof UnreachableError)) throw error;
    const count = published.state.editions.length;
    if (count === 0) throw new StartError(`${source} cannot be read (${reason(error)}).`);
    log(`${source} cannot be read (${reason(error)}): taking the ${count} editions on disk.`);
  }
  return published.state;
}
