import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { apiClient } from '../fixtures/api-client.ts';
import { makeBuiltApp } from '../fixtures/built-app.ts';
import {
  runServer,
  startServer,
  temporaryFolder,
  type RunningServer,
} from '../fixtures/server-process.ts';

// Another server of ours stands for the Supabase project.
let project: RunningServer;
let appDir: string;
let dataDir: string;
let env: Record<string, string>;

beforeAll(async () => {
  [appDir, dataDir] = await Promise.all([makeBuiltApp(), temporaryFolder()]);
  project = await startServer({ env: { APP_DIR: appDir } });
  const { secrets } = await apiClient(project);
  env = { APP_DIR: appDir, SUPABASE_URL: `${project.url}/`, SUPABASE_KEY: secrets.publishableKey };
});
afterAll(async () => {
  await rm(appDir, { recursive: true });
  await rm(dataDir, { recursive: true });
});

const text = async (server: RunningServer, path: string) =>
  (await fetch(`${server.url}${path}`)).text();

test('serves the app, the configuration and the published files, and no API', async () => {
  const server = await startServer({ dataDir, env });
  const health = await fetch(`${server.url}/health`);
  expect(await health.json()).toEqual({ status: 'ok', database: 'supabase' });
  expect(JSON.parse(await text(server, '/config.json'))).toEqual({
    supabaseUrl: project.url,
    supabaseKey: env.SUPABASE_KEY,
  });
  const { headers } = await fetch(`${server.url}/soyapango`);
  expect(headers.get('content-security-policy')).toContain(`connect-src 'self' ${project.url};`);
  for (const path of ['/rest/v1/municipalities', '/auth/v1/settings']) {
    expect((await fetch(`${server.url}${path}`)).status).toBe(404);
  }
  for (const path of ['/published/index.json', '/published/soyapango/1.json']) {
    expect(await text(server, path)).toBe(await text(project, path));
  }
  expect(server.accounts).toEqual([]);
  expect(await server.stop()).toBe(0);
});

test('mends a damaged file, and serves what is on disk when the project cannot be reached', async () => {
  const file = join(dataDir, 'published/soyapango/1.json');
  const published = await readFile(file, 'utf8');
  await writeFile(file, published.replace('Campanera', 'Otra'));
  const mending = await startServer({ dataDir, env });
  expect(await text(mending, '/published/soyapango/1.json')).toBe(published);
  await mending.stop();
  expect(await readFile(file, 'utf8')).toBe(published);

  await project.stop();
  const alone = await startServer({ dataDir, env });
  expect(alone.output()).toMatch(/could not be read \(.*\): serving the 1 on disk/);
  expect(await text(alone, '/published/soyapango/latest.json')).toBe(published);
  expect(JSON.parse(await text(alone, '/published/index.json'))).toHaveProperty('municipalities');
  expect(await text(alone, '/en/soyapango/1')).toContain('<title>edition en/soyapango/1</title>');
  await alone.stop();
});

test.each([
  [{ SUPABASE_KEY: '' }, /^SUPABASE_KEY is missing/],
  [{ SUPABASE_URL: '' }, /^SUPABASE_URL is missing/],
  [{ SUPABASE_KEY: `sb_secret_${'x'.repeat(40)}` }, /^SUPABASE_KEY is a secret key/],
  [{ DATABASE_URL: 'postgres://localhost/x' }, /only one can be used/],
])('refuses settings that do not fit: %o', async (settings, message) => {
  const { code, stderr } = await runServer({ ...env, ...settings }, dataDir);
  expect(code).toBe(1);
  expect(stderr.trim()).toMatch(message);
});
