/**
 * `npm run build` ends here: compressed copies of the built app, and the prepared database. With
 * the argument `app` or `database`, only that.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compress } from './asset.ts';
import { writeFileAtomically } from './atomic-file.ts';
import { appFingerprint, appStampFile, isDatabaseStale } from './fingerprint.ts';
import { builtAppDir, builtSiteDir } from './paths.ts';
import { prepareDatabase } from './prepared-database.ts';
import { isCompressible } from './site/site-file.ts';

async function compressApp(): Promise<void> {
  for (const folder of [builtAppDir, join(builtSiteDir, 'client')]) await compressIn(folder);
  await writeFileAtomically(appStampFile, `${await appFingerprint()}\n`);
}

async function compressIn(folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isFile() || !isCompressible(path)) continue;
    const bytes = await readFile(path);
    const { br, gzip } = await compress(bytes);
    if (br.byteLength < bytes.byteLength) await writeFileAtomically(`${path}.br`, br);
    if (gzip.byteLength < bytes.byteLength) await writeFileAtomically(`${path}.gz`, gzip);
  }
}

const only = process.argv[2];
if (only !== 'database') await compressApp();
if (only !== 'app' && (await isDatabaseStale())) await prepareDatabase();
