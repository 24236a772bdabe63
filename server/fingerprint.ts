import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { builtAppDir, preparedDatabaseFile, projectDir } from './paths.ts';

/** What the built app is made of, and what the prepared database is made of. */
const appSources = [
  'src',
  'public',
  'index.html',
  'preview.html',
  'package-lock.json',
  'svelte.config.js',
  'tsconfig.json',
  'vite.config.ts',
  'vite.site.config.ts',
  'server/site/edition-styles.ts',
  'server/site/small-messages.ts',
];
const databaseSources = ['supabase/migrations', 'supabase/seed.sql', 'package-lock.json'];

export const appStampFile = `${builtAppDir}.sha256`;
export const databaseStampFile = `${preparedDatabaseFile}.sha256`;

export function appFingerprint(): Promise<string> {
  return fingerprint(
    appSources,
    (path) => !/(\.test\.ts|\.spec\.ts)$|messages\/generated/.test(path),
  );
}

export function databaseFingerprint(): Promise<string> {
  return fingerprint(databaseSources, () => true);
}

/** Whether the app must be built; not where there are no sources, as in an image of the result. */
export async function isAppStale(): Promise<boolean> {
  if (!existsSync(join(projectDir, 'src/app')) && existsSync(builtAppDir)) return false;
  return (await readStamp(appStampFile)) !== (await appFingerprint());
}

export async function isDatabaseStale(): Promise<boolean> {
  if (!existsSync(preparedDatabaseFile)) return true;
  return (await readStamp(databaseStampFile)) !== (await databaseFingerprint());
}

/** By content, because a clone or a copy gives every file a new time. */
async function fingerprint(sources: string[], counts: (path: string) => boolean): Promise<string> {
  const hash = createHash('sha256');
  for (const source of sources) {
    for (const path of await filesIn(source)) {
      if (counts(path))
        hash
          .update(path)
          .update('\0')
          .update(await readFile(join(projectDir, path)));
    }
  }
  return hash.digest('hex');
}

async function filesIn(source: string): Promise<string[]> {
  const path = join(projectDir, source);
  if (!existsSync(path)) return [];
  const entries = await readdir(path, { recursive: true, withFileTypes: true }).catch(
    (error: unknown) => {
      if ((error as NodeJS.ErrnoException).code === 'ENOTDIR') return undefined;
      throw error;
    },
  );
  if (entries === undefined) return [source];
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(projectDir.length))
    .sort();
}

async function readStamp(path: string): Promise<string | undefined> {
  return existsSync(path) ? (await readFile(path, 'utf8')).trim() : undefined;
}
