import { beforeAll, describe, expect, test } from 'vitest';
import { signToken } from '../fixtures/tokens.ts';
import { describeOnEngines } from './engines.ts';
import { accountNumber, accountOf, addAccount, here, settle, there } from './people.ts';
import { expectWithoutEffect, refusalOf, rowsOf, send, type Sent } from './requests.ts';
import {
  assignmentBody,
  type Body,
  insertCatalogue,
  insertRow,
  observationBody,
  roleBody,
  sectorBody,
} from './rows.ts';
import { scenarioBody } from './scenario-rows.ts';

const plannerHere = accountOf('planner here');
const adminEverywhere = accountOf('admin everywhere');
/** A planner of both municipalities. */
const plannerOfBoth = accountNumber(50);

describeOnEngines('escalation', (at) => {
  beforeAll(async () => {
    await settle(at());
    await insertCatalogue(at());
    await addAccount(at(), plannerOfBoth);
    for (const municipality of [here, there]) {
      const role = { user_id: plannerOfBoth, role: 'planner', municipality_id: municipality };
      await insertRow(at(), 'user_roles', role);
    }
  });

  describe('municipalities', () => {
    test('a row cannot move to another one, not even by a planner of both', async () => {
      const rows: [string, Body][] = [
        ['sectors', sectorBody()],
        ['assignments', await assignmentBody(at())],
        ['observations', await observationBody(at())],
        ['scenarios', scenarioBody()],
      ];
      for (const [table, row] of rows) {
        const path = `${table}?id=eq.${String(await insertRow(at(), table, row))}`;
        const body = { municipality_id: there };
        for (const as of [plannerHere, plannerOfBoth]) {
          const sent: Sent = { method: 'PATCH', path, as, body };
          await expectWithoutEffect(at(), sent);
          const { message } = refusalOf(await send(at(), sent));
          expect(message).toBe(`A row of ${table} cannot move to another municipality.`);
        }
      }
    });

    test('a change of everything changes what is here alone', async () => {
      await insertRow(at(), 'sectors', sectorBody(here));
      await insertRow(at(), 'sectors', sectorBody(there));
      const body = { note_en: 'Changed at large' };
      await send(at(), { method: 'PATCH', path: 'sectors?id=gt.0', as: plannerHere, body });
      const changed = await at().database.query(
        'select distinct municipality_id from public.sectors where note_en = $1',
        [body.note_en],
      );
      expect(changed).toEqual([{ municipality_id: here }]);
    });

    test.each(['assignments', 'observations'])(
      'a refusal does not tell whether a sector elsewhere has %s',
      async (table) => {
        const body = table === 'assignments' ? assignmentBody : observationBody;
        const taken = await body(at(), there);
        await insertRow(at(), table, taken);
        const free = await body(at(), there);
        const missing = { ...free, sector_id: 999_999 };
        const answers = [];
        for (const row of [taken, free, missing]) {
          for (const headers of [{}, { prefer: 'resolution=merge-duplicates' }]) {
            const sent = { ...row, municipality_id: here };
            const answer = await send(at(), {
              method: 'POST',
              path: table,
              as: plannerHere,
              body: sent,
              headers,
            });
            const text = answer.text.replace(`(${String(row.sector_id)}, `, '(…, ');
            answers.push(`${answer.status} ${text}`);
          }
        }
        expect(answers).toHaveLength(6);
        expect(new Set(answers).size).toBe(1);
        expect(answers[0]).toMatch(/^409 .*23503/);
      },
    );

    test('a refusal does not tell whether an account exists', async () => {
      const known = await roleBody(at());
      const answers = [known, { ...known, user_id: accountNumber(999_999) }].map((body) =>
        send(at(), { method: 'POST', path: 'user_roles', as: plannerHere, body }),
      );
      const [first, second] = await Promise.all(answers);
      expect(first?.status).toBe(403);
      expect(second?.text).toBe(first?.text);
    });

    test('the same codes can be used in two municipalities', async () => {
      const body = sectorBody(there);
      await insertRow(at(), 'sectors', body);
      const sent = { ...body, municipality_id: here };
      const answer = await send(at(), {
        method: 'POST',
        path: 'sectors',
        as: plannerHere,
        body: sent,
      });
      expect(answer.status).toBe(201);
    });
  });

  describe('ways around', () => {
    test('a forged or broken token, or one that claims a role, is worth nothing', async () => {
      await insertRow(at(), 'sectors', sectorBody());
      const { jwtSecret, publishableKey } = at().secrets;
      const account = plannerHere ?? '';
      const genuine = signToken(jwtSecret, account);
      const [, payload] = genuine.split('.');
      const none = Buffer.from('{"alg":"none"}').toString('base64url');
      const stranger = accountOf('signed in without a role') ?? '';
      const claimed = { role: 'admin', roles: ['admin'], municipality_id: here };
      const forged = [
        signToken(jwtSecret, stranger, { user_metadata: claimed, app_metadata: claimed }),
        signToken('another secret', account),
        signToken('another secret', account, { role: 'service_role' }),
        signToken(jwtSecret, account, { exp: 1 }),
        `${none}.${payload ?? ''}.`,
        `${genuine}x`,
        at().secrets.secretKey,
      ];
      for (const token of forged) {
        const headers = { apikey: publishableKey, authorization: `Bearer ${token}` };
        const answer = await send(at(), { method: 'GET', path: 'sectors', headers });
        expect([token, rowsOf(answer)]).toEqual([token, []]);
      }
    });

    test('what is not in public cannot be addressed', async () => {
      const hidden = ['private', 'auth', 'extensions', 'pg_catalog', 'supabase_migrations'];
      for (const schema of hidden) {
        const headers = { 'accept-profile': schema, 'content-profile': schema };
        for (const path of ['users', 'spatial_ref_sys', 'pg_authid', 'rpc/has_role']) {
          for (const method of ['GET', 'POST'] as const) {
            const body = method === 'POST' ? { body: { roles: ['admin'] } } : {};
            const answer = await send(at(), {
              method,
              path,
              headers,
              as: adminEverywhere,
              ...body,
            });
            expect([schema, path, answer.status]).toEqual([schema, path, 406]);
          }
        }
      }
    });

    test('no function but those of public can be called', async () => {
      const functions = await at().database.query(
        `select proname as name from pg_proc where pronamespace = 'private'::regnamespace`,
      );
      const names = [...functions.map(({ name }) => String(name)), 'pg_sleep', 'st_area', 'uid'];
      for (const name of names) {
        const answer = await send(at(), { method: 'POST', path: `rpc/${name}`, body: {} });
        expect([name, answer.status]).toEqual([name, 404]);
      }
    });

    test('embedding, counting and filtering through a readable table show nothing more', async () => {
      await insertRow(at(), 'assignments', await assignmentBody(at()));
      const embedded = await send(at(), {
        method: 'GET',
        path: `municipalities?id=eq.${here}&select=id,sectors(id),user_roles(id)`,
      });
      expect(rowsOf(embedded)).toEqual([{ id: here, sectors: [], user_roles: [] }]);
      const inner = await send(at(), {
        method: 'GET',
        path: 'phases?select=number,assignments!inner(id)',
      });
      expect(rowsOf(inner)).toEqual([]);
      const headers = { prefer: 'count=exact' };
      const counted = await send(at(), { method: 'HEAD', path: 'sectors', headers });
      expect(counted.headers.get('content-range')).toBe('*/0');
    });
  });
});
