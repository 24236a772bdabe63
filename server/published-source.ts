import { join } from 'node:path';
import { createApi } from './api.ts';
import { takeDataDir } from './data-dir.ts';
import type { Database } from './database.ts';
import { isDatabaseStale } from './fingerprint.ts';
import { InUseError } from './lock.ts';
import { prepareSchema } from './migrations.ts';
import { prepareDatabase } from './prepared-database.ts';
import {
  publicationsOf,
  publicationsOfSupabase,
  type PublicationSource,
} from './publication-source.ts';
import { PublishedFolder } from './published-folder.ts';
import { Published, type PublishedState } from './published.ts';
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
  const nothing = () => Promise.reject(new Error('This only reads what is on disk.'));
  const source = { municipalities: nothing, editions: nothing, content: nothing };
  const published = publishedIn(settings, source, () => undefined);
  await published.load();
  if (published.state.municipalities.length > 0) return published.state;
  throw new StartError(
    `There is nothing published in ${settings.dataDir} yet: wait until the server is ready.`,
  );
}

async function read(settings: Settings, log: Log): Promise<PublishedState> {
  const { backend } = settings;
  if (backend.kind === 'supabase') {
    const source = publicationsOfSupabase(backend.url, backend.key);
    return refreshed(publishedIn(settings, source, log), backend.url, log);
  }
  const isEmbedded = backend.kind === 'embedded';
  if (isEmbedded && (await isDatabaseStale())) await prepareDatabase();
  const database = await openDatabase(settings, log);
  try {
    if (isEmbedded) await prepareSchema(database, createApi(database, await readSecrets(settings)));
    const published = publishedIn(settings, publicationsOf(database), log);
    return await refreshed(published, nameOf(database), log);
  } finally {
    await database.close();
  }
}

/** What the source says; when it cannot be reached, what an earlier run left. */
async function refreshed(published: Published, source: string, log: Log): Promise<PublishedState> {
  await published.load();
  try {
    await published.refresh();
  } catch (error) {
    const count = published.state.editions.length;
    if (count === 0) throw new StartError(`${source} cannot be read (${reason(error)}).`);
    log(`${source} cannot be read (${reason(error)}): taking the ${count} editions on disk.`);
  }
  return published.state;
}

function publishedIn(settings: Settings, source: PublicationSource, log: Log): Published {
  const folder = new PublishedFolder(join(settings.dataDir, 'published'));
  return new Published({ folder, source, log });
}

function nameOf({ engine }: Database): string {
  return engine === 'embedded' ? 'The database' : 'The database at DATABASE_URL';
}
