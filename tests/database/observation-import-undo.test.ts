import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Parameter } from '../../server/database.ts';
import { describeOnEngines } from './engines.ts';
import { type Cells, observationImports } from './observation-import-requests.ts';
import { accountOf, everyone, here, settle, there } from './people.ts';
import { fingerprint, refusalOf, rowsOf, send } from './requests.ts';
import { insertCatalogue, insertRow, ownIndicator, sectorBody } from './rows.ts';

const planner = accountOf('planner here');

describeOnEngines('an import of observations', (at) => {
  beforeAll(async () => {
    await settle(at());
    await insertCatalogue(at());
  });

  const { newSector, contentOf, bring, takeBack, observed } = observationImports(at);

  describe('that is undone', () => {
    test('gives back what was before, and takes away what it added', async () => {
      const [old, fresh] = [await newSector(), await newSector()];
      await bring(contentOf([[old, 0, 1.25, 0]], { source: 'Antes' }));
      const content = contentOf([
        [old, 0, null, 1],
        [fresh, 0, 7, 0],
      ]);
      await bring(content);
      const answer = await takeBack(content.id);
      expect([answer.status, JSON.parse(answer.text)]).toMatchObject([200, { id: content.id }]);
      expect(await observed(old, fresh)).toMatchObject([
        { sector_id: old, value: 1.25, status: 'observed', source: 'Antes', version: 3 },
      ]);
      const before = await fingerprint(at());
      expect((await takeBack(content.id)).text).toBe(answer.text);
      expect(await fingerprint(at())).toBe(before);
      const [row] = await at().database.query(
        'select undone_by, created_by from public.observation_imports where id = $1',
        [content.id],
      );
      expect(row).toEqual({ undone_by: planner, created_by: planner });
    });

    test('is refused, with the sectors, where a value was changed or removed since', async () => {
      for (const method of ['PATCH', 'DELETE'] as const) {
        const body = sectorBody();
        const sector = await insertRow(at(), 'sectors', body);
        const content = contentOf([
          [sector, 0, 1, 0],
          [await newSector(), 0, 1, 0],
        ]);
        await bring(content);
        const path = `observations?sector_id=eq.${String(sector)}`;
        const change = method === 'PATCH' ? { body: { value: 2 } } : {};
        await send(at(), { method, path, as: planner, ...change });
        const before = await fingerprint(at());
        const answer = await takeBack(content.id);
        expect([answer.status, refusalOf(answer).message]).toEqual([
          409,
          `Values of these sectors were changed after the import: ${String(body.map_label)}.`,
        ]);
        expect(await fingerprint(at())).toBe(before);
      }
    });

    test('restores what there is, where a sector is gone', async () => {
      const [gone, stays] = [await newSector(), await newSector()];
      const content = contentOf([
        [gone, 0, 1, 0],
        [stays, 0, 1, 0],
      ]);
      await bring(content);
      await send(at(), { method: 'DELETE', path: `sectors?id=eq.${String(gone)}`, as: planner });
      expect((await takeBack(content.id)).status).toBe(200);
      expect(await observed(gone, stays)).toEqual([]);
    });
  });

  describe('by', () => {
    test.each(everyone)('%s', async (person) => {
      const may = person === 'planner here';
      const content = contentOf([[await newSector(), 0, 1, 0]]);
      let before = await fingerprint(at());
      const answer = await bring(content, person);
      expect(answer.status < 300).toBe(may);
      if (!may) {
        expect([401, 403]).toContain(answer.status);
        expect(await fingerprint(at())).toBe(before);
        await bring(content);
      }
      before = await fingerprint(at());
      const undone = await takeBack(content.id, person);
      expect(undone.status < 300).toBe(may);
      if (!may) expect(await fingerprint(at())).toBe(before);
    });

    test('a planner cannot undo, or learn of, one of another municipality', async () => {
      const theirs = contentOf([[await newSector(there), 0, 1, 0]], { municipalityId: there });
      expect((await bring(theirs, 'planner elsewhere')).status).toBe(200);
      const before = await fingerprint(at());
      const [mine, unknown] = [await takeBack(theirs.id), await takeBack(randomUUID())];
      expect([mine.status, mine.text]).toEqual([unknown.status, unknown.text]);
      expect((await takeBack(theirs.id, 'planner here', there)).status).toBe(403);
      expect(await fingerprint(at())).toBe(before);
      const path = `observation_imports?municipality_id=eq.${there}`;
      expect(rowsOf(await send(at(), { method: 'GET', path, as: planner }))).toEqual([]);
    });
  });

  /** Rows of as many sectors, made as superuser, with 50 indicators each. */
  const manyRows = async (sectors: number) => {
    const body = sectorBody();
    await at().database.query(
      `insert into public.indicators (key, sort_order, label_es, label_en, source_label, unit_es,
         unit_en, group_key, direction, aggregation, sensitivity, suppress_below)
       select 'many_' || n, 20000 + n, label_es, label_en, source_label, unit_es, unit_en,
         group_key, direction, aggregation, sensitivity, suppress_below
       from public.indicators, generate_series(1, 50) as n where key = $1
       on conflict do nothing`,
      [ownIndicator],
    );
    const made = await at().database.query(
      `insert into public.sectors (municipality_id, ppd_code, map_label, geometry, geometry_status,
         geometry_source)
       select $1, '900-' || lpad((n % 1000)::text, 3, '0') || '-' || n / 1000 + 1, 'many ' || n,
         extensions.st_geomfromgeojson($2), 'illustrative', 'Fixture'
       from generate_series(0, $3::integer - 1) as n returning id`,
      [here, String(body.geometry), sectors],
    );
    const indicators = Array.from({ length: 50 }, (_, number) => `many_${number + 1}`);
    const rows = made.flatMap(({ id }) =>
      indicators.map((_, place): Cells => [id as Parameter, place, place / 7, 0]),
    );
    return { indicators, rows };
  };

  test('of a large table, and its undoing, take no more time for each value than of a small one', async () => {
    const { indicators, rows } = await manyRows(400);
    const content = contentOf(rows, { indicators });
    expect((await bring(content)).status).toBe(200);
    const changed = rows.map(([sector, place, value]): Cells => [
      sector,
      place,
      Number(value) + 1,
      1,
    ]);
    const again = contentOf(changed, { indicators });
    // With a guess of a few rows where there are many, either would take minutes.
    const answer = await bring(again);
    expect(JSON.parse(answer.text)).toMatchObject({ added: 0, changed: 20_000 });
    expect((await takeBack(again.id)).status).toBe(200);
    const [kept] = await at().database.query(
      `select count(*)::int as count from public.observations
       where indicator_key like 'many%' and version = 3 and value < 7.01`,
    );
    expect(kept).toEqual({ count: 20_000 });
  });

  test('of more values than the limit is refused before anything is looked up', async () => {
    const row: Cells = [await newSector(), 0, 1, 0];
    const answer = await bring(contentOf(Array.from({ length: 100_001 }, () => row)));
    expect([answer.status, refusalOf(answer).code]).toEqual([400, 'PT400']);
    expect(refusalOf(answer)).toMatchObject({
      message: 'An import has 1 to 100,000 values, and this one has 100001.',
      hint: 'Import the table in parts, some indicators at a time.',
    });
  });
});
