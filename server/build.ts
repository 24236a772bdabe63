/**
 * `npm run build` ends here: compressed copies of the built app, and the prepared database. With
 * the argument `app` or `database`, only that.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compress } from './asset.ts';
import { writeFileAtomically } from './atomic-file.ts';
import { appFingerprint, appStampFile, isDatabaseStale } from './fingerprint.ts';
import { builtAppDir } from './paths.ts';
import { prepareDatabase } from './prepared-database.ts';
import { isCompressible } from './static.ts';

async function compressApp(): Promise<void> {
  const entries = await readdir(builtAppDir, { recursive: true, withFileTypes: true });
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isFile() || !isCompressible(path)) continue;
    const bytes = await readFile(path);
    const { br, gzip } = await compress(bytes);
    if (br.byteLength < bytes.byteLength) await writeFileAtomically(`${path}.br`, br);
    if (gzip.byteLength < bytes.byteLength) await writeFileAtomically(`${path}.gz`, gzip);
  }
  await writeFileAtomically(appStampFile, `${await appFingerprint()}\n`);
}

const only = process.argv[2];
if (only !== 'database') await compressApp();
if (only !== 'app' && (await isDatabaseStale())) await prepareDatabase();
