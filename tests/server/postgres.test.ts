import { createHash } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { firstEdition } from '../../src/domain/publication/fixtures/documents.ts';
import { apiClient } from '../fixtures/api-client.ts';
import { makeBuiltApp } from '../fixtures/built-app.ts';
import { runAccountCommand } from '../fixtures/account-command.ts';
import { runExport } from '../fixtures/export-command.ts';
import { findNativePostgres, startNativePostgres } from '../fixtures/native-postgres.ts';
import { attackPipelined, whoAmI } from '../fixtures/pipelined.ts';
import { tcpProxy } from '../fixtures/tcp-proxy.ts';
import {
  runServer,
  startServer,
  temporaryFolder,
  type RunningServer,
} from '../fixtures/server-process.ts';

const installation = await findNativePostgres();
const reason = 'unavailable' in installation ? installation.unavailable : '';

describe.skipIf(reason)(`on a PostgreSQL server ${reason && `(skipped: ${reason})`}`, () => {
  let native: { url: string; stop(): Promise<void> };
  let owner: postgres.Sql;
  let appDir: string;
  let servers: RunningServer[];
  const env = () => ({ APP_DIR: appDir, DATABASE_URL: native.url });

  beforeAll(async () => {
    const started = await startNativePostgres();
    if ('unavailable' in started) throw new Error(started.unavailable);
    native = started;
    owner = postgres(native.url, { max: 1, onnotice: () => undefined });
    appDir = await makeBuiltApp();
  });
  afterAll(async () => {
    await owner.end();
    await native.stop();
    await rm(appDir, { recursive: true });
  });

  test('a role that cannot look past row level security is refused with the remedy', async () => {
    await owner.unsafe(`create role limited login password 'x'`);
    const url = new URL(native.url);
    url.username = 'limited';
    url.password = 'x';
    const dataDir = await temporaryFolder();
    const { code, stderr } = await runServer({ ...env(), DATABASE_URL: url.href }, dataDir);
    expect(code).toBe(1);
    expect(stderr.trim()).toMatch(/^DATABASE_URL: .* run: ALTER ROLE limited BYPASSRLS$/);
    await rm(dataDir, { recursive: true });
  });

  test('two servers that start at once prepare the database once', async () => {
    // What two servers grant at once fails for one of them, though seldom: so it must be locked.
    await owner.unsafe(
      `create schema watched;
       create function watched.refuse() returns event_trigger language plpgsql as $$ begin
         if current_setting('application_name') = 'territorio-seguro' and
           not exists (select from pg_locks where locktype = 'advisory' and objid = 160001 and granted)
         then raise 'granted without the lock';
         end if;
       end $$;
       create event trigger grants on ddl_command_start when tag in ('GRANT')
       execute function watched.refuse()`,
    );
    servers = await Promise.all([startServer({ env: env() }), startServer({ env: env() })]);
    const [counts] = await owner.unsafe<{ municipalities: string; publications: string }[]>(
      `select (select count(*) from municipalities) as municipalities,
         (select count(*) from publications) as publications`,
    );
    expect(counts).toEqual({ municipalities: '10', publications: '1' });
    for (const server of servers) {
      const health = await fetch(`${server.url}/health`);
      expect(await health.json()).toEqual({ status: 'ok', database: 'postgres' });
      expect(server.accounts).toEqual([]);
      expect(server.output()).not.toMatch(/demo/i);
    }
  });

  test('a new edition is written out by every server, byte for byte', async () => {
    // Not as any program would write it, so that bytes which were only parsed would show.
    const document = {
      ...firstEdition(),
      edition: 2,
      titleEs: 'Edición dos',
      titleEn: 'Edition two',
    };
    const content = JSON.stringify(document, null, 3).replace('Edición dos', 'Edici\\u00f3n dos');
    const sha256 = createHash('sha256').update(content).digest('hex');
    const written = servers.map((server) => server.line('Published: soyapango, edition 2'));
    await owner.unsafe(
      `insert into publications (municipality_id, edition, title, content, sha256, published_at)
       values ('soyapango', 2, 'Edición dos', $1::text::json, $2, now())`,
      [content, sha256],
    );
    await Promise.all(written);
    const [first, second] = servers;
    const edition = await fetch(`${second?.url ?? ''}/published/soyapango/2.json`);
    expect(await edition.text()).toBe(content);
    const latest = await fetch(`${first?.url ?? ''}/published/soyapango/latest.json`);
    expect(await latest.text()).toBe(content);
    const index = await fetch(`${first?.url ?? ''}/published/index.json`);
    expect(await index.json()).toMatchObject({
      municipalities: expect.arrayContaining([
        expect.objectContaining({
          id: 'soyapango',
          editions: [
            {
              edition: 2,
              titleEs: 'Edición dos',
              titleEn: 'Edition two',
              publishedOn: document.publishedOn,
              sha256,
              withdrawn: null,
            },
            expect.objectContaining({ edition: 1 }),
          ],
        }),
      ]) as unknown,
    });
  });

  test('a document that cannot be shown is left out, and the others stay', async () => {
    const [server] = servers;
    const refused = server?.line('Not published: soyapango, edition 3');
    await owner.unsafe(
      `insert into publications (municipality_id, edition, title, content, sha256, published_at)
       values ('soyapango', 3, 'x', '{}', encode(sha256('{}'), 'hex'), now())`,
    );
    expect(await refused).toContain('Expected');
    expect((await fetch(`${server?.url ?? ''}/published/soyapango/3.json`)).status).toBe(404);
    const latest = await fetch(`${server?.url ?? ''}/published/soyapango/latest.json`);
    expect(await latest.json()).toHaveProperty('edition', 2);
  });

  test('a withdrawal takes the edition from every server and its disk, and says why', async () => {
    const withdrawn = servers.map((server) => server.line('Withdrawn: soyapango, edition 2'));
    await owner.unsafe(
      `insert into publication_withdrawals
         (municipality_id, edition, sha256, published_on, withdrawn_on, reason_es, reason_en)
       select municipality_id, edition, sha256, '2027-01-31', '2027-02-01', 'Un error', 'A mistake'
       from publications where municipality_id = 'soyapango' and edition = 2`,
    );
    await Promise.all(withdrawn);
    for (const server of servers) {
      const tombstone = await fetch(`${server.url}/published/soyapango/2.json`);
      expect(tombstone.status).toBe(410);
      const text = await tombstone.text();
      expect(JSON.parse(text)).toMatchObject({
        ...{ edition: 2, publishedOn: '2027-01-31' },
        withdrawn: { on: '2027-02-01', reasonEs: 'Un error', reasonEn: 'A mistake' },
      });
      const onDisk = join(server.dataDir, 'published/soyapango/2.json');
      expect(await readFile(onDisk, 'utf8')).toBe(text);
      expect((await fetch(`${server.url}/published/soyapango/2.csv`)).status).toBe(404);
      for (const path of ['/soyapango/2', '/en/soyapango/2/embed']) {
        const page = await fetch(server.url + path);
        expect(page.status).toBe(410);
        expect(await page.text()).toContain('<title>withdrawn ');
      }
      const newest = await fetch(`${server.url}/published/soyapango/latest.json`);
      expect(await newest.json()).toHaveProperty('edition', 1);
    }
  });

  test('pipelined anonymous requests never run as anybody else, in 60 rounds', async () => {
    const server = await startServer({ env: env() });
    await owner.unsafe(whoAmI);
    await server.stop();
    const again = await startServer({ env: env() });
    const client = await apiClient(again);
    for (let round = 0; round < 60; round++) {
      const { identities, leaks } = await attackPipelined(
        again.url,
        client.secrets.publishableKey,
        4,
      );
      expect(new Set(identities)).toEqual(new Set(['"anon 0 0"']));
      expect(leaks).toEqual([]);
    }
    // More at once than there are connections to the database: all are answered.
    const many = await Promise.all(
      Array.from({ length: 200 }, () => client.request('/rest/v1/municipality_details')),
    );
    expect(new Set(many.map(({ status }) => status))).toEqual(new Set([200]));
    await again.stop();
  });

  test('an operator makes, renews and closes an account', async () => {
    const [server] = servers;
    if (!server) throw new Error('No server is running.');
    const dataDir = await temporaryFolder();
    const account = (...words: string[]) =>
      runAccountCommand(words, { ...env(), DATA_DIR: dataDir });
    const email = 'ana@soyapango.example';
    const client = await apiClient(server);
    const signIn = async (output: string) => {
      const password = /signs in with: (\S+)/.exec(output)?.[1] ?? '';
      return client.signIn({ email, password });
    };

    const made = await account('Ana@soyapango.example', 'planner', 'soyapango');
    expect(made.stdout).toContain('is now planner of soyapango');
    const signedIn = await signIn(made.stdout);
    expect(signedIn.status).toBe(200);
    const { access_token: token } = (await signedIn.json()) as { access_token: string };
    const rows = await client.request('/rest/v1/sectors?select=id', {}, token);
    expect(await rows.json()).toHaveLength(15);

    const renewed = await account(email, 'new-password');
    expect((await signIn(made.stdout)).status).toBe(400);
    expect((await signIn(renewed.stdout)).status).toBe(200);
    await account(email, 'close');
    expect((await signIn(renewed.stdout)).status).toBe(400);
    const none = await client.request('/rest/v1/sectors?select=id', {}, token);
    expect(await none.json()).toEqual([]);

    const wrong = await account(email, 'planner', 'atlantis');
    expect([wrong.code, wrong.stderr.trim().split('\n').length]).toEqual([1, 1]);
    await rm(dataDir, { recursive: true });
  });

  test('serves what was published while the database is away, and goes on when it is back', async () => {
    const dataDir = await temporaryFolder();
    const way = await tcpProxy(new URL(native.url));
    const start = (until?: string) =>
      startServer({ dataDir, env: { ...env(), DATABASE_URL: way.url }, ...(until && { until }) });
    await (await start()).stop();
    await way.close();

    const server = await start('DATABASE_URL cannot be used');
    const statusOf = async (path: string) => (await fetch(server.url + path)).status;
    const paths = ['/', '/en/soyapango', '/soyapango/2', '/published/soyapango/1.csv'];
    expect(await Promise.all(paths.map(statusOf))).toEqual([200, 200, 410, 200]);
    // A probe must not keep readers away from pages that are served.
    expect(await Promise.all(['/health', '/rest/v1/'].map(statusOf))).toEqual([200, 503]);
    expect(await (await fetch(`${server.url}/health`)).json()).toEqual({
      ...{ status: 'ok', database: 'awaited' },
    });
    const exported = runExport(['--out', join(dataDir, 'out')], {
      ...{ APP_DIR: appDir, DATABASE_URL: way.url, DATA_DIR: dataDir },
    });
    expect(exported.stdout).toContain('taking what it has published');

    await way.open();
    await server.line('Territorio Seguro: ');
    expect(await statusOf('/rest/v1/municipalities')).not.toBe(503);
    await way.close();
    expect(await statusOf('/soyapango/1/print')).toBe(200);
    expect(await server.stop()).toBe(0);

    const { code, stdout } = runExport(['--out', join(dataDir, 'out')], {
      ...{ APP_DIR: appDir, DATABASE_URL: way.url, DATA_DIR: dataDir },
    });
    expect(stdout).toMatch(/cannot be read .*: taking the 2 editions on disk/);
    expect(code).toBe(0);
    await rm(dataDir, { recursive: true });
  });

  test('all servers stop cleanly', async () => {
    expect(await Promise.all(servers.map((server) => server.stop()))).toEqual([0, 0]);
  });
});
