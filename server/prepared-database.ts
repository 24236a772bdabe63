import { existsSync } from 'node:fs';
import { readFile, rename, rm } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { PgliteConnection } from '@supabase/lite/pglite';
import { createApi } from './api.ts';
import { writeFileAtomically } from './atomic-file.ts';
import { openEmbedded } from './embedded.ts';
import { databaseFingerprint, databaseStampFile } from './fingerprint.ts';
import { prepareSchema } from './migrations.ts';
import { preparedDatabaseFile } from './paths.ts';
import { generateSecrets } from './secrets.ts';
import { unpack } from './tar.ts';

/**
 * Makes `dist/database.tar.gz`: the embedded database with its schema and seed, but without
 * accounts or secrets. Making it takes some ten seconds, unpacking it a fraction of one.
 */
export async function prepareDatabase(): Promise<void> {
  const fingerprint = await databaseFingerprint();
  const database = await openEmbedded();
  try {
    await prepareSchema(database, createApi(database, generateSecrets()));
    await database.query('vacuum analyze');
    const { driver } = database.connection as PgliteConnection;
    const dump = await driver.dumpDataDir('gzip');
    await writeFileAtomically(preparedDatabaseFile, new Uint8Array(await dump.arrayBuffer()));
    await writeFileAtomically(databaseStampFile, `${fingerprint}\n`);
  } finally {
    await database.close();
  }
}

/**
 * Puts the prepared database into a new data directory. The folder gets its name last, so a process
 * killed on the way leaves no half database behind.
 */
export async function placePreparedDatabase(folder: string): Promise<void> {
  if (existsSync(folder)) return;
  const unfinished = `${folder}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  const archive = await promisify(gunzip)(await readFile(preparedDatabaseFile));
  await unpack(archive, unfinished);
  await rename(unfinished, folder);
}
