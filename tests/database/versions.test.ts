import { beforeAll, expect, test } from 'vitest';
import { describeOnEngines } from './engines.ts';
import { accountOf, settle } from './people.ts';
import { fingerprint, refusalOf, rowsOf, send } from './requests.ts';
import { insertCatalogue, insertRow, municipalityBody, roleBody, sectorBody } from './rows.ts';

const as = accountOf('planner here');

describeOnEngines('versions', (at) => {
  beforeAll(async () => {
    await settle(at());
    await insertCatalogue(at());
  });

  const change = async (id: unknown, body: object) =>
    send(at(), { method: 'PATCH', path: `sectors?id=eq.${String(id)}`, as, body });

  test('an edit on the current version is taken and counts the version up', async () => {
    const id = await insertRow(at(), 'sectors', sectorBody());
    expect(rowsOf(await change(id, { name: 'Uno', version: 1 }))[0]).toMatchObject({ version: 2 });
    expect(rowsOf(await change(id, { name: 'Dos', version: 2 }))[0]).toMatchObject({ version: 3 });
  });

  test('an edit that names no version counts it up too', async () => {
    const id = await insertRow(at(), 'sectors', sectorBody());
    expect(rowsOf(await change(id, { name: 'Uno' }))[0]).toMatchObject({ version: 2 });
  });

  test('an edit on a stale version changes nothing and is told so', async () => {
    const id = await insertRow(at(), 'sectors', sectorBody());
    await change(id, { name: 'Uno', version: 1 });
    const before = await fingerprint(at());
    const answer = await change(id, { name: 'Dos', version: 1 });
    expect(answer.status).toBe(409);
    expect(refusalOf(answer)).toMatchObject({
      code: 'PT409',
      message: 'This row of sectors was changed meanwhile (version 1 was sent, 2 is current).',
      hint: 'Read the row again, compare, and save once more.',
    });
    expect(await fingerprint(at())).toBe(before);
  });

  test('a version cannot be set forward', async () => {
    const id = await insertRow(at(), 'sectors', sectorBody());
    expect((await change(id, { name: 'Uno', version: 9 })).status).toBe(409);
  });

  test('a filter by a stale version finds no row', async () => {
    const id = await insertRow(at(), 'sectors', sectorBody());
    await change(id, { name: 'Uno' });
    const path = `sectors?id=eq.${String(id)}&version=eq.1`;
    const answer = await send(at(), { method: 'PATCH', path, as, body: { name: 'Dos' } });
    expect([answer.status, rowsOf(answer)]).toEqual([200, []]);
  });

  test('of two people who save at once, one is told', async () => {
    const id = await insertRow(at(), 'sectors', sectorBody());
    const answers = await Promise.all(
      ['Uno', 'Dos', 'Tres'].map((name) => change(id, { name, version: 1 })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  });

  test('other tables that are edited know stale versions as well', async () => {
    const admin = accountOf('admin everywhere');
    const town = await insertRow(at(), 'municipalities', municipalityBody());
    const role = await insertRow(at(), 'user_roles', await roleBody(at()));
    const edits: [string, object][] = [
      [`municipalities?id=eq.${String(town)}`, { name: 'Otra' }],
      [`user_roles?id=eq.${String(role)}`, { role: 'planner' }],
      ['phases?number=eq.8', { meaning_en: 'Other' }],
    ];
    for (const [path, body] of edits) {
      const statuses = [];
      for (const sent of [body, { ...body, version: 1 }]) {
        statuses.push((await send(at(), { method: 'PATCH', path, as: admin, body: sent })).status);
      }
      expect([path, ...statuses]).toEqual([path, 200, 409]);
    }
  });
});
