import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { describeOnEngines } from './engines.ts';
import {
  askIncidents,
  bringIncidents,
  foundIn,
  type IncidentContent,
  incidentContent,
  reads,
  sentIncident,
  takeIncidentsBack,
} from './incident-rows.ts';
import { accountOf, here, settle } from './people.ts';
import { type Answer, fingerprint, refusalOf, send } from './requests.ts';
import { insertCatalogue, insertRow, sectorBody, square } from './rows.ts';

type Made = {
  received: number;
  added: number;
  alreadyThere: number;
  completedAt: string | null;
  undoneAt: string | null;
};

function madeIn({ status, text }: Answer): Made {
  if (status !== 200) throw new Error(text);
  return JSON.parse(text) as Made;
}

/** An import of rows, one request for each list of them. */
function partsOf(lists: unknown[][], change: object = {}): IncidentContent[] {
  const id = randomUUID();
  return lists.map((rows, i) => {
    const rowsBefore = lists.slice(0, i).flat().length;
    const numbers = { part: i + 1, parts: lists.length, rowsBefore };
    return incidentContent(rows, { id, ...numbers, ...change });
  });
}

describeOnEngines('an import of incidents in parts', (at) => {
  beforeAll(async () => {
    await settle(at());
    await insertCatalogue(at());
  });

  /** In the order given; the answer to the last. */
  const bring = async (contents: object[]): Promise<Made> => {
    let made: Made | undefined;
    for (const content of contents) made = madeIn(await bringIncidents(at(), content));
    if (!made) throw new Error('There is nothing to bring.');
    return made;
  };
  const counted = async () => {
    const totals = [];
    for (const name of reads) totals.push(foundIn(await askIncidents(at(), name)).total);
    const body = { municipality: here };
    const as = accountOf('police here');
    const path = 'rpc/incident_extent';
    const extent = await send(at(), { method: 'POST', path, as, body });
    return [...totals, (JSON.parse(extent.text) as { total: number } | null)?.total ?? 0];
  };
  const all = (total: number) => Array.from({ length: 4 }, () => total);
  const held = async (id: string) => {
    const [row] = await at().database.query(
      'select count(*)::int as count from private.incidents where import_id = $1::uuid',
      [id],
    );
    return row?.count;
  };

  test('is found by nobody before its last part has come, then whole', async () => {
    const contents = partsOf([
      [sentIncident(), sentIncident()],
      [sentIncident()],
      [sentIncident()],
    ]);
    const [before = 0] = await counted();
    expect(await bring(contents.slice(0, 2))).toMatchObject({ received: 2, completedAt: null });
    expect(await counted()).toEqual(all(before));
    const made = await bring(contents.slice(2));
    expect(made).toMatchObject({ received: 3, added: 4, alreadyThere: 0, undoneAt: null });
    expect(made.completedAt).not.toBe(null);
    expect(await counted()).toEqual(all(before + 4));
    const { id } = contents[0] as IncidentContent;
    expect(JSON.parse((await takeIncidentsBack(at(), id)).text)).toMatchObject({ removed: 4 });
    expect(await counted()).toEqual(all(before));
  });

  test('goes on where it stopped, and counts nothing twice', async () => {
    const known = sentIncident();
    await bring([incidentContent([known])]);
    const contents = partsOf([[sentIncident(), known], [sentIncident()]]);
    const [first, last] = contents as [IncidentContent, IncidentContent];
    expect(await bring([first, first])).toMatchObject({ received: 1, completedAt: null });
    const [one, other] = await Promise.all([
      bringIncidents(at(), last),
      bringIncidents(at(), last),
    ]);
    expect(madeIn(one)).toMatchObject({ added: 2, alreadyThere: 1 });
    expect(other.text).toBe(one.text);
    const before = await fingerprint(at());
    expect(await bring([first, last])).toEqual(madeIn(one));
    expect(await fingerprint(at())).toBe(before);
    expect(await held(first.id)).toBe(2);
  });

  test('shares incidents with another that is under way: whichever is complete first has them', async () => {
    const shared = sentIncident();
    const [a1, a2] = partsOf([[shared, sentIncident()], [sentIncident()]]);
    const [b1, b2] = partsOf([[shared], [sentIncident()]]);
    const [before = 0] = await counted();
    await bring([a1 as object, b1 as object]);
    expect(await bring([b2 as object])).toMatchObject({ added: 2, alreadyThere: 0 });
    expect(await bring([a2 as object])).toMatchObject({ added: 2, alreadyThere: 1 });
    expect(await counted()).toEqual(all(before + 4));
    // One that was never completed keeps none from the next.
    const [c1] = partsOf([[sentIncident()], [sentIncident()]]);
    await bring([c1 as object]);
    const rows = (c1 as IncidentContent).rows;
    expect(await bring([incidentContent(rows)])).toMatchObject({ added: 1, alreadyThere: 0 });
  });

  describe('is refused', () => {
    test('out of order, with other content, or for another number of parts', async () => {
      const contents = partsOf([[sentIncident()], [sentIncident()], [sentIncident()]]);
      const [first, second, third] = contents as [object, object, object];
      expect((await bringIncidents(at(), second)).status).toBe(409);
      await bring([first]);
      const before = await fingerprint(at());
      for (const content of [
        third,
        { ...first, rows: [sentIncident()] },
        { ...first, source: 'Otra' },
        { ...second, parts: 2 },
      ]) {
        const answer = await bringIncidents(at(), content);
        expect([answer.status, refusalOf(answer).code]).toEqual([409, 'PT409']);
      }
      for (const part of [0, 4, 11, -1, 1.5, 'x']) {
        expect((await bringIncidents(at(), { ...second, part })).status).toBe(400);
      }
      for (const parts of [0, 11, 1e9]) {
        const content = incidentContent([sentIncident()], { parts });
        expect((await bringIncidents(at(), content)).status).toBe(400);
      }
      expect(await fingerprint(at())).toBe(before);
      expect(await bring([second, third])).toMatchObject({ added: 3 });
    });

    test('for a row that is wrong, by its number in the table; the parts before stay', async () => {
      const row = sentIncident();
      const [first, second] = partsOf([
        [sentIncident(), row],
        [sentIncident(), row],
      ]);
      await bring([first as object]);
      const answer = await bringIncidents(at(), second as object);
      expect(refusalOf(answer).message).toBe('These rows have the id of another: 4.');
      const mended = { ...second, rows: [sentIncident()] };
      expect(await bring([mended])).toMatchObject({ received: 2, added: 3 });
    });

    test('after it was taken back, though it was not complete', async () => {
      const [first, second] = partsOf([[sentIncident()], [sentIncident()]]);
      await bring([first as object]);
      const { id } = first as IncidentContent;
      const [before] = await counted();
      const undone = await takeIncidentsBack(at(), id);
      expect(JSON.parse(undone.text)).toMatchObject({ removed: 1, completedAt: null });
      expect([await held(id), (await counted())[0]]).toEqual([0, before]);
      expect((await bringIncidents(at(), second as object)).status).toBe(409);
      expect(madeIn(await bringIncidents(at(), first as object)).undoneAt).not.toBe(null);
      expect(await held(id)).toBe(0);
    });
  });

  test('is dropped a day after its last part, by the next import', async () => {
    const [first] = partsOf([[sentIncident()], [sentIncident()]]);
    const [recent] = partsOf([[sentIncident()], [sentIncident()]]);
    await bring([first as object, recent as object]);
    const { id } = first as IncidentContent;
    await at().database.query(
      `update public.incident_imports set received_at = received_at - interval '25 hours'
       where id = $1::uuid`,
      [id],
    );
    await bring([incidentContent([sentIncident()])]);
    expect([await held(id), await held((recent as IncidentContent).id)]).toEqual([0, 1]);
    expect(madeIn(await bringIncidents(at(), first as object)).undoneAt).not.toBe(null);
  });

  test('is counted in the sectors as they are when it is complete', async () => {
    const place = { 4: -88.9245, 5: 13.1045 };
    const [first, second] = partsOf([[sentIncident(place)], [sentIncident(place)]]);
    await bring([first as object]);
    const drawn = { ...sectorBody(), geometry: square(-88.925, 13.104) };
    const sectorId = Number(await insertRow(at(), 'sectors', drawn));
    await bring([second as object]);
    const asked = await askIncidents(at(), 'incident_rollup', { sectorId });
    expect(foundIn(asked)).toMatchObject({ total: 2, from: 'cells' });
  });
});
