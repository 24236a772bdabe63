import { createHash } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeBuiltApp } from '../fixtures/built-app.ts';
import { runExport } from '../fixtures/export-command.ts';
import { getRaw } from '../fixtures/raw-request.ts';
import { startServer, type RunningServer } from '../fixtures/server-process.ts';

let server: RunningServer;
let appDir: string;

beforeAll(async () => {
  appDir = await makeBuiltApp();
  server = await startServer({ env: { APP_DIR: appDir } });
});

afterAll(async () => {
  await server.stop();
  await rm(appDir, { recursive: true });
});

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${server.url}${path}`, { headers, redirect: 'manual' });

test.each([
  ['/', 'overview index', 'es'],
  ['/en', 'overview en', 'en'],
  ['/soyapango', 'edition soyapango', 'es'],
  ['/en/soyapango/1.html', 'edition en/soyapango/1', 'en'],
  ['/soyapango/1/print', 'print soyapango/1/print', 'es'],
  ['/en/soyapango/embed', 'embed en/soyapango/embed', 'en'],
  ['/mejicanos', 'no-edition mejicanos', 'es'],
])('answers %s with the page %s, to be kept for a minute', async (path, title, language) => {
  const answer = await get(path);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(answer.headers.get('cache-control')).toBe('public, max-age=60');
  const page = await answer.text();
  expect(page).toContain(`<title>${title}</title>`);
  expect(page).toContain(`<html lang="${language}">`);
  const etag = answer.headers.get('etag') ?? '';
  expect((await get(path, { 'if-none-match': etag })).status).toBe(304);
});

test.each([
  ['/soyapango/', '/soyapango'],
  ['/en/soyapango/1/?sector=160-001', '/en/soyapango/1?sector=160-001'],
  ['/en/', '/en'],
])('sends %s on to %s', async (path, to) => {
  const answer = await get(path);
  expect(answer.status).toBe(308);
  // Relative, for whoever has put the site under another address.
  const location = answer.headers.get('location') ?? '';
  expect(location).toMatch(/^\.\.\//);
  expect(new URL(location, `${server.url}${path}`).href).toBe(server.url + to);
});

test.each(['/nowhere', '/soyapango/99', '/en/soyapango/0', '/soyapango/1/2', '/_system/config'])(
  'answers %s with a page that says so',
  async (path) => {
    const answer = await get(path, { 'if-none-match': '*' });
    expect(answer.status).toBe(404);
    expect(answer.headers.get('cache-control')).toBe('no-cache');
    const title = path.startsWith('/en/') ? 'not-found en/404' : 'not-found 404';
    expect(await answer.text()).toContain(`<title>${title}</title>`);
  },
);

test('serves beside a document what is made of it', async () => {
  const svg = await get('/published/soyapango/1.svg');
  expect(svg.headers.get('content-type')).toBe('image/svg+xml');
  expect(svg.headers.get('access-control-allow-origin')).toBe('*');
  const png = Buffer.from(await (await get('/published/soyapango/1.en.png')).arrayBuffer());
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  const feed = await get('/feed.xml');
  expect(feed.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8');
  expect(await (await get('/robots.txt')).text()).toBe('User-agent: *\nAllow: /\n');
  // Its addresses must be absolute, and this server has not been told its own.
  expect((await get('/sitemap.xml')).status).toBe(404);
});

test('serves a publication byte for byte, for ever', async () => {
  const { supabaseKey } = (await (await get('/config.json')).json()) as { supabaseKey: string };
  const rows = (await (
    await get('/rest/v1/publications?select=sha256,content::text&municipality_id=eq.soyapango', {
      apikey: supabaseKey,
    })
  ).json()) as { sha256: string; content: string }[];
  expect(rows).toHaveLength(1);
  const answer = await get('/published/soyapango/1.json');
  const bytes = Buffer.from(await answer.arrayBuffer());
  expect(bytes.toString()).toBe(rows[0]?.content);
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(rows[0]?.sha256);
  expect(answer.headers.get('content-type')).toBe('application/json');
  // Readers keep it for ever; a cache for strangers asks whether it was withdrawn.
  expect(answer.headers.get('cache-control')).toBe(
    'public, max-age=31536000, s-maxage=60, immutable',
  );
  expect(answer.headers.get('content-encoding')).toBe('gzip');
  const br = await getRaw(server.url, '/published/soyapango/1.json', { 'accept-encoding': 'br' });
  expect(brotliDecompressSync(br.body).equals(bytes)).toBe(true);
  expect(answer.headers.get('etag')).toContain(rows[0]?.sha256);
  const again = await get('/published/soyapango/1.json', {
    'if-none-match': answer.headers.get('etag') ?? '',
  });
  expect([again.status, await again.text()]).toEqual([304, '']);

  const latest = await get('/published/soyapango/latest.json');
  expect(Buffer.from(await latest.arrayBuffer()).equals(bytes)).toBe(true);
  expect(latest.headers.get('cache-control')).toBe('public, max-age=60');
});

test('lists all municipalities with their editions', async () => {
  const answer = await get('/published/index.json');
  expect(answer.headers.get('cache-control')).toBe('public, max-age=60');
  const { municipalities } = (await answer.json()) as {
    municipalities: { id: string; outline: { type: string }; editions: { edition: number }[] }[];
  };
  expect(municipalities).toHaveLength(10);
  const soyapango = municipalities.find(({ id }) => id === 'soyapango');
  expect(soyapango?.outline.type).toMatch(/Polygon$/);
  expect(soyapango?.editions.map(({ edition }) => edition)).toEqual([1]);
  expect(municipalities.find(({ id }) => id === 'mejicanos')?.editions).toEqual([]);
});

test('exports what it has published while it runs, and refuses to overwrite', async () => {
  const env = { APP_DIR: appDir, DATA_DIR: server.dataDir, PUBLIC_URL: 'https://example.org' };
  const out = join(appDir, 'exported');
  const { code, stdout } = runExport(['--out', out], env);
  expect(stdout).toContain(`A server is running on ${server.dataDir}`);
  expect(stdout).toMatch(/Wrote \d+ files to .*: 34 pages, 1 editions/);
  expect(code).toBe(0);
  const document = await readFile(join(out, 'published/soyapango/1.json'));
  const answer = await get('/published/soyapango/1.json');
  expect(document.equals(Buffer.from(await answer.arrayBuffer()))).toBe(true);
  expect(await readFile(join(out, 'sitemap.xml'), 'utf8')).toContain('https://example.org/en.html');
  const refused = runExport(['--out', server.dataDir], env);
  expect(refused).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('no export made') as string,
  });
});
