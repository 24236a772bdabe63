import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openEmbedded } from '../../server/embedded.ts';
import { isDatabaseStale } from '../../server/fingerprint.ts';
import { placePreparedDatabase, prepareDatabase } from '../../server/prepared-database.ts';
import { apiClient, type ApiClient } from '../fixtures/api-client.ts';
import { makeBuiltApp } from '../fixtures/built-app.ts';
import { attackPipelined, whoAmI } from '../fixtures/pipelined.ts';
import {
  accountOf,
  startServer,
  temporaryFolder,
  type RunningServer,
} from '../fixtures/server-process.ts';
import { signToken } from '../fixtures/tokens.ts';

let dataDir: string;
let appDir: string;
let server: RunningServer;
let client: ApiClient;
let plannerToken: string;
let plannerId: string;

beforeAll(async () => {
  [dataDir, appDir] = await Promise.all([temporaryFolder(), makeBuiltApp()]);
  if (await isDatabaseStale()) await prepareDatabase();
  await placePreparedDatabase(join(dataDir, 'database'));
  const database = await openEmbedded(join(dataDir, 'database'));
  await database.transaction((session) => session.script(whoAmI));
  await database.close();

  server = await startServer({ dataDir, env: { APP_DIR: appDir } });
  client = await apiClient(server);
  plannerToken = await client.tokenOf(accountOf(server, 'planner', 'soyapango'));
  const user = (await (await client.request('/auth/v1/user', {}, plannerToken)).json()) as {
    id: string;
  };
  plannerId = user.id;
});

afterAll(async () => {
  await server.stop();
  await rm(dataDir, { recursive: true });
  await rm(appDir, { recursive: true });
});

test('a signed-in planner reads the observations, so that the tests below mean something', async () => {
  const answer = await client.request('/rest/v1/observations?limit=5', {}, plannerToken);
  expect(await answer.json()).toHaveLength(5);
});

test('what is nested too deep is refused, and the engine goes on, whoever sends it', async () => {
  const deep = '['.repeat(15_000);
  const nested = JSON.stringify({ content: '['.repeat(900_000) });
  const marked = `\uFEFF{"method":"${'\\u005b'.repeat(20_000)}"}`;
  const form = new URLSearchParams({ method: '['.repeat(20_000) });
  const body = `{"name":"x","method":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
  for (const token of [undefined, plannerToken]) {
    const answers = [
      await client.request(`/rest/v1/publications?content=eq.${deep}`, {}, token),
      await client.request(`/rest/v1/publications?name=match.${'('.repeat(10_000)}`, {}, token),
      await client.request('/rest/v1/rpc/save_scenario', { method: 'POST', body: nested }, token),
      await client.request('/rest/v1/scenarios', { method: 'POST', body }, token),
      await client.request('/rest/v1/scenarios', { method: 'POST', body: marked }, token),
      await client.request('/rest/v1/scenarios', { method: 'POST', body: form }, token),
    ];
    expect(answers.map(({ status }) => status)).toEqual([400, 400, 400, 400, 400, 415]);
    const alive = await client.request('/rest/v1/municipalities?limit=1', {}, token);
    expect(await alive.json()).toHaveLength(1);
  }
});

test('a table of more values than the engine can count is refused, and the engine goes on', async () => {
  const rows = Array.from({ length: 20_000 }, (_, edition) => ({ edition, title: 'x' }));
  for (const token of [undefined, plannerToken]) {
    expect((await client.post('/rest/v1/publications', rows, token)).status).toBe(413);
    const some = await client.post('/rest/v1/publications', rows.slice(0, 1000), token);
    expect(some.status).toBe(403);
    const alive = await client.request('/rest/v1/municipalities?limit=1', {}, token);
    expect(await alive.json()).toHaveLength(1);
  }
});

test('pipelined anonymous requests never run as anybody else, in 60 rounds', async () => {
  for (let round = 0; round < 60; round++) {
    const { identities, leaks } = await attackPipelined(
      server.url,
      client.secrets.publishableKey,
      4,
    );
    expect(new Set(identities)).toEqual(new Set(['"anon 0 0"']));
    expect(identities).toHaveLength(8);
    expect(leaks).toEqual([]);
  }
});

test('anonymous and signed-in requests at once keep apart', async () => {
  const who = async (token?: string) =>
    (await client.request('/rest/v1/rpc/who_am_i', {}, token)).json() as Promise<string>;
  const answers = await Promise.all(
    Array.from({ length: 60 }, (_, place) => who(place % 2 ? plannerToken : undefined)),
  );
  expect(new Set(answers.filter((_, place) => place % 2 === 0))).toEqual(new Set(['anon 0 0']));
  const planner = new Set(answers.filter((_, place) => place % 2 === 1));
  expect(planner.size).toBe(1);
  expect([...planner][0]).toMatch(/^authenticated [1-9]/);
});

const otherSecret = 'Jq8vT2mXc5RzLw9KpB4nYd7HsG1fEaU3';
test.each([
  ['signed with another secret', () => signToken(otherSecret, plannerId)],
  [
    'of another role, with another secret',
    () => signToken(otherSecret, plannerId, { role: 'service_role' }),
  ],
  ['that has expired', () => signToken(client.secrets.jwtSecret, plannerId, { exp: 1 })],
  ...['postgres', 'service_role', 'anon', ['authenticated'], null].map(
    (role): [string, () => string] => [
      `of the role ${JSON.stringify(role)}, even with the right secret`,
      () => signToken(client.secrets.jwtSecret, plannerId, { role }),
    ],
  ),
  ['without a signature', () => unsigned('HS256', '')],
  ['of the algorithm none', () => unsigned('none', '')],
  ['of the algorithm none with something as signature', () => unsigned('none', 'AAAA')],
  ['of another algorithm', () => unsigned('RS256', 'AAAA')],
  ['that is none', () => 'nonsense'],
] satisfies [string, () => string][])('a token %s gets nothing', async (_, makeToken) => {
  const token = makeToken();
  for (const path of ['observations', 'user_roles', 'audit_entries', 'publications']) {
    const answer = await client.request(`/rest/v1/${path}`, {}, token);
    expect([path, answer.status]).toEqual([path, 401]);
  }
  const answer = await client.request('/auth/v1/user', {}, token);
  expect([401, 403]).toContain(answer.status);
});

function unsigned(alg: string, signature: string): string {
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
  const claims = { sub: plannerId, role: 'authenticated', exp: 4_000_000_000 };
  return `${encode({ alg, typ: 'JWT' })}.${encode(claims)}.${signature}`;
}

test('the session of a person who does not exist gets no rows', async () => {
  const token = signToken(client.secrets.jwtSecret, '00000000-0000-4000-8000-000000000001');
  const answer = await client.request('/rest/v1/observations', {}, token);
  expect(await answer.json()).toEqual([]);
});

test('no key, no answer; and no other schema than public', async () => {
  expect((await fetch(`${server.url}/rest/v1/municipalities`)).status).toBe(401);
  for (const profile of ['auth', 'private', 'extensions', 'supabase_migrations', 'pg_catalog']) {
    const headers = { 'accept-profile': profile, 'content-profile': profile };
    const answer = await client.request('/rest/v1/users', { headers });
    expect([profile, answer.status]).toEqual([profile, 406]);
  }
});

test.each([
  ['POST', '/auth/v1/signup'],
  ['POST', '/auth/v1//signup'],
  ['POST', '/auth/v1/otp'],
  ['POST', '/auth/v1/%6ftp'],
  ['POST', '/%61uth/v1/otp'],
  ['POST', '/auth/%761/verify'],
  ['POST', '/rest/v1/%2e%2e/%2e%2e/auth/v1/otp'],
  ['POST', '/auth/v1/magiclink'],
  ['POST', '/auth/v1/recover'],
  ['POST', '/auth/v1/resend'],
  ['POST', '/auth/v1/verify'],
  ['GET', '/auth/v1/verify?type=recovery&token=1'],
  ['GET', '/auth/v1/authorize?provider=github'],
  ['GET', '/auth/v1/callback'],
  ['POST', '/auth/v1/admin/users'],
])('a stranger gets no account by %s %s', async (method, path) => {
  const body = JSON.stringify({ email: 'stranger@demo.example', password: 'Aa1!aaaaaaaaaa' });
  const answer = await client.request(path, {
    method,
    ...(method === 'POST' ? { body, headers: { 'content-type': 'application/json' } } : {}),
  });
  expect([403, 404]).toContain(answer.status);
});

test('nobody changes the address of an account or grants a role through it', async () => {
  const put = (body: object) =>
    client.request(
      '/auth/v1/user',
      {
        method: 'PUT',
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json' },
      },
      plannerToken,
    );
  expect((await put({ email: 'other@demo.example' })).status).toBe(403);
  await put({ role: 'service_role', app_metadata: { demo: false }, data: { role: 'admin' } });
  const again = await client.tokenOf(accountOf(server, 'planner', 'soyapango'));
  const claims = JSON.parse(Buffer.from(again.split('.')[1] ?? '', 'base64url').toString()) as {
    role: string;
  };
  expect(claims.role).toBe('authenticated');
});

test('ten wrong passwords close an account for a while, also for many at once', async () => {
  const { email, password } = accountOf(server, 'police', 'soyapango');
  const answers = await Promise.all(
    Array.from({ length: 14 }, () => client.signIn({ email: email.toUpperCase(), password: 'no' })),
  );
  const statuses = answers.map(({ status }) => status).sort();
  expect(statuses).toEqual([...Array<number>(10).fill(400), ...Array<number>(4).fill(429)]);
  const closed = await client.signIn({ email, password });
  expect(closed.status).toBe(429);
  expect(Number(closed.headers.get('retry-after'))).toBeGreaterThan(600);
  expect(await closed.json()).toMatchObject({ error_code: 'over_request_rate_limit' });
  const other = await client.signIn(accountOf(server, 'planner', 'mejicanos'));
  expect(other.status).toBe(200);
});

test('thirty wrong passwords close an address, whatever it says of itself', async () => {
  for (let attempt = 0; attempt < 20; attempt++) {
    const answer = await client.request('/auth/v1/token?grant_type=password', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-for': `10.0.0.${attempt}` },
      body: JSON.stringify({ email: `nobody-${attempt}@demo.example`, password: 'no' }),
    });
    expect(answer.status).toBe(400);
  }
  const answer = await client.signIn(accountOf(server, 'planner', 'soyapango'));
  expect(answer.status).toBe(429);
  const session = await client.request('/rest/v1/sectors?limit=1', {}, plannerToken);
  expect(session.status).toBe(200);
});
