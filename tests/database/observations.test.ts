import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { describeOnEngines } from './engines.ts';
import { accountOf, here, settle } from './people.ts';
import { rowsOf, send } from './requests.ts';
import { type Body, insertCatalogue, insertRow, observationBody } from './rows.ts';

const as = accountOf('planner here');

describeOnEngines('observations', (at) => {
  beforeAll(async () => {
    await settle(at());
    await insertCatalogue(at());
  });

  const add = (body: Body) => send(at(), { method: 'POST', path: 'observations', as, body });

  test('zero and missing are two things, and stay so', async () => {
    const zero = await add({ ...(await observationBody(at())), value: 0 });
    expect(rowsOf(zero)).toMatchObject([{ value: 0, status: 'observed' }]);
    const missing = await add({
      ...(await observationBody(at())),
      status: 'missing',
      value: null,
    });
    expect(rowsOf(missing)).toMatchObject([{ value: null, status: 'missing' }]);
  });

  test('a value and a status are taken only where they agree', async () => {
    const body = await observationBody(at());
    const value = fc.oneof(
      fc.constant(null),
      fc.integer({ min: -2, max: 700 }),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.constantFrom('NaN', 'Infinity', '-Infinity'),
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom('observed', 'missing'), value, async (status, sent) => {
        const answer = await add({ ...body, status, value: sent });
        const taken = status === 'missing' ? sent === null : typeof sent === 'number' && sent >= 0;
        expect(answer.status === 201).toBe(taken);
        // Compared by `===`, for which -0 is 0: JSON knows no negative zero.
        if (taken) expect(rowsOf(answer)[0]?.value === sent).toBe(true);
        const path = `observations?sector_id=eq.${String(body.sector_id)}`;
        await send(at(), { method: 'DELETE', path, as });
      }),
      { numRuns: 60 },
    );
  });

  test('there is one value for a sector, an indicator and a period', async () => {
    const body = await observationBody(at());
    const periods = [
      {},
      { period: '[2015-01-01,2016-01-01)' },
      { period: '[2016-01-01,2017-01-01)' },
    ];
    for (const period of periods) {
      expect((await add({ ...body, ...period })).status).toBe(201);
      const again = await add({ ...body, ...period });
      expect([again.status, again.text]).toEqual([409, expect.stringContaining('23505')]);
    }
  });

  test('an empty period is none', async () => {
    const body = { ...(await observationBody(at())), period: 'empty' };
    expect((await add(body)).status).toBeGreaterThanOrEqual(400);
  });

  test('a correction replaces the value and keeps the row', async () => {
    const body = await observationBody(at());
    const id = await insertRow(at(), 'observations', body);
    const answer = await send(at(), {
      method: 'POST',
      path: 'observations?on_conflict=municipality_id,sector_id,indicator_key,period',
      as,
      body: { ...body, value: 12 },
      headers: { prefer: 'resolution=merge-duplicates,return=representation' },
    });
    expect(rowsOf(answer)).toMatchObject([{ id, value: 12, version: 2, municipality_id: here }]);
  });
});
