import { createHash } from 'node:crypto';
import { request } from 'node:http';
import { readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { builtPage, builtScript, builtStyles, makeBuiltApp } from '../fixtures/built-app.ts';
import { runExport } from '../fixtures/export-command.ts';
import { startServer, type RunningServer } from '../fixtures/server-process.ts';

let server: RunningServer;
let appDir: string;

beforeAll(async () => {
  appDir = await makeBuiltApp();
  server = await startServer({
    env: {
      APP_DIR: appDir,
      FRAME_ANCESTORS: "'self' https://www.gob.sv",
      BASEMAP_STYLE: 'https://tiles.example.org/style.json',
    },
  });
});

afterAll(async () => {
  await server.stop();
  await rm(appDir, { recursive: true });
});

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${server.url}${path}`, { headers, redirect: 'manual' });

/** A request without the tidying of `fetch`, which removes `..` from paths. */
function getRaw(path: string, headers: Record<string, string> = {}) {
  return new Promise<{ status: number; encoding: string | undefined; body: Buffer }>(
    (resolve, reject) => {
      const sent = request(server.url, { path, headers, agent: false }, (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            encoding: response.headers['content-encoding'],
            body: Buffer.concat(parts),
          }),
        );
      });
      sent.on('error', reject).end();
    },
  );
}

test('says once that it is ready, after telling what takes time', () => {
  const lines = server.output().trim().split('\n');
  expect(lines.filter((line) => line.startsWith('Territorio Seguro: http://127.0.0.1:'))).toEqual([
    lines.at(-1),
  ]);
  expect(lines).toContain('Preparing the database (first start)...');
});

test('tells its health and how to reach the API', async () => {
  expect(await (await get('/health')).json()).toEqual({ status: 'ok', database: 'embedded' });
  const config: unknown = await (await get('/config.json')).json();
  expect(config).toEqual({
    supabaseUrl: server.url,
    supabaseKey: expect.stringMatching(/^sb_publishable_/) as string,
    basemapStyle: 'https://tiles.example.org/style.json',
  });
});

test('keeps its secrets and the demo accounts from other accounts of the machine', async () => {
  for (const file of ['secrets.json', 'demo-accounts.json']) {
    expect((await stat(join(server.dataDir, file))).mode & 0o777).toBe(0o600);
  }
  expect(server.accounts.map(({ role, municipality }) => [role, municipality])).toEqual([
    ['planner', 'soyapango'],
    ['planner', 'mejicanos'],
    ['police', 'soyapango'],
    ['admin', null],
  ]);
  expect(new Set(server.accounts.map(({ password }) => password)).size).toBe(4);
});

test.each(['/explore', '/explore/soyapango', '/en/hotspots/soyapango', '/sign-in?next=%2F'])(
  'answers %s with the page of the workspace, to be revalidated',
  async (path) => {
    const answer = await get(path);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(answer.headers.get('cache-control')).toBe('no-cache');
    expect(await answer.text()).toBe(builtPage);
    const again = await get(path, { 'if-none-match': answer.headers.get('etag') ?? '' });
    expect(again.status).toBe(304);
  },
);

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

test('serves hashed files for ever, compressed as the client likes', async () => {
  const path = '/assets/index-Bx3kq9.js';
  const plain = await getRaw(path);
  expect(plain).toMatchObject({ status: 200, encoding: undefined });
  expect(plain.body.toString()).toBe(builtScript);
  const br = await getRaw(path, { 'accept-encoding': 'gzip, br' });
  expect(br.encoding).toBe('br');
  expect(brotliDecompressSync(br.body).toString()).toBe(builtScript);
  expect((await getRaw(path, { 'accept-encoding': 'gzip, br;q=0' })).encoding).toBe('gzip');
  const answer = await get(path);
  expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect(answer.headers.get('vary')).toBe('accept-encoding');
  const head = await fetch(`${server.url}${path}`, { method: 'HEAD' });
  expect([head.status, await head.text()]).toEqual([200, '']);
});

test.each([
  '/assets/gone-123.js',
  '/favicon.ico',
  '/../package.json',
  '/assets/../../package.json',
  '/%2e%2e/%2e%2e/etc/passwd.txt',
  '/assets/..%2f..%2fsecrets.json',
  '/published/../secrets.json',
  '/published/..%2fsecrets.json',
  '/published/%2e%2e%2fdemo-accounts.json',
  '/published/soyapango/..%2f..%2fsecrets.json',
  '/published/soyapango/99.json',
  '/published/nowhere/latest.json',
  '/published/',
  '/rest/v2/sectors',
  '/storage/v1/bucket',
])('has nothing at %s that is not the page', async (path) => {
  const answer = await getRaw(path);
  const text = answer.body.toString();
  expect(answer.status).toBe(404);
  expect(text).not.toMatch(/jwtSecret|password|root:|territorio-seguro"/);
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
  const br = await getRaw('/published/soyapango/1.json', { 'accept-encoding': 'br' });
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

test.each(['/explore', '/health', '/published/index.json', '/rest/v1/', '/nothing.txt'])(
  'sends the security headers with %s',
  async (path) => {
    const { headers } = await get(path);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("worker-src 'self';");
    expect(policy).toContain("connect-src 'self' https://tiles.example.org;");
    expect(policy).toContain("frame-ancestors 'self' https://www.gob.sv");
    expect(policy).not.toMatch(/unsafe|worker-src[^;]*blob/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('strict-origin-when-cross-origin');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('permissions-policy')).toContain('geolocation=()');
    expect(headers.has('server')).toBe(false);
    expect(headers.has('x-powered-by')).toBe(false);
  },
);

test('allows pages their own style sheet, and embedded ones to be framed by anybody', async () => {
  const hash = createHash('sha256').update(builtStyles).digest('base64');
  const page = (await get('/soyapango')).headers;
  expect(page.get('content-security-policy')).toContain(`style-src 'self' 'sha256-${hash}';`);
  expect(page.get('content-security-policy')).toContain(
    "frame-ancestors 'self' https://www.gob.sv",
  );
  const embedded = (await get('/soyapango/1/embed')).headers;
  expect(embedded.get('content-security-policy')).toContain(`'sha256-${hash}'`);
  expect(embedded.get('content-security-policy')).toContain('frame-ancestors *');
  expect(embedded.has('cross-origin-opener-policy')).toBe(false);
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

test('refuses bodies that are too large or malformed, and goes on', async () => {
  const { supabaseKey } = (await (await get('/config.json')).json()) as { supabaseKey: string };
  const post = (path: string, body: BodyInit, headers: Record<string, string> = {}) =>
    fetch(`${server.url}${path}`, {
      method: 'POST',
      headers: { apikey: supabaseKey, 'content-type': 'application/json', ...headers },
      body,
      duplex: 'half',
    } as RequestInit);
  const large = new Uint8Array(30_000_000);
  for (const path of ['/rest/v1/sectors', '/auth/v1/token?grant_type=password']) {
    const answer = await post(path, large);
    expect(answer.status).toBe(413);
    expect(await answer.json()).toMatchObject({ code: 'request_too_large' });
    const inParts = new ReadableStream({
      start(controller) {
        for (let part = 0; part < 30; part++) controller.enqueue(new Uint8Array(1_000_000));
        controller.close();
      },
    });
    expect((await post(path, inParts)).status).toBe(413);
    for (const body of ['{"email":', 'null x', '', '{"email":{},"password":1}', '\u0000']) {
      expect((await post(path, body)).status, body).toBe(400);
    }
  }
  expect((await get('/health')).status).toBe(200);
});
