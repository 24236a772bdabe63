import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { toMetres } from '../../src/spatial/projection/transverse-mercator.ts';
import { describeOnEngines } from './engines.ts';
import {
  askIncidents,
  bringIncidents,
  foundIn,
  incidentContent,
  type SentIncident,
  takeIncidentsBack,
} from './incident-rows.ts';
import { settle, there } from './people.ts';
import { indicatorBody, insertCatalogue, insertRow, sectorBody, square } from './rows.ts';

/** What the roll-up should hold: counted anew from the incidents, without their own columns. */
const counted = `select i.municipality_id, s.step,
    date_trunc(s.step, i.occurred_at at time zone interval '-06:00')::date as starts_on,
    i.indicator_key, floor(extensions.st_x(p.place) / 100)::int as cell_column,
    floor(extensions.st_y(p.place) / 100)::int as cell_row,
    (select min(t.id) from public.sectors t where t.municipality_id = i.municipality_id
       and extensions.st_intersects(t.geometry, i.location)) as sector_id,
    m.synthetic, count(*)::int as incident_count
  from private.incidents i
  join public.incident_imports m on m.municipality_id = i.municipality_id and m.id = i.import_id
  cross join (values ('month'), ('year')) s (step)
  cross join lateral (select extensions.st_transform(i.location, 32616) as place) p
  group by 1, 2, 3, 4, 5, 6, 7, 8`;

const row = fc.tuple(
  fc.uuid(),
  fc.nat(1),
  fc
    .date({ min: new Date('2014-12-20T00:00Z'), max: new Date('2016-01-10T00:00Z') })
    .filter((date) => !Number.isNaN(date.getTime()))
    .map((date) => date.toISOString()),
  fc.constantFrom('minute', 'day', 'month'),
  fc.integer({ min: 0, max: 30 }).map((step) => -89.005 + step / 1000),
  fc.integer({ min: 0, max: 15 }).map((step) => 12.995 + step / 1000),
);
const batch = fc.record({
  rows: fc.uniqueArray(row, { minLength: 1, maxLength: 30, selector: ([id]) => id }),
  synthetic: fc.boolean(),
  undone: fc.boolean(),
});

describeOnEngines('the roll-up of incidents', (at) => {
  let indicators: string[] = [];
  let sectors: unknown[] = [];
  beforeAll(async () => {
    await settle(at());
    await insertCatalogue(at());
    for (const body of [indicatorBody(), indicatorBody()]) {
      indicators.push(String(await insertRow(at(), 'indicators', body, 'key')));
    }
    indicators = indicators.sort();
    for (const west of [-89, -88.99]) {
      const body = { ...sectorBody(), geometry: square(west, 13) };
      sectors.push(await insertRow(at(), 'sectors', body));
    }
    sectors = sectors.map(Number);
  });

  const differences = () =>
    at().database.query(
      `with held as (
         select municipality_id, step, starts_on, indicator_key, cell_column, cell_row, sector_id,
           synthetic, incident_count from private.incident_cells
       ), counted as (${counted})
       (select 'held' as by, * from (table held except table counted) h)
       union all (select 'counted', * from (table counted except table held) c)`,
    );
  const bring = async (rows: unknown[], change: object = {}) => {
    const content = incidentContent(rows, { indicators, ...change });
    const answer = await bringIncidents(at(), content);
    if (answer.status !== 200) throw new Error(answer.text);
    return content.id;
  };

  test('is the incidents counted, whatever comes and goes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(batch, { minLength: 1, maxLength: 3 }), async (batches) => {
        const undone: string[] = [];
        for (const { rows, ...drawn } of batches) {
          const id = await bring(rows, { synthetic: drawn.synthetic });
          if (drawn.undone) undone.push(id);
        }
        for (const id of undone) await takeIncidentsBack(at(), id);
        expect(await differences()).toEqual([]);
      }),
      { numRuns: 15 },
    );
    const [sum] = await at().database.query('select count(*) from private.incident_cells');
    expect(Number(sum?.count)).toBeGreaterThan(50);
  });

  test('follows sectors that are drawn, redrawn and removed', async () => {
    const rows = Array.from({ length: 40 }, (_, i) => [
      ...[randomUUID(), i % 2, '2012-06-01T12:00Z', 'minute', -88.9795 - i / 4000, 13.0055],
    ]);
    await bring(rows);
    const inSector = async (id: unknown) => {
      const question = { by: 'sector', sectorId: Number(id), from: '2012-06-01', to: '2012-07-01' };
      return foundIn(await askIncidents(at(), 'incident_rollup', question)).total;
    };
    const body = { ...sectorBody(), geometry: square(-88.98, 13) };
    const drawn = await insertRow(at(), 'sectors', body);
    expect(await differences()).toEqual([]);
    expect(await inSector(drawn)).toBe(2);
    const redraw = (west: number) =>
      at().database.query(
        `update public.sectors set geometry = extensions.st_geomfromgeojson($1)
         where id = $2::text::bigint`,
        [square(west, 13), String(drawn)],
      );
    await redraw(-88.95);
    expect([await inSector(drawn), await differences()]).toEqual([0, []]);
    await redraw(-88.98);
    expect([await inSector(drawn), await differences()]).toEqual([2, []]);
    // Where two sectors overlap, the older has the incidents; without it, the younger.
    await redraw(-88.985);
    expect([await inSector(drawn), await differences()]).toEqual([2, []]);
    const before = await inSector(sectors[1]);
    expect(before).toBeGreaterThan(0);
    await at().database.query('delete from public.sectors where id = $1::text::bigint', [
      String(sectors[1]),
    ]);
    expect(await differences()).toEqual([]);
    expect(await inSector(drawn)).toBeGreaterThan(2);
    expect(await inSector(sectors[1])).toBe(0);
  });

  describe('answers', () => {
    /** Of the year 2013, which nothing else here knows. */
    const year = { from: '2013-01-01', to: '2014-01-01' };
    const given: SentIncident[] = [
      [randomUUID(), 0, '2013-03-04T13:45:00-06:00', 'minute', -88.9951, 13.0051],
      [randomUUID(), 1, '2013-03-04T23:10:00-06:00', 'minute', -88.9951, 13.0051],
      [randomUUID(), 0, '2013-03-10T00:00:00-06:00', 'day', -88.9911, 13.0081],
      [randomUUID(), 0, '2013-05-01T00:00:00-06:00', 'month', -88.9511, 13.0081],
    ];
    beforeAll(async () => {
      await bring(given.slice(0, 3));
      await bring(given.slice(3), { synthetic: true });
    });
    const ask = async (change: object) => {
      const found = foundIn(await askIncidents(at(), 'incident_rollup', { ...year, ...change }));
      return { ...found, rows: found.rows.sort() };
    };

    test.each([100, 300, 1000])('with the cells of %i m that the engine has', async (size) => {
      const { rows, total, synthetic } = await ask({ by: 'cell', size });
      const expected = new Map<string, number>();
      for (const [, , , , longitude, latitude] of given) {
        const cell = toMetres(longitude, latitude).map((metres) => Math.floor(metres / size));
        expected.set(String(cell), (expected.get(String(cell)) ?? 0) + 1);
      }
      const got = rows.map(([column, row, , , , count]) => [String([column, row]), count]);
      expect(new Map(got as [string, number][])).toEqual(expected);
      expect([total, synthetic]).toEqual([4, 1]);
    });

    test.each(['none', 'month'])('the same from cells and from incidents, by %s', async (step) => {
      for (const by of ['cell', 'sector', 'all']) {
        const asked = { by, step, perIndicator: true, size: 200 };
        const { from, ...rolledUp } = await ask(asked);
        // Every hour is no other question, but one that the roll-up cannot be asked.
        const hours = Array.from({ length: 24 }, (_, hour) => hour);
        const { from: slowly, ...slow } = await ask({ ...asked, hours });
        expect([from, slowly]).toEqual(['cells', 'incidents']);
        expect([rolledUp.total, slow.total, slow.leftOut]).toEqual([4, 2, 2]);
        const minutes = await ask({ ...asked, to: '2013-03-05' });
        expect(minutes.rows).toEqual(slow.rows);
      }
    });

    test('by hour of the week, day and week, leaving out what is not so precise', async () => {
      const times = async (step: string) => {
        const { rows, leftOut } = await ask({ step });
        return [rows.map((found) => [found[3], found[5]]), leftOut];
      };
      expect(await times('hour')).toEqual([
        [
          [13, 1],
          [23, 1],
        ],
        2,
      ]);
      expect(await times('day')).toEqual([
        [
          ['2013-03-04', 2],
          ['2013-03-10', 1],
        ],
        1,
      ]);
      expect(await times('week')).toEqual([[['2013-03-04', 3]], 1]);
    });

    test('of part of a month, without incidents known by month alone', async () => {
      expect(await ask({ to: '2013-05-20' })).toMatchObject({ total: 3, leftOut: 1 });
      expect(await ask({ from: '2013-05-20' })).toMatchObject({ total: 0, leftOut: 1 });
      expect(await ask({ to: '2013-06-01' })).toMatchObject({ total: 4, leftOut: 0 });
    });

    test('of weekdays, kinds, a sector, and with or without synthetic ones', async () => {
      expect(await ask({ weekdays: [7] })).toMatchObject({ total: 1, leftOut: 1 });
      expect(await ask({ indicators: indicators.slice(1) })).toMatchObject({ total: 1 });
      expect(await ask({ indicators: [] })).toMatchObject({ total: 0, rows: [] });
      expect(await ask({ sectorId: sectors[0] })).toMatchObject({ total: 3, synthetic: 0 });
      expect(await ask({ synthetic: true })).toMatchObject({ total: 1, synthetic: 1 });
      expect(await ask({ synthetic: false, step: 'day' })).toMatchObject({ total: 3, leftOut: 0 });
    });

    test('planners with totals of sectors by month', async () => {
      const totals = async (change: object) =>
        foundIn(
          await askIncidents(at(), 'incident_totals', { ...year, ...change }, 'planner here'),
        );
      expect(await totals({})).toEqual({
        total: 4,
        synthetic: 1,
        rows: [
          [sectors[0], '2013-03-01', indicators[0], 2],
          [sectors[0], '2013-03-01', indicators[1], 1],
          [null, '2013-05-01', indicators[0], 1],
        ],
      });
      expect(await totals({ synthetic: false })).toMatchObject({ total: 3 });
      const part = { ...year, to: '2013-03-05' };
      expect((await askIncidents(at(), 'incident_totals', part)).status).toBe(400);
    });
  });

  test('holds nothing of one municipality for another', async () => {
    const elsewhere = { municipalityId: there };
    const answer = await askIncidents(at(), 'incident_rollup', elsewhere, 'police elsewhere');
    expect(foundIn(answer)).toMatchObject({ total: 0, rows: [] });
    const theirs = { sectorId: sectors[0], municipalityId: there };
    for (const name of ['incident_rollup', 'incident_points'] as const) {
      const hidden = await askIncidents(at(), name, theirs, 'police elsewhere');
      const missing = { ...theirs, sectorId: 999_999 };
      const unknown = await askIncidents(at(), name, missing, 'police elsewhere');
      expect([hidden.status, hidden.text]).toEqual([200, unknown.text]);
    }
  });

  test('cannot be written past its triggers, not even by a superuser', async () => {
    for (const statement of [
      'update private.incident_cells set incident_count = 1',
      'delete from private.incident_cells',
      'truncate private.incident_cells',
    ]) {
      await expect(at().database.query(statement)).rejects.toThrow(/alone|truncated/);
    }
  });
});
