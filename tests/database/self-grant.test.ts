import { beforeAll, expect, test } from 'vitest';
import { describeOnEngines } from './engines.ts';
import { accountOf, everyone, here, settle, there } from './people.ts';
import { expectWithoutEffect, rowsOf, send, type Sent } from './requests.ts';
import { type Body, insertRow, roleBody } from './rows.ts';

const plannerHere = accountOf('planner here');
const adminHere = accountOf('admin here');
const adminEverywhere = accountOf('admin everywhere');

const merging = 'resolution=merge-duplicates';
const ignoring = 'resolution=ignore-duplicates';
const roleKey = 'user_roles?on_conflict=user_id,role,municipality_id';
const grantBodies = (user: string): Body[] =>
  ['planner', 'police', 'admin'].flatMap((role) =>
    [here, there, null].map((municipality) => ({
      user_id: user,
      role,
      municipality_id: municipality,
    })),
  );

describeOnEngines('roles', (at) => {
  beforeAll(() => settle(at()));

  test.each(everyone.filter((person) => person !== 'anonymous'))(
    'a person (%s) cannot grant themselves a role',
    async (person) => {
      const as = accountOf(person) ?? '';
      const own = `user_roles?user_id=eq.${as}`;
      const requests = grantBodies(as).flatMap((body): Sent[] => [
        { method: 'POST', path: 'user_roles', as, body },
        { method: 'POST', path: roleKey, as, body, headers: { prefer: merging } },
        { method: 'POST', path: roleKey, as, body, headers: { prefer: ignoring } },
        { method: 'PATCH', path: own, as, body },
      ]);
      await expectWithoutEffect(at(), ...requests);
    },
  );

  test.each([adminHere, adminEverywhere])(
    'an admin cannot take over a role of others',
    async (as) => {
      await insertRow(at(), 'user_roles', await roleBody(at()));
      const body = { user_id: as };
      await expectWithoutEffect(at(), { method: 'PATCH', path: 'user_roles?id=gt.0', as, body });
    },
  );

  test('an admin cannot resign, and so cannot leave a municipality without one', async () => {
    const path = `user_roles?user_id=eq.${adminHere ?? ''}`;
    await expectWithoutEffect(at(), { method: 'DELETE', path, as: adminHere });
  });

  test('an admin of one municipality grants in it alone', async () => {
    for (const municipality of [there, null]) {
      const body = await roleBody(at(), municipality);
      await expectWithoutEffect(at(), {
        method: 'POST',
        path: 'user_roles',
        as: adminHere,
        body,
      });
      const id = await insertRow(at(), 'user_roles', body);
      const path = `user_roles?id=eq.${String(id)}`;
      const change = { role: 'admin' };
      await expectWithoutEffect(
        at(),
        { method: 'PATCH', path, as: adminHere, body: change },
        { method: 'DELETE', path, as: adminHere },
        { method: 'GET', path, as: adminHere },
      );
    }
  });

  test('a role cannot be widened to another municipality or to all', async () => {
    const id = await insertRow(at(), 'user_roles', await roleBody(at()));
    for (const as of [adminHere, adminEverywhere]) {
      for (const municipality of [there, null]) {
        const path = `user_roles?id=eq.${String(id)}`;
        const body = { municipality_id: municipality };
        await expectWithoutEffect(at(), { method: 'PATCH', path, as, body });
      }
    }
  });

  test('people read their own roles and, without being admins, nobody else’s', async () => {
    for (const as of [plannerHere, accountOf('police here')]) {
      const rows = rowsOf(await send(at(), { method: 'GET', path: 'user_roles', as }));
      expect(rows.map((row) => row.user_id)).toEqual([as]);
    }
  });

  test('a role ends with its account', async () => {
    const { user_id: user, ...role } = await roleBody(at());
    await insertRow(at(), 'user_roles', { user_id: user, ...role });
    await at().database.query('delete from auth.users where id = $1::uuid', [String(user)]);
    const path = 'sectors?limit=1';
    expect(rowsOf(await send(at(), { method: 'GET', path, as: String(user) }))).toEqual([]);
  });
});
