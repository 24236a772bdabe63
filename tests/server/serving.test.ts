import { createHash } from 'node:crypto';
import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { builtPage, builtScript, builtStyles, makeBuiltApp } from '../fixtures/built-app.ts';
import { getRaw } from '../fixtures/raw-request.ts';
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

test('serves hashed files for ever, compressed as the client likes', async () => {
  const path = '/assets/index-Bx3kq9.js';
  const plain = await getRaw(server.url, path);
  expect(plain).toMatchObject({ status: 200, encoding: undefined });
  expect(plain.body.toString()).toBe(builtScript);
  const br = await getRaw(server.url, path, { 'accept-encoding': 'gzip, br' });
  expect(br.encoding).toBe('br');
  expect(brotliDecompressSync(br.body).toString()).toBe(builtScript);
  expect((await getRaw(server.url, path, { 'accept-encoding': 'gzip, br;q=0' })).encoding).toBe(
    'gzip',
  );
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
  const answer = await getRaw(server.url, path);
  const text = answer.body.toString();
  expect(answer.status).toBe(404);
  expect(text).not.toMatch(/jwtSecret|password|root:|territorio-seguro"/);
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

test('allows pages their own style sheets, and embedded ones to be framed by anybody', async () => {
  const [edition, others] = [builtStyles.edition, builtStyles.others].map(
    (sheet) => `'sha256-${createHash('sha256').update(sheet).digest('base64')}'`,
  );
  const page = (await get('/soyapango')).headers;
  expect(page.get('content-security-policy')).toContain(`style-src 'self' ${edition} ${others};`);
  expect(page.get('content-security-policy')).toContain(
    "frame-ancestors 'self' https://www.gob.sv",
  );
  const embedded = (await get('/soyapango/1/embed')).headers;
  expect(embedded.get('content-security-policy')).toContain(`style-src 'self' ${others};`);
  expect(embedded.get('content-security-policy')).toContain('frame-ancestors *');
  expect(embedded.has('cross-origin-opener-policy')).toBe(false);
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
