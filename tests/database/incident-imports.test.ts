import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { describeOnEngines } from './engines.ts';
import {
  bringIncidents,
  incidentContent,
  sentIncident,
  takeIncidentsBack,
} from './incident-rows.ts';
import { accountOf, everyone, here, type Person, settle, there } from './people.ts';
import { fingerprint, refusalOf, rowsOf, send } from './requests.ts';
import { insertCatalogue, insertRow, sectorBody, square } from './rows.ts';

const importers: readonly Person[] = ['police here', 'admin here', 'admin everywhere'];

describeOnEngines('an import of incidents', (at) => {
  beforeAll(async () => {
    await settle(at());
    await insertCatalogue(at());
    // The sector reaches a little over the outline, as sectors do over a generalised one.
    await at().database.query(
      `update public.municipalities set outline_source = 'Fixture', outline =
         extensions.st_multi(extensions.st_makeenvelope(-89, 13, -88.98, 13.02, 4326))
       where id = $1`,
      [here],
    );
    await insertRow(at(), 'sectors', { ...sectorBody(), geometry: square(-89.005, 13) });
    await insertRow(at(), 'sectors', sectorBody(there));
  });

  const kept = async (ids: string[]) =>
    at().database.query(
      `select id, (occurred_at at time zone 'America/El_Salvador')::text as local_time, occurred_precision,
         sector_id is not null as "inSector", cell_column, cell_row
       from private.incidents where id = any (string_to_array($1, ',')::uuid[])
       order by array_position(string_to_array($1, ',')::uuid[], id)`,
      [ids.join(',')],
    );

  test('keeps when, as precisely as said, and where', async () => {
    const rows = [
      sentIncident({ 2: '2015-03-04T23:45:59-06:00' }),
      sentIncident({ 2: '2015-03-05T04:10Z', 3: 'day', 4: -89.004 }),
      sentIncident({ 2: '2015-03-31T20:00:00.5-06:00', 3: 'month', 4: -88.985 }),
    ];
    const answer = await bringIncidents(at(), incidentContent(rows));
    expect([answer.status, JSON.parse(answer.text)]).toMatchObject([
      200,
      { added: 3, alreadyThere: 0, removed: null, undoneAt: null },
    ]);
    expect(await kept(rows.map(([id]) => id))).toMatchObject([
      { local_time: '2015-03-04 23:45:00', inSector: true, cell_column: 2836, cell_row: 14385 },
      { local_time: '2015-03-04 00:00:00', inSector: true },
      { local_time: '2015-03-01 00:00:00', inSector: false },
    ]);
  });

  test('adds nothing twice: not the batch, not an incident', async () => {
    const [first, second] = [sentIncident(), sentIncident()];
    const content = incidentContent([first]);
    const [one, other] = await Promise.all([
      bringIncidents(at(), content),
      bringIncidents(at(), content),
    ]);
    expect([one.status, other.text]).toEqual([200, one.text]);
    const before = await fingerprint(at());
    expect((await bringIncidents(at(), content)).text).toBe(one.text);
    expect(await fingerprint(at())).toBe(before);
    // The same incident at another time is the same incident.
    const again = incidentContent([sentIncident({ 0: first[0], 2: '2015-05-05T05:05Z' }), second]);
    expect(JSON.parse((await bringIncidents(at(), again)).text)).toMatchObject({
      added: 1,
      alreadyThere: 1,
    });
    expect(await kept([first[0]])).toMatchObject([{ local_time: '2015-03-04 13:45:00' }]);
  });

  test('may have ids that another municipality has', async () => {
    const row = sentIncident();
    const theirs = incidentContent([row], { municipalityId: there });
    await bringIncidents(at(), theirs, 'police elsewhere');
    const answer = await bringIncidents(at(), incidentContent([row], { id: theirs.id }));
    expect(JSON.parse(answer.text)).toMatchObject({ added: 1, alreadyThere: 0 });
  });

  describe('is refused whole, with the rows', () => {
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
    test.each<[string, object, RegExp]>([
      ['in the future', { 2: tomorrow }, /in the future: 2\.$/],
      ['from before 1900', { 2: '1015-03-04T13:45:00Z' }, /before 1900: 2\.$/],
      ['on no day', { 2: '2015-02-31T13:45:00Z' }, /no calendar has: 2\.$/],
      ['at no hour', { 2: '2015-02-01T26:45:00Z' }, /no calendar has: 2\.$/],
      ['without an offset', { 2: '2015-02-01T13:45' }, /^These rows are not an id, .*: 2\.$/],
      ['of no precision', { 3: 'week' }, /^These rows are not an id, .*: 2\.$/],
      ['with an id of their own', { 0: '17' }, /^These rows are not an id, .*: 2\.$/],
      ['without a place', { 4: null }, /^These rows are not an id, .*: 2\.$/],
      ['with exchanged coordinates', { 4: 13.005, 5: -88.995 }, /no place in El Salvador: 2\.$/],
      ['in metres', { 4: 283_600, 5: 1_438_500 }, /no place in El Salvador: 2\.$/],
      ['outside', { 4: -88.9 }, /outside the municipality: 2\.$/],
      ['of an indicator not listed', { 1: 1 }, /not listed: 2\.$/],
    ])('%s', async (_what, change, message) => {
      const before = await fingerprint(at());
      const content = incidentContent([sentIncident(), sentIncident(change)]);
      const answer = await bringIncidents(at(), content);
      expect([answer.status, refusalOf(answer).code]).toEqual([400, 'PT400']);
      expect(refusalOf(answer).message).toMatch(message);
      expect(refusalOf(answer).hint).toBeTruthy();
      expect(await fingerprint(at())).toBe(before);
    });

    test('the same id twice', async () => {
      const row = sentIncident();
      const answer = await bringIncidents(at(), incidentContent([row, sentIncident(), row]));
      expect(refusalOf(answer).message).toBe('These rows have the id of another: 1, 3.');
    });

    test.each<[object, RegExp]>([
      [{ rows: [] }, /1 to 20,000 incidents/],
      [{ rows: {} }, /needs an id/],
      [{ id: 'x' }, /needs an id/],
      [{ synthetic: 'no' }, /needs an id/],
      [{ source: ' ' }, /needs a source/],
      [{ indicators: ['nothing'] }, /no such indicators: nothing/],
    ])('%j', async (change, message) => {
      const answer = await bringIncidents(at(), incidentContent([sentIncident()], change));
      expect([answer.status, refusalOf(answer).code]).toEqual([400, 'PT400']);
      expect(refusalOf(answer).message).toMatch(message);
    });
  });

  test('that is undone takes away what it added, once', async () => {
    const [mine, shared, later] = [sentIncident(), sentIncident(), sentIncident()];
    const content = incidentContent([mine, shared]);
    await bringIncidents(at(), content);
    await bringIncidents(at(), incidentContent([shared, later]));
    const answer = await takeIncidentsBack(at(), content.id);
    expect(JSON.parse(answer.text)).toMatchObject({ added: 2, removed: 2 });
    expect(await kept([mine[0], shared[0], later[0]])).toMatchObject([{ id: later[0] }]);
    const before = await fingerprint(at());
    expect((await takeIncidentsBack(at(), content.id)).text).toBe(answer.text);
    expect((await bringIncidents(at(), content)).text).toBe(answer.text);
    expect(await fingerprint(at())).toBe(before);
  });

  test('and its undoing stand in the audit, the points do not', async () => {
    const content = incidentContent([sentIncident()]);
    await bringIncidents(at(), content);
    await takeIncidentsBack(at(), content.id);
    const entries = await at().database.query(
      `select actor, action from public.audit_entries
       where table_name = 'incident_imports' and row_key = $1 order by id`,
      [content.id],
    );
    const actor = accountOf('police here');
    expect(entries).toEqual([
      { actor, action: 'insert' },
      // Its part, its completion, its undoing.
      { actor, action: 'update' },
      { actor, action: 'update' },
      { actor, action: 'update' },
    ]);
    const points = `select distinct table_name from public.audit_entries
      where table_name like 'incident%'`;
    expect(await at().database.query(points)).toEqual([{ table_name: 'incident_imports' }]);
  });

  describe('by', () => {
    test.each(everyone)('%s', async (person) => {
      const may = importers.includes(person);
      const content = incidentContent([sentIncident()]);
      let before = await fingerprint(at());
      const answer = await bringIncidents(at(), content, person);
      expect(answer.status < 300).toBe(may);
      if (!may) {
        expect([401, 403]).toContain(answer.status);
        expect(await fingerprint(at())).toBe(before);
        await bringIncidents(at(), content);
      }
      before = await fingerprint(at());
      const undone = await takeIncidentsBack(at(), content.id, person);
      expect(undone.status < 300).toBe(may);
      if (!may) expect(await fingerprint(at())).toBe(before);
    });

    test('nobody who would learn of one of another municipality', async () => {
      const theirs = incidentContent([sentIncident()], { municipalityId: there });
      expect((await bringIncidents(at(), theirs, 'police elsewhere')).status).toBe(200);
      const asked = [
        await takeIncidentsBack(at(), theirs.id),
        await takeIncidentsBack(at(), randomUUID()),
      ];
      expect(asked[0]).toMatchObject({ status: 404, text: asked[1]?.text });
      const towns = [there, 'villa-de-nadie'].map((town) =>
        takeIncidentsBack(at(), theirs.id, 'police here', town),
      );
      const [hidden, missing] = await Promise.all(towns);
      expect(hidden).toMatchObject({ status: 403, text: missing?.text });
      const path = `incident_imports?municipality_id=eq.${there}`;
      const as = accountOf('police here');
      expect(rowsOf(await send(at(), { method: 'GET', path, as }))).toEqual([]);
    });
  });

  test('cannot be passed by, not even with the secret key', async () => {
    const { secretKey } = at().secrets;
    const headers = { apikey: secretKey, authorization: `Bearer ${secretKey}` };
    const before = await fingerprint(at());
    const body = { municipality_id: here };
    for (const path of ['incident_imports', 'incident_accesses']) {
      const answer = await send(at(), { method: 'POST', path, headers, body });
      expect([path, answer.status]).toEqual([path, 403]);
    }
    expect(await fingerprint(at())).toBe(before);
  });
});
