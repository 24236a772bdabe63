import { beforeAll, describe, expect, test } from 'vitest';
import { describeOnEngines } from './engines.ts';
import {
  askIncidents,
  bringIncidents,
  foundIn,
  incidentContent,
  reads,
  type SentIncident,
  sentIncident,
} from './incident-rows.ts';
import { accountNumber, accountOf, addAccount, everyone, here, settle, there } from './people.ts';
import { fingerprint, refusalOf, rowsOf, send } from './requests.ts';
import { insertCatalogue, insertRow, ownIndicator, sectorBody } from './rows.ts';

const police = accountOf('police here');
const readers = ['police here', 'admin here', 'admin everywhere'];
/** Who may ask what of the municipality `here`. */
const askers: Record<(typeof reads)[number], string[]> = {
  incident_points: readers,
  incident_rollup: readers,
  incident_totals: ['planner here', ...readers],
};
const nationalPolice = accountNumber(70);

describeOnEngines('reading incidents', (at) => {
  const given: SentIncident[] = [
    sentIncident({ 2: '2015-03-04T13:45:00-06:00', 4: -88.995 }),
    sentIncident({ 2: '2015-03-31T23:59:00-06:00', 4: -88.994 }),
    sentIncident({ 2: '2015-05-01T00:00:00-06:00', 3: 'month', 4: -88.95 }),
  ];
  const ids = given.map(([id]) => id);
  let sector: unknown;
  beforeAll(async () => {
    await settle(at());
    await insertCatalogue(at());
    sector = Number(await insertRow(at(), 'sectors', sectorBody()));
    await addAccount(at(), nationalPolice);
    await insertRow(at(), 'user_roles', { user_id: nationalPolice, role: 'police' });
    await bringIncidents(at(), incidentContent(given.slice(0, 2)));
    await bringIncidents(at(), incidentContent(given.slice(2), { synthetic: true }));
  });

  const newestAccess = async () => {
    const [row] = await at().database.query(
      `select municipality_id, actor, area, period::text as period, indicators, hours, weekdays,
         matched_count, returned_count, (select count(*)::int from public.incident_accesses) as accesses
       from public.incident_accesses order by id desc limit 1`,
    );
    return row ?? { accesses: 0 };
  };
  const points = async (change: object = {}) =>
    foundIn(await askIncidents(at(), 'incident_points', change));
  const idsOf = ({ rows }: { rows: unknown[][] }) => rows.map(([id]) => id);

  describe('by', () => {
    for (const name of reads) {
      test.each(everyone)(`${name}: %s`, async (person) => {
        const may = askers[name].includes(person);
        const before = await fingerprint(at());
        const answer = await askIncidents(at(), name, {}, person);
        expect(answer.status === 200).toBe(may);
        if (may) {
          expect(foundIn(answer).total).toBe(3);
          return;
        }
        expect([401, 403]).toContain(answer.status);
        const missing = { municipalityId: 'villa-de-nadie' };
        expect((await askIncidents(at(), name, missing, person)).text).toBe(answer.text);
        // Not even what is wrong with a question is told.
        const wrong = { from: 'once', sectorId: 'x', by: 'me' };
        expect((await askIncidents(at(), name, wrong, person)).text).toBe(answer.text);
        expect(await fingerprint(at())).toBe(before);
      });
    }

    test('the national police', async () => {
      const question = { municipalityId: here, from: '2015-01-01', to: '2016-01-01' };
      for (const name of reads) {
        const body = { query: JSON.stringify(question) };
        const sent = { method: 'POST' as const, path: `rpc/${name}`, as: nationalPolice, body };
        expect(foundIn(await send(at(), sent)).total).toBe(3);
      }
    });

    test('a person whose role was taken away', async () => {
      const role = { user_id: accountNumber(71), role: 'police', municipality_id: here };
      await addAccount(at(), role.user_id);
      const id = await insertRow(at(), 'user_roles', role);
      const body = {
        query: JSON.stringify({ municipalityId: here, from: '2015-01-01', to: '2016-01-01' }),
      };
      const path = 'rpc/incident_points';
      const ask = () => send(at(), { method: 'POST', path, as: role.user_id, body });
      expect((await ask()).status).toBe(200);
      const admin = accountOf('admin here');
      await send(at(), { method: 'DELETE', path: `user_roles?id=eq.${String(id)}`, as: admin });
      expect((await ask()).status).toBe(403);
    });
  });

  describe('points', () => {
    test('come as they were brought in, the latest first', async () => {
      expect(await points()).toEqual({
        total: 3,
        indicators: [ownIndicator],
        rows: [
          [ids[2], 0, '2015-05-01T06:00Z', 'month', -88.95, 13.005, null, true],
          [ids[1], 0, '2015-04-01T05:59Z', 'minute', -88.994, 13.005, sector, false],
          [ids[0], 0, '2015-03-04T19:45Z', 'minute', -88.995, 13.005, sector, false],
        ],
      });
    });

    test('of a period, an area, a sector and kinds', async () => {
      expect(idsOf(await points({ to: '2015-04-01' }))).toEqual([ids[1], ids[0]]);
      expect(idsOf(await points({ from: '2015-04-01' }))).toEqual([ids[2]]);
      expect(idsOf(await points({ sectorId: sector }))).toEqual([ids[1], ids[0]]);
      expect(idsOf(await points({ bounds: [-88.9945, 13, -88.9, 13.1] }))).toEqual([
        ids[2],
        ids[1],
      ]);
      expect(idsOf(await points({ indicators: ['nothing'] }))).toEqual([]);
      const some = await points({ limit: 1 });
      expect([some.total, idsOf(some)]).toEqual([3, [ids[2]]]);
    });

    test.each<object>([
      { from: null },
      { from: '2015-02-30' },
      { from: '2016-01-01' },
      { to: 'infinity' },
      { bounds: [1, 2, 3] },
      { bounds: [1, 2, 3, '4'] },
      { bounds: 'all' },
      { bounds: [1, 2, 3, {}] },
      { hours: [24] },
      { hours: ['x'] },
      { weekdays: [0] },
      { weekdays: Array.from({ length: 8 }, () => 1) },
      { from: '1899-01-01' },
      { to: '5874897-01-01' },
      { limit: -1 },
      { indicators: 'theft' },
    ])('are refused for %j', async (change) => {
      const before = await newestAccess();
      const answer = await askIncidents(at(), 'incident_points', change);
      expect([answer.status, refusalOf(answer).code]).toEqual([400, 'PT400']);
      expect(refusalOf(answer).hint).toBeTruthy();
      expect(await newestAccess()).toEqual(before);
    });
  });

  describe('each read of points leaves a record', () => {
    const everything = { municipality_id: here, actor: police, period: '[2015-01-01,2016-01-01)' };
    test('of who, where, when, what and how many', async () => {
      const { accesses } = await newestAccess();
      const bounds = [-89, 13, -88.9, 13.1];
      await points({ bounds, limit: 2, indicators: [ownIndicator] });
      expect(await newestAccess()).toEqual({
        ...everything,
        area: { bounds },
        indicators: [ownIndicator],
        hours: null,
        weekdays: null,
        matched_count: 3,
        returned_count: 2,
        accesses: Number(accesses) + 1,
      });
      await points({ sectorId: sector, from: '2015-04-01', to: '2015-05-01' });
      expect(await newestAccess()).toMatchObject({
        area: { sectorId: sector },
        period: '[2015-04-01,2015-05-01)',
        indicators: null,
        matched_count: 0,
      });
      await points();
      expect(await newestAccess()).toMatchObject({ ...everything, area: {}, returned_count: 3 });
    });

    test('whatever way they are asked for', async () => {
      const query = JSON.stringify({ municipalityId: here, from: '2015-01-01', to: '2016-01-01' });
      const path = 'rpc/incident_points';
      const ways = [
        { method: 'POST' as const, path, body: { query } },
        { method: 'POST' as const, path, body: { query }, headers: { prefer: 'tx=rollback' } },
        { method: 'GET' as const, path: `${path}?query=${encodeURIComponent(query)}` },
        { method: 'HEAD' as const, path: `${path}?query=${encodeURIComponent(query)}` },
      ];
      for (const sent of ways) {
        const before = await newestAccess();
        const answer = await send(at(), { ...sent, as: police });
        const { accesses } = await newestAccess();
        const told = ids.some((id) => answer.text.includes(id));
        if (told) expect([sent, accesses]).toEqual([sent, Number(before.accesses) + 1]);
        else expect(sent.method).not.toBe('POST');
      }
    });

    test('that nobody can change or remove', async () => {
      await points();
      for (const statement of [
        'update public.incident_accesses set returned_count = 0',
        'delete from public.incident_accesses',
        'truncate public.incident_accesses',
      ]) {
        await expect(at().database.query(statement)).rejects.toThrow(/append-only|truncated/);
      }
    });

    test('while counts leave none', async () => {
      const before = await newestAccess();
      await askIncidents(at(), 'incident_rollup');
      await askIncidents(at(), 'incident_totals');
      expect(await newestAccess()).toEqual(before);
    });
  });

  describe('nothing of it is to be had', () => {
    test('by asking for the tables, embedding or filtering them, not even with the secret key', async () => {
      const { secretKey } = at().secrets;
      const secret = { apikey: secretKey, authorization: `Bearer ${secretKey}` };
      const ways = [
        ...everyone.map((person) => ({
          as: accountOf(person),
          headers: { prefer: 'count=exact' },
        })),
        { as: undefined, headers: { ...secret, prefer: 'count=exact' } },
        { as: undefined, headers: { ...secret, 'accept-profile': 'private' } },
      ];
      for (const way of ways) {
        for (const table of ['incidents', 'incident_cells']) {
          const asked = { method: 'GET' as const, ...way };
          const missing = await send(at(), { ...asked, path: 'there_is_no_such_table' });
          expect(missing.status).toBeGreaterThanOrEqual(400);
          for (const path of [
            table,
            `${table}?id=eq.${ids[0] ?? ''}`,
            `sectors?select=id,${table}!inner(*)`,
            `incident_imports?select=id,${table}!inner(*)`,
            `municipalities?select=id,${table}!inner(*)`,
            `indicators?select=key,${table}(*)&${table}.id=not.is.null`,
          ]) {
            const answer = await send(at(), { ...asked, path });
            expect([path, rowsOf(answer)]).toEqual([path, []]);
            expect([path, answer.status >= 400]).toEqual([path, true]);
            expect(ids.filter((id) => answer.text.includes(id))).toEqual([]);
          }
          for (const method of ['HEAD', 'DELETE', 'PATCH', 'POST'] as const) {
            const body = method === 'HEAD' || method === 'DELETE' ? undefined : {};
            const answer = await send(at(), { ...way, method, path: table, body });
            expect([method, answer.status >= 400]).toEqual([method, true]);
          }
        }
      }
    });

    test('in publications, views or notices', async () => {
      const published = await at().database.query('select content::text from public.publications');
      expect(published.length).toBeGreaterThan(0);
      for (const { content } of published) expect(String(content)).not.toMatch(/incident/);
      const dependent = await at().database.query(
        `select distinct d.refobjid::regclass::text as source from pg_depend d
         join pg_rewrite r on r.oid = d.objid and d.classid = 'pg_rewrite'::regclass
         where d.refobjid in (select oid from pg_class where relname like 'incident%')`,
      );
      expect(dependent).toEqual([]);
      const announcing = await at().database.query(
        `select proname from pg_proc where pronamespace in ('public'::regnamespace,
           'private'::regnamespace) and prosrc ~ 'incident' and prosrc ~ 'notify|publications'`,
      );
      expect(announcing).toEqual([]);
    });

    test('for a planner in the audit', async () => {
      const path = 'audit_entries?table_name=like.incident*';
      for (const person of ['planner here', 'police here', 'admin elsewhere'] as const) {
        const answer = await send(at(), { method: 'GET', path, as: accountOf(person) });
        expect(rowsOf(answer)).toEqual([]);
      }
      const read = await send(at(), { method: 'GET', path, as: accountOf('admin here') });
      expect(rowsOf(read).map((row) => row.municipality_id)).toEqual(
        Array.from({ length: 6 }, () => here),
      );
      expect(rowsOf(read)).not.toContainEqual(expect.objectContaining({ municipality_id: there }));
    });
  });
});
