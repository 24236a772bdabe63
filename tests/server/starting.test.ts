import { createServer } from 'node:http';
import { once } from 'node:events';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { connect, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { apiClient } from '../fixtures/api-client.ts';
import { makeBuiltApp } from '../fixtures/built-app.ts';
import {
  accountOf,
  killServerAt,
  runServer,
  startServer,
  temporaryFolder,
  type Account,
  type RunningServer,
} from '../fixtures/server-process.ts';

let appDir: string;
let dataDir: string;
const env = (more: Record<string, string> = {}) => ({ APP_DIR: appDir, ...more });

beforeAll(async () => {
  [appDir, dataDir] = await Promise.all([makeBuiltApp(), temporaryFolder()]);
});
afterAll(async () => {
  await rm(appDir, { recursive: true });
  await rm(dataDir, { recursive: true });
});

/** What went wrong, as one line, and the exit code that says so. */
async function refusal(settings: Record<string, string>, folder = dataDir): Promise<string> {
  const { code, stderr, stdout } = await runServer(env(settings), folder);
  expect(code).toBe(1);
  expect(stderr.trim().split('\n')).toHaveLength(1);
  expect(stdout).not.toContain('Territorio Seguro:');
  return stderr.trim();
}

describe('refuses to start, in one line and with exit code 1,', () => {
  test('on a taken port', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    expect(await refusal({ PORT: String(port) })).toMatch(
      new RegExp(`^Port ${port} on 127.0.0.1 is taken .* PORT=${port + 1}\\.$`),
    );
    other.close();
  });

  test.each([
    ['not-an-address', /^DATABASE_URL must be an address such as postgresql:/],
    ['mysql://localhost/x', /^DATABASE_URL must be an address such as postgresql:/],
    ['postgres://someone:geheim@127.0.0.1:1/x', /^DATABASE_URL cannot be used \(.*ECONNREFUSED/],
    ['postgres://nowhere.invalid/x', /^DATABASE_URL cannot be used \(.*ENOTFOUND|EAI_AGAIN/],
  ])('with DATABASE_URL=%s', async (url, message) => {
    const line = await refusal({ DATABASE_URL: url });
    expect(line).toMatch(message);
    expect(line).not.toContain('geheim');
  });

  test('with a data directory that cannot be written to', async () => {
    const file = join(dataDir, 'a-file');
    await writeFile(file, '');
    expect(await refusal({}, join(file, 'data'))).toMatch(
      /^DATA_DIR .* cannot be written to .* set DATA_DIR to another folder\.$/,
    );
  });

  test('with a weak secret', async () => {
    expect(await refusal({ JWT_SECRET: 'x'.repeat(64) })).toMatch(/^JWT_SECRET is weak/);
  });

  test('without a built app', async () => {
    expect(await refusal({ APP_DIR: dataDir })).toMatch(/has no index\.html/);
  });
});

test('a start killed on the way leaves nothing that hinders the next', async () => {
  const folder = await temporaryFolder();
  for (const text of ['Preparing the database', 'Preparing the database', 'Demo accounts, for']) {
    await killServerAt(text, { dataDir: folder, env: env() });
  }
  const server = await startServer({ dataDir: folder, env: env() });
  const client = await apiClient(server);
  for (const account of server.accounts) expect((await client.signIn(account)).status).toBe(200);
  const token = await client.tokenOf(accountOf(server, 'admin', null));
  const answer = await client.request('/rest/v1/observations?select=id', {}, token);
  expect(await answer.json()).toHaveLength(230);
  expect(await server.stop()).toBe(0);
  await rm(folder, { recursive: true });
}, 300_000);

/** A sign-in whose head the server has confirmed to have read, and whose body has not been sent. */
async function beginSignIn(server: RunningServer, { email, password }: Account) {
  const { secrets } = await apiClient(server);
  const body = JSON.stringify({ email, password });
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
  const lines = [
    'POST /auth/v1/token?grant_type=password HTTP/1.1',
    'host: 127.0.0.1',
    `apikey: ${secrets.publishableKey}`,
    'content-type: application/json',
    `content-length: ${body.length}`,
    'expect: 100-continue',
  ];
  socket.setEncoding('utf8').write([...lines, '', ''].join('\r\n'));
  expect((await once(socket, 'data'))[0]).toMatch(/^HTTP\/1\.1 100 Continue/);
  return {
    finish: async () => {
      let answer = '';
      socket.on('data', (part: string) => (answer += part)).write(body);
      await once(socket, 'end');
      return answer;
    },
  };
}

describe('through the life of its data', () => {
  let account: Account;
  let passwords: string;
  const readPasswords = () => readFile(join(dataDir, 'demo-accounts.json'), 'utf8');

  test('a second process is refused, and a stop lets a request under way end', async () => {
    const server = await startServer({ dataDir, env: env() });
    account = accountOf(server, 'planner', 'soyapango');
    passwords = await readPasswords();
    expect(await refusal({})).toMatch(
      new RegExp(`^Another process \\(pid ${server.process.pid}\\) is using these data`),
    );

    const underWay = await beginSignIn(server, account);
    const stopped = server.stop();
    await server.line('Stopping');
    expect(await underWay.finish()).toMatch(/^HTTP\/1\.1 200 OK\r\n[^]*"access_token"/);
    expect(await stopped).toBe(0);
    expect(existsSync(join(dataDir, 'server.lock'))).toBe(false);
  });

  test('the lock of a dead process is taken over, and the accounts are the same', async () => {
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    const stale = JSON.stringify({ pid, began: null, id: 'dead' });
    await writeFile(join(dataDir, 'server.lock'), stale);
    const server = await startServer({ dataDir, env: env() });
    expect(server.output()).toContain(`Demo accounts: ${join(dataDir, 'demo-accounts.json')}`);
    expect(server.output()).not.toContain(account.password);
    expect(await readPasswords()).toBe(passwords);
    expect((await (await apiClient(server)).signIn(account)).status).toBe(200);
    server.process.kill('SIGINT');
    expect(await server.stop()).toBe(0);
  });

  test('where other machines can reach it, the demo accounts are gone', async () => {
    const server = await startServer({ dataDir, env: env({ HOST: '0.0.0.0' }) });
    expect(server.output()).toContain('Demo accounts were removed');
    expect(server.accounts).toEqual([]);
    expect((await (await apiClient(server)).signIn(account)).status).toBe(400);
    await server.stop();
  });

  test('behind a proxy, which passes other machines on, there are none either', async () => {
    const server = await startServer({ dataDir, env: env({ TRUST_PROXY: '1' }) });
    expect(server.output()).toContain('There are no demo accounts');
    const headers = { 'x-forwarded-proto': 'https' };
    const config = await fetch(`${server.url}/config.json`, { headers });
    expect(await config.json()).toMatchObject({
      supabaseUrl: server.url.replace('http:', 'https:'),
    });
    await server.stop();
    expect((await readdir(dataDir)).sort()).toEqual([
      'a-file',
      'database',
      'published',
      'secrets.json',
    ]);
  });
});
