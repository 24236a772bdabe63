import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApi } from '../../server/api.ts';
import type { Database } from '../../server/database.ts';
import { prepareSchema } from '../../server/migrations.ts';
import { migrationsDir } from '../../server/paths.ts';
import { openPostgres } from '../../server/postgres.ts';
import { generateSecrets } from '../../server/secrets.ts';
import { makeRole, type NativePostgres, startNativePostgres } from '../fixtures/native-postgres.ts';
import { describeOnNative, silenceRefusals } from './engines.ts';
import { accountOf, settle } from './people.ts';
import { rowsOf, send } from './requests.ts';
import { insertCatalogue, sectorBody } from './rows.ts';

const foundationFile = '20260101000100_foundation.sql';

/**
 * On Supabase the tables belong to a role that is no superuser, but that row level security does
 * not bind. Forced row level security would bind an ordinary owner.
 */
describeOnNative('an owner who is no superuser', () => {
  const owner = `owner_${randomBytes(6).toString('hex')}`;
  const password = randomBytes(12).toString('hex');
  let superuser: Database;
  let server: NativePostgres;
  let url: URL;

  beforeAll(async () => {
    silenceRefusals();
    const started = await startNativePostgres();
    if ('unavailable' in started) throw new Error(started.unavailable);
    server = started;
    url = new URL(server.url);
    url.username = owner;
    url.password = password;
    superuser = await openPostgres(server.url);
    for (const statement of [
      `create role ${owner} login password '${password}'`,
      makeRole('anon'),
      makeRole('authenticated'),
      makeRole('service_role bypassrls'),
      `grant anon, authenticated, service_role to ${owner}`,
      `grant create on database "${url.pathname.slice(1)}" to ${owner}`,
      `grant usage, create on schema public to ${owner} with grant option`,
      'create schema extensions',
      'create extension postgis schema extensions',
      `grant usage on schema extensions to ${owner} with grant option`,
    ]) {
      await superuser.query(statement);
    }
  });
  afterAll(async () => {
    await superuser.query(`drop owned by ${owner} cascade`);
    await superuser.query(`drop role ${owner}`);
    await superuser.close();
    await server.stop();
  });

  test('is refused by the first migration where policies would bind them', async () => {
    const foundation = await readFile(join(migrationsDir, foundationFile), 'utf8');
    const attempt = superuser.transaction(async (session) => {
      await session.query(`set local role ${owner}`);
      await session.script(foundation);
    });
    await expect(attempt).rejects.toThrow(`The role ${owner} can be bound by row level security.`);
  });

  test('serves everybody as a superuser would, once no policy binds them', async () => {
    await superuser.query(`alter role ${owner} bypassrls`);
    const database = await openPostgres(url.href);
    const secrets = generateSecrets();
    const api = createApi(database, secrets);
    await prepareSchema(database, api);
    const at = { api, database, secrets, stop: () => database.close() };
    await settle(at);
    await insertCatalogue(at);

    const body = sectorBody();
    const add = (as: string | undefined) => send(at, { method: 'POST', path: 'sectors', as, body });
    const seen = async (as: string | undefined) =>
      rowsOf(await send(at, { method: 'GET', path: 'sectors', as })).length;
    expect((await add(accountOf('planner elsewhere'))).status).toBe(403);
    expect((await add(accountOf('planner here'))).status).toBe(201);
    expect(await seen(accountOf('planner here'))).toBe(1);
    expect(await seen(accountOf('planner elsewhere'))).toBe(0);
    expect(await seen(undefined)).toBe(0);
    const path = 'audit_entries?table_name=eq.sectors';
    const audit = await send(at, { method: 'GET', path, as: accountOf('planner here') });
    expect(rowsOf(audit)).toMatchObject([{ action: 'insert', actor: accountOf('planner here') }]);
    await at.stop();
  });
});
