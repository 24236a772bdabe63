import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { serve, sha256, weakTag, type Asset, type Bytes } from './asset.ts';
import { refuse } from './refusal.ts';
import { StartError } from './start-error.ts';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
};

/** Whether a copy made by brotli or gzip is worth having. */
export function isCompressible(path: string): boolean {
  return !['.png', '.ico', '.woff2', '.br', '.gz'].includes(extname(path));
}

/**
 * The built app, whole in memory: a request only looks up a path in a map, so no path leads out of
 * the folder. What Vite puts in `assets/` has a hash of its content in its name.
 */
export async function readApp(folder: string): Promise<Map<string, Asset>> {
  if (!existsSync(join(folder, 'index.html'))) {
    throw new StartError(`${folder} has no index.html: run npm run build.`);
  }
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && !/\.(br|gz)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
  const assets = await Promise.all(
    files.map(async (file): Promise<[string, Asset]> => {
      const path = `/${relative(folder, file).split(sep).join('/')}`;
      const plain = await readFile(file);
      return [
        path,
        {
          type: types[extname(file)] ?? 'application/octet-stream',
          cache: path.startsWith('/assets/') ? 'immutable' : 'revalidate',
          etag: weakTag(sha256(plain)),
          plain,
          br: await readCopy(`${file}.br`),
          gzip: await readCopy(`${file}.gz`),
        },
      ];
    }),
  );
  return new Map(assets);
}

async function readCopy(path: string): Promise<Bytes | undefined> {
  return existsSync(path) ? readFile(path) : undefined;
}

/** A file of the app, or its page for every address that is not a file: the app routes itself. */
export function serveApp(app: Map<string, Asset>, request: Request): Response {
  const { pathname } = new URL(request.url);
  const asset = app.get(decoded(pathname));
  if (asset) return serve(asset, request);
  const page = app.get('/index.html');
  if (page && !/\.[^/]*$/.test(pathname)) return serve(page, request);
  return refuse(404, 'not_found', `There is no ${pathname} here.`);
}

function decoded(pathname: string): string {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return pathname;
  }
}
