import { beforeAll, expect, test } from 'vitest';
import { describeOnEngines } from './engines.ts';
import {
  askIncidents,
  bringIncidents,
  foundIn,
  incidentContent,
  sentIncident,
} from './incident-rows.ts';
import { accountOf, here, type Person, settle } from './people.ts';
import { send } from './requests.ts';
import { insertCatalogue, insertRow, sectorBody } from './rows.ts';

describeOnEngines('sectors that a planner draws anew', (at) => {
  let sector = 0;
  beforeAll(async () => {
    await settle(at());
    await insertCatalogue(at());
    sector = Number(await insertRow(at(), 'sectors', sectorBody()));
    const { status } = await bringIncidents(at(), incidentContent([sentIncident()]));
    expect(status).toBe(200);
  });

  const redraw = async (person: Person, side: number) => {
    const read = await send(at(), {
      method: 'GET',
      path: `sectors?select=version&id=eq.${sector}`,
      as: accountOf(person),
    });
    const [row] = JSON.parse(read.text) as { version: number }[];
    const [west, south] = [-88.995 - side / 2, 13.005 - side / 2];
    const ring = [
      [west, south],
      [west + side, south],
      [west + side, south + side],
      [west, south + side],
      [west, south],
    ];
    const answer = await send(at(), {
      method: 'PATCH',
      path: `sectors?id=eq.${sector}`,
      as: accountOf(person),
      body: {
        geometry: JSON.stringify({ type: 'MultiPolygon', coordinates: [[ring]] }),
        version: row?.version,
      },
    });
    expect(answer.status, answer.text).toBeLessThan(300);
  };
  const totals = (person: Person) => askIncidents(at(), 'incident_totals', {}, person);
  const confirm = (person: Person, municipality = here) =>
    send(at(), {
      method: 'POST',
      path: 'rpc/confirm_sectors',
      body: { municipality },
      as: accountOf(person),
    });

  test('keep totals from planners until the police have confirmed them', async () => {
    expect(foundIn(await totals('planner here')).total).toBe(1);
    await redraw('planner here', 0.00002);
    await redraw('planner here', 0.00003);
    const refused = await totals('planner here');
    expect(refused.status).toBe(403);
    expect(refused.text).toMatch(/confirm/);
    expect(foundIn(await totals('police here')).total).toBe(1);
    for (const person of ['planner here', 'police elsewhere', 'anonymous'] as const) {
      expect((await confirm(person)).status, person).toBeGreaterThanOrEqual(400);
    }
    expect((await totals('planner here')).status).toBe(403);
    expect((await confirm('police here')).status).toBeLessThan(300);
    expect(foundIn(await totals('planner here')).total).toBe(1);
    expect((await confirm('police here')).status).toBeLessThan(300);
  });

  test('are noted when they are added or removed, and another name is no drawing', async () => {
    const path = `sectors?id=eq.${sector}`;
    const as = accountOf('planner here');
    const [row] = JSON.parse(
      (await send(at(), { method: 'GET', path: `sectors?select=version&id=eq.${sector}`, as }))
        .text,
    ) as { version: number }[];
    const body = { name: 'Otro nombre', version: row?.version };
    expect((await send(at(), { method: 'PATCH', path, as, body })).status).toBeLessThan(300);
    expect((await totals('planner here')).status).toBe(200);
    const added = await send(at(), { method: 'POST', path: 'sectors', as, body: sectorBody() });
    expect(added.status, added.text).toBeLessThan(300);
    expect((await totals('planner here')).status).toBe(403);
  });

  test('say nothing of a municipality to those who have nothing to do with it', async () => {
    const [hidden, missing] = [
      await confirm('police elsewhere', here),
      await confirm('police elsewhere', 'villa-de-nadie'),
    ];
    expect([hidden.status, hidden.text]).toEqual([missing.status, missing.text]);
  });
});
