import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { sha256, type Bytes } from '../asset.ts';
import { StartError } from '../start-error.ts';
import { typeOf, type SiteFile } from './site-file.ts';

/**
 * The files of the workspace and of the page in which it shows an edition before it goes out.
 *
 * @throws StartError when the folder holds no built app.
 */
export async function workspaceFiles(appDir: string): Promise<SiteFile[]> {
  if (!existsSync(join(appDir, 'index.html'))) {
    throw new StartError(`${appDir} has no index.html: run npm run build.`);
  }
  return (await builtFiles(appDir)).map((file) => {
    if (file.path === 'index.html') return { ...file, kind: 'app' };
    return file.path === 'preview.html' ? { ...file, kind: 'preview' } : file;
  });
}

/** What the public pages load: their script, what that loads later, and what stands at the root. */
export function publicClientFiles(siteDir: string): Promise<SiteFile[]> {
  return builtFiles(join(siteDir, 'client'));
}

/** What Vite puts in `assets/` has a hash of its content in its name. */
async function builtFiles(folder: string): Promise<SiteFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && !/\.(br|gz)$/.test(entry.name))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => !path.startsWith('.'));
  return Promise.all(
    paths.map(async (path): Promise<SiteFile> => {
      const file = join(folder, path);
      return {
        path,
        kind: 'asset',
        type: typeOf(path),
        cache: path.startsWith('assets/') ? 'immutable' : 'revalidate',
        status: 200,
        key: sha256(await readFile(file)),
        load: async () => ({
          plain: await readFile(file),
          br: await readCopy(`${file}.br`),
          gzip: await readCopy(`${file}.gz`),
        }),
      };
    }),
  );
}

async function readCopy(path: string): Promise<Bytes | undefined> {
  return existsSync(path) ? readFile(path) : undefined;
}
