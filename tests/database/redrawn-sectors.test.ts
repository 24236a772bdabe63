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
import { refusalOf, rowsOf, send } from './requests.ts';
import { insertCatalogue, insertRow, sectorBody } from './rows.ts';

type Outlined = { id: number; before: string | null; after: string | null };
type Waiting = {
  drawing: string;
  since: string;
  latest: string;
  sectors: (Outlined & { ppdCode: string; differenceM2: number | null })[] | null;
};

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
  const call = (name: string, person: Person, body: object) =>
    send(at(), { method: 'POST', path: `rpc/${name}`, body, as: accountOf(person) });
  const look = (person: Person, municipality = here) =>
    call('redrawn_sectors', person, { municipality });
  const seen = async (person: Person) => {
    const answer = await look(person);
    expect(answer.status, answer.text).toBe(200);
    return JSON.parse(answer.text) as Waiting | null;
  };
  const confirm = async (person: Person, municipality = here, drawing?: string) =>
    call('confirm_sectors', person, {
      municipality,
      drawing: drawing ?? (await seen('police here'))?.drawing ?? '',
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
    expect((await confirm('police here')).text).toBe('true');
    expect(foundIn(await totals('planner here')).total).toBe(1);
    expect((await confirm('police here')).text).toBe('false');
  });

  test('are shown as they were and are to those who confirm, and to planners that they wait', async () => {
    expect(await seen('police here')).toBeNull();
    await redraw('planner here', 0.01);
    await redraw('planner here', 0.0101);
    const waiting = await seen('police here');
    expect(await seen('admin here')).toEqual(waiting);
    const [drawn, ...others] = waiting?.sectors ?? [];
    expect(others).toEqual([]);
    expect(drawn).toMatchObject({ id: sector });
    // As it was before the first of both drawings, and as it is after the second.
    const west = (outline: string | null | undefined) =>
      (JSON.parse(outline ?? '') as { coordinates: [[[[number]]]] }).coordinates[0][0][0][0];
    expect(west(drawn?.before)).toBeCloseTo(-88.995 - 0.00003 / 2, 7);
    expect(west(drawn?.after)).toBeCloseTo(-88.995 - 0.0101 / 2, 7);
    // 0.0101 degrees are 1,094 m to the east here, and 1,118 m to the north.
    expect((drawn?.differenceM2 ?? 0) / 1e6).toBeCloseTo(1.22, 1);
    expect(Date.parse(waiting?.since ?? '')).toBeLessThan(Date.parse(waiting?.latest ?? ''));
    expect(await seen('planner here')).toEqual({ ...waiting, sectors: null });
    for (const person of ['anonymous', 'police elsewhere', 'signed in without a role'] as const) {
      expect((await look(person)).status, person).toBeGreaterThanOrEqual(400);
    }
    await redraw('planner here', 0.00003);
    expect((await seen('police here'))?.sectors).toEqual([]);
  });

  test('are not confirmed as they were drawn after somebody had looked', async () => {
    const looked = (await seen('police here'))?.drawing;
    await redraw('planner here', 0.00002);
    const stale = await confirm('police here', here, looked);
    expect([stale.status, refusalOf(stale).code]).toEqual([409, 'PT409']);
    expect((await totals('planner here')).status).toBe(403);
    expect((await confirm('police here')).text).toBe('true');
    expect(foundIn(await totals('planner here')).total).toBe(1);
  });

  test('are not confirmed with a drawing that is under way', async () => {
    await redraw('planner here', 0.00003);
    const looked = (await seen('police here'))?.drawing;
    let confirming: ReturnType<typeof confirm> | undefined;
    await at().database.transaction(async (session) => {
      await session.query(`select set_config('request.jwt.claim.sub', $1, true)`, [
        accountOf('planner here') ?? '',
      ]);
      await session.query(
        `update public.sectors set geometry = extensions.st_translate(geometry, 0.00001, 0)
         where id = $1::text::bigint`,
        [String(sector)],
      );
      confirming = confirm('police here', here, looked);
      await new Promise((resolve) => setTimeout(resolve, 300));
    });
    expect((await confirming)?.status).toBe(409);
    expect((await totals('planner here')).status).toBe(403);
    expect((await confirm('police here')).text).toBe('true');
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
    const id = Number(rowsOf(added)[0]?.id);
    expect((await seen('police here'))?.sectors).toEqual([
      expect.objectContaining({ id, before: null, differenceM2: null }),
    ]);
    await send(at(), { method: 'DELETE', path: `sectors?id=eq.${id}`, as });
    // Added and removed again: as it was.
    expect((await seen('police here'))?.sectors).toEqual([]);
    expect((await totals('planner here')).status).toBe(403);
  });

  test('say nothing of a municipality to those who have nothing to do with it', async () => {
    for (const ask of [look, confirm]) {
      const hidden = await ask('police elsewhere', here);
      const missing = await ask('police elsewhere', 'villa-de-nadie');
      expect([hidden.status, hidden.text]).toEqual([missing.status, missing.text]);
    }
  });
});
